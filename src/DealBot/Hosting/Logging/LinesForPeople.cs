using System.Globalization;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace DealBot.Hosting.Logging;

/// <summary>The log for a terminal: when, how bad, what, and the id of the request that it is about; an exception on the lines below.</summary>
/// <param name="clock">Dates the lines, in UTC.</param>
/// <param name="isColoured">Whether levels are coloured.</param>
internal sealed class LinesForPeople(TimeProvider clock, bool isColoured) : ConsoleFormatter(Key)
{
    /// <summary>The name of the format.</summary>
    public const string Key = "dealbot-text";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // What is logged may come from outside: it must not move the cursor, nor look like a line of its own.
        var message = Visible.Line(logEntry.Formatter(logEntry.State, logEntry.Exception));
        var id = LogEvent.Scopes(scopeProvider).TryGetValue("RequestId", out var request) ? $" [{request}]" : "";
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ssZ", CultureInfo.InvariantCulture);
        textWriter.WriteLine($"{time} {Coloured(logEntry.LogLevel)} {message}{id}");
        if (logEntry.Exception is { } fault) textWriter.WriteLine(Visible.Of(fault.ToString()));
    }

    // The sixteen colours that every theme chooses legibly, as the palette of the commands has them.
    private string Coloured(LogLevel level)
    {
        var word = LogEvent.LevelOf(level).PadRight(5);
        return level switch
        {
            LogLevel.Warning when isColoured => $"\e[33m{word}\e[0m",
            LogLevel.Error or LogLevel.Critical when isColoured => $"\e[1;31m{word}\e[0m",
            _ => word,
        };
    }
}
