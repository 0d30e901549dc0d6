using System.Globalization;

namespace DealBot.Testing;

/// <summary>Everything that a counterpart saw, in order, and the means to wait for what has not happened yet.</summary>
public sealed class Journal
{
    private const int LinesShown = 200;

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<string> _violations = [];
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly Signal _signal;

    /// <summary>An empty one.</summary>
    /// <param name="patience">How long a wait may last, in real time, before it fails the test.</param>
    public Journal(TimeSpan patience) => (Patience, _signal) = (patience, new Signal(patience, ToString));

    /// <summary>How long a wait may last, in real time, before it fails the test.</summary>
    public TimeSpan Patience { get; }

    /// <summary>What happened so far, each line with the milliseconds since the start.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>What was done against the platform's rules.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate) return [.. _violations];
        }
    }

    /// <summary>Takes down what happened, and wakes those who wait.</summary>
    public void Record(string line)
    {
        var at = TimeProvider.System.GetElapsedTime(_started).TotalMilliseconds;
        lock (_gate) _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at,8:F0} ms  {line}"));
        Changed();
    }

    /// <summary>Takes down a breach of the platform's rules, which fails the test at the end unless it is taken back.</summary>
    public void Violate(string rule)
    {
        lock (_gate) _violations.Add(rule);
        Record("VIOLATION " + rule);
    }

    /// <summary>Takes the breaches so far, so that they do not fail the test: for tests that provoke them.</summary>
    public IReadOnlyList<string> TakeViolations()
    {
        lock (_gate)
        {
            List<string> taken = [.. _violations];
            _violations.Clear();
            return taken;
        }
    }

    /// <summary>Wakes those who wait, to look again.</summary>
    public void Changed() => _signal.Changed();

    /// <summary>Waits until <paramref name="look"/> finds something; looks again whenever something happened.</summary>
    /// <param name="look">Returns null while there is nothing.</param>
    /// <param name="what">What is waited for, for the message of a failure.</param>
    /// <exception cref="TimeoutException">It did not come; says everything that was recorded.</exception>
    public Task<T> UntilAsync<T>(Func<T?> look, string what)
        where T : class => _signal.UntilAsync(look, what);

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It did not become so; says everything that was recorded.</exception>
    public Task UntilAsync(Func<bool> look, string what) => UntilAsync(() => look() ? "so" : null, what);

    /// <summary>Fails when rules were broken.</summary>
    /// <exception cref="InvalidOperationException">They were; says which, and everything that was recorded.</exception>
    public void ThrowIfViolated()
    {
        if (Violations is { Count: > 0 } broken)
            throw new InvalidOperationException($"The platform's rules were broken:\n{string.Join('\n', broken)}\n{this}");
    }

    /// <summary>What happened, the latest lines of it.</summary>
    public override string ToString()
    {
        var lines = Lines;
        return $"--- recorded ({lines.Count} lines)\n{string.Join('\n', lines.Skip(lines.Count - LinesShown))}";
    }
}
