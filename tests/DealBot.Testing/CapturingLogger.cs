using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DealBot.Testing;

/// <summary>One line of a log.</summary>
/// <param name="Category">Who wrote it.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Message">As formatted.</param>
/// <param name="Fault">The exception that came with it.</param>
public sealed record LogLine(string Category, LogLevel Level, string Message, Exception? Fault)
{
    /// <summary>The line as a file would have it, with the whole exception: what no secret may be found in.</summary>
    public override string ToString() => $"{Level} {Category}: {Message}{(Fault is null ? "" : $"\n{Fault}")}";
}

/// <summary>Keeps what is logged, so that a test can look for an id that must be there and for a secret that must not.</summary>
public sealed class CapturingLoggerFactory : ILoggerFactory
{
    private readonly KeptLines _lines = new();

    /// <summary>Everything that was logged, in order.</summary>
    public IReadOnlyList<LogLine> Lines => _lines.All;

    /// <summary>Everything as one text.</summary>
    public string Text => _lines.ToString();

    /// <summary>Waits until so many lines hold these words: a log is written when what it tells of is over for everybody else.</summary>
    /// <exception cref="TimeoutException">They did not come; says everything that was logged.</exception>
    public Task SaysAsync(string words, int times = 1) => _lines.UntilAsync(words, times);

    /// <summary>A logger of a class.</summary>
    public CapturingLogger<T> CreateLogger<T>() => new(_lines);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new CapturingLogger(categoryName, _lines);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This factory keeps its lines itself.");

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lines stay readable.
    }
}

/// <summary>A logger that keeps its lines.</summary>
public class CapturingLogger : ILogger
{
    private readonly string _category;
    private readonly KeptLines _lines;

    internal CapturingLogger(string category, KeptLines lines) => (_category, _lines) = (category, lines);

    /// <summary>What was logged, in order; by all loggers of the factory, where there is one.</summary>
    public IReadOnlyList<LogLine> Lines => _lines.All;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        _lines.Add(new LogLine(_category, logLevel, formatter(state, exception), exception));
    }
}

/// <summary>A logger of a class that keeps its lines.</summary>
/// <typeparam name="T">The class.</typeparam>
public sealed class CapturingLogger<T> : CapturingLogger, ILogger<T>
{
    /// <summary>A logger with lines of its own.</summary>
    public CapturingLogger()
        : this(new KeptLines())
    {
    }

    internal CapturingLogger(KeptLines lines)
        : base(typeof(T).Name, lines)
    {
    }
}

/// <summary>The lines, and the means to wait for them.</summary>
internal sealed class KeptLines
{
    private readonly ConcurrentQueue<LogLine> _lines = [];
    private readonly Signal _added;

    public KeptLines() => _added = new Signal(TimeSpan.FromSeconds(20), ToString);

    public IReadOnlyList<LogLine> All => [.. _lines];

    public void Add(LogLine line)
    {
        _lines.Enqueue(line);
        _added.Changed();
    }

    public Task UntilAsync(string words, int times) => _added.UntilAsync(
        () => _lines.Count(line => line.ToString().Contains(words, StringComparison.Ordinal)) >= times ? this : null, $"“{words}” in the log");

    public override string ToString() => string.Join('\n', _lines);
}
