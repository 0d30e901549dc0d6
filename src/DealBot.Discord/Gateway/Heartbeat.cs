using System.Threading.Channels;

namespace DealBot.Discord.Gateway;

/// <summary>Keeps one connection alive, and notices when it is not any more (events/gateway, "Sending Heartbeats").</summary>
/// <param name="interval">How often the gateway wants to hear from us.</param>
/// <param name="beat">Sends a heartbeat.</param>
/// <param name="clock">Times them.</param>
internal sealed class Heartbeat(TimeSpan interval, Func<CancellationToken, Task> beat, TimeProvider clock)
{
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool _acknowledged = true;

    /// <summary>The gateway acknowledged a heartbeat.</summary>
    public void Acknowledge() => _acknowledged = true;

    /// <summary>The gateway wants a heartbeat at once.</summary>
    public void BeatNow() => _asked.Writer.TryWrite(true);

    /// <summary>Beats until a heartbeat was not acknowledged before the next was due: the connection is dead though it looks open.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // The first comes after a random part of the interval, so that not all bots beat at once when the gateway has restarted.
        var due = clock.GetTimestamp();
        for (var pause = interval * Random.Shared.NextDouble(); ; pause = interval - clock.GetElapsedTime(due))
        {
            if (await WaitAsync(pause, cancellation))
            {
                await beat(cancellation);
                continue;
            }

            if (!_acknowledged) return;
            due = clock.GetTimestamp();
            _acknowledged = false;
            await beat(cancellation);
        }
    }

    /// <summary>Waits until a heartbeat is due, or asked for.</summary>
    /// <returns>Whether it was asked for.</returns>
    private async Task<bool> WaitAsync(TimeSpan pause, CancellationToken cancellation)
    {
        using var due = new CancellationTokenSource(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellation);
        try
        {
            return await _asked.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
