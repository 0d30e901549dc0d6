using Microsoft.Extensions.Logging;

namespace DealBot.Slack;

/// <summary>Owns the handling of everything that was delivered: starts it, never waits for it, and finishes it in the end.</summary>
/// <param name="handle">Handles one; may take its time.</param>
/// <param name="log">Learns of the faults.</param>
/// <param name="clock">Times the end.</param>
/// <param name="most">How many may be under way; what comes besides is not acknowledged, so that Slack delivers it again.</param>
internal sealed partial class Deliveries(
    Func<SlackDelivery, CancellationToken, Task> handle, ILogger<Deliveries> log, TimeProvider clock, int most = 5000) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task> _underWay = [];
    private readonly CancellationTokenSource _stop = new();
    private long _started;
    private bool _finishing;

    /// <summary>Whether one more may be acknowledged and started.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_gate) return !_finishing && _underWay.Count < most;
        }
    }

    /// <summary>Starts handling on another thread; returns at once and never throws.</summary>
    public void Start(SlackDelivery delivery)
    {
        lock (_gate)
        {
            var number = _started++;
            _underWay[number] = Task.Run(() => HandleAsync(number, delivery), CancellationToken.None);
        }
    }

    /// <summary>Takes nothing more, and waits for what is under way; after the grace, cancels it.</summary>
    /// <param name="grace">How long to wait before cancelling.</param>
    public async Task FinishAsync(TimeSpan grace)
    {
        Task all;
        lock (_gate)
        {
            _finishing = true;
            all = Task.WhenAll(_underWay.Values);
        }

        try
        {
            await all.WaitAsync(grace, clock);
        }
        catch (TimeoutException)
        {
            await _stop.CancelAsync();
            await all;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task HandleAsync(long number, SlackDelivery delivery)
    {
        try
        {
            await handle(delivery, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            LogCancelled(delivery.Kind);
        }
#pragma warning disable CA1031 // one delivery's fault is nobody else's
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault, delivery.Kind);
        }
        finally
        {
            lock (_gate) _underWay.Remove(number);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Handling of a delivery of Slack ({Kind}) failed")]
    private partial void LogFault(Exception fault, DeliveryKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handling of a delivery of Slack ({Kind}) was cancelled, as DealBot stops")]
    private partial void LogCancelled(DeliveryKind kind);
}
