using DealBot.Core.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Chat;

/// <summary>Owns the loops of a connector: one that ends by a fault is reported and started again.</summary>
/// <param name="log">Learns of the faults.</param>
/// <param name="clock">Times the pauses.</param>
public sealed partial class Supervisor(ILogger<Supervisor> log, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Runs a loop until it ends by itself or is cancelled; after a fault, again, with pauses that grow.</summary>
    /// <param name="name">What the loop does, as the log names it.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ConnectorRefusedException">The loop said that trying again cannot help.</exception>
    public async Task RunAsync(string name, Func<CancellationToken, Task> loop, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(loop);
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            var started = clock.GetTimestamp();
            try
            {
                await loop(cancellation);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a loop may fail in any way, and must not die of it unnoticed
            catch (Exception fault) when (fault is not ConnectorRefusedException)
#pragma warning restore CA1031
            {
                if (clock.GetElapsedTime(started) > LongestPause) pause = FirstPause; // it had worked for a while
                if (fault is StorageException stored) LogWaits(name, pause, stored.Message); // where it came from says nothing more
                else LogRestart(fault, name, pause);
            }

            try
            {
                await Task.Delay(pause, clock, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Loop} starts again in {Pause}: {Reason}")]
    private partial void LogWaits(string loop, TimeSpan pause, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} failed and starts again in {Pause}")]
    private partial void LogRestart(Exception fault, string loop, TimeSpan pause);
}
