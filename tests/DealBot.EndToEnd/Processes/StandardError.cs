using System.Diagnostics;
using DealBot.Testing;

namespace DealBot.EndToEnd.Processes;

/// <summary>What a process writes to standard error, line by line, for those who wait for a line of it.</summary>
internal sealed class StandardError
{
    private readonly List<string> _lines = [];
    private readonly Signal _changed;
    private bool _isOver;

    /// <param name="process">One whose standard error is redirected and that nobody reads yet.</param>
    /// <param name="patience">How long to wait for a line.</param>
    public StandardError(Process process, TimeSpan patience)
    {
        _changed = new Signal(patience, ToString);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    /// <summary>Waits for the first line that holds words; fails the test at once when the process ends without it.</summary>
    public Task<string> SaysAsync(string words) => _changed.UntilAsync(
        () =>
        {
            var isOver = Volatile.Read(ref _isOver); // before the lines are read: none comes after it
            var found = Lines.FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal));
            Assert.False(found is null && isOver, $"The process has ended and never said “{words}”.\n{this}");
            return found;
        },
        $"“{words}” on standard error");

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Lines);

    private void Take(string? line)
    {
        if (line is null) Volatile.Write(ref _isOver, true);
        else lock (_lines) _lines.Add(line);
        _changed.Changed();
    }
}
