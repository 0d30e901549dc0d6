using System.Text.Json;
using DealBot.Hosting.Logging;
using DealBot.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace DealBot.EndToEnd.Hosting;

public sealed partial class LogFormatTests
{
    private static readonly TimeProvider Clock = new ManualClock(new DateTimeOffset(2025, 3, 1, 9, 30, 0, 250, TimeSpan.Zero));
    private readonly LoggerExternalScopeProvider _scopes = new();

    [Fact]
    public void A_program_reads_one_object_a_line_with_values_of_their_own_kind_and_the_request()
    {
        using var request = _scopes.Push(new Dictionary<string, object?>(StringComparer.Ordinal) { ["RequestId"] = "outer" });
        using var inner = _scopes.Push(new Dictionary<string, object?>(StringComparer.Ordinal) { ["RequestId"] = "K7DQ2MNP" });

        var line = Written(new LinesForPrograms(Clock), log => LogPosted(log, "“Yes” & \"no\"\n\u202E\e[31m \ud800", 3, TimeSpan.FromSeconds(1.5)));

        Assert.Single(line.TrimEnd('\n').Split('\n'));
        Assert.Contains("“Yes” & \\\"no\\\"\\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', line);
        var json = JsonElement.Parse(line);
        Assert.Equal(["time", "level", "category", "message", "requestId", "values"], json.EnumerateObject().Select(static member => member.Name));
        Assert.StartsWith("2025-03-01T09:30:00.", json.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.Equal(("warn", "DealBot.Tests", "K7DQ2MNP"), (json.GetProperty("level").GetString(), json.GetProperty("category").GetString(), json.GetProperty("requestId").GetString()));
        Assert.Equal((3, "00:00:01.5000000"), (json.GetProperty("values").GetProperty("count").GetInt32(), json.GetProperty("values").GetProperty("duration").GetString()));
    }

    [Fact]
    public void An_exception_stays_on_the_line()
    {
        var line = Written(new LinesForPrograms(Clock), static log => LogFault(log, new InvalidOperationException("the gears\njammed")));

        Assert.Single(line.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("System.InvalidOperationException: the gears\njammed", JsonElement.Parse(line).GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void People_read_when_how_bad_what_and_the_request_and_nothing_moves_their_cursor()
    {
        using var request = _scopes.Push(new Dictionary<string, object?>(StringComparer.Ordinal) { ["RequestId"] = "K7DQ2MNP" });

        var line = Written(new LinesForPeople(Clock, isColoured: false), log => LogPosted(log, "a\nb\e[31m", 3, TimeSpan.FromSeconds(2)));

        Assert.Equal("2025-03-01 09:30:00Z warn  Posted a b␛[31m, 3 times in 00:00:02 [K7DQ2MNP]\n", line);
    }

    [Fact]
    public void Colours_are_written_where_they_are_wanted_only()
    {
        Assert.Contains("\e[33mwarn", Written(new LinesForPeople(Clock, isColoured: true), Posted), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Written(new LinesForPeople(Clock, isColoured: false), Posted));

        static void Posted(ILogger log) => LogPosted(log, "x", 1, TimeSpan.Zero);
    }

    private string Written(ConsoleFormatter format, Action<ILogger> say)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        say(new FormattingLogger(format, _scopes, writer));
        return writer.ToString();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Posted {What}, {Count} times in {Duration}")]
    private static partial void LogPosted(ILogger log, string what, int count, TimeSpan duration);

    [LoggerMessage(Level = LogLevel.Error, Message = "It failed")]
    private static partial void LogFault(ILogger log, Exception fault);

    /// <summary>As the console's logger does, to a writer of ours.</summary>
    private sealed class FormattingLogger(ConsoleFormatter format, IExternalScopeProvider scopes, TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            format.Write(new LogEntry<TState>(logLevel, "DealBot.Tests", eventId, state, exception, formatter), scopes, writer);
    }
}
