using System.Runtime.InteropServices;

namespace DealBot.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that work ends between two transactions.</summary>
/// <remarks>
/// A second signal, or work that does not end in time (it may be waiting for standard input), ends the process at once: the
/// database survives that too.
/// </remarks>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private int exitCode = ExitCode.Interrupted;
    private Timer? last;

    public Signals()
    {
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, ExitCode.Interrupted)));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, ExitCode.Terminated)));
    }

    /// <summary>How long work may take to end after the first signal; the longest transaction of an import takes less than two seconds.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stopped => stopping.Token;

    /// <summary>What to return once stopped.</summary>
    public int ExitCodeWhenStopped => exitCode;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        last?.Dispose();
        stopping.Dispose();
    }

    private void Stop(PosixSignalContext signal, int code)
    {
        if (stopping.IsCancellationRequested) return;
        exitCode = code;
        signal.Cancel = true;
        last = new Timer(_ => Environment.Exit(code), null, Patience, Timeout.InfiniteTimeSpan);
        stopping.Cancel();
    }
}
