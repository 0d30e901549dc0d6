using System.Threading.Channels;
using DealBot.Core.Chat;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Gateway;

/// <summary>Discord's gateway: keeps the connections by which events come, and hands the events over.</summary>
/// <param name="options">The token, and how many shards.</param>
/// <param name="rest">Says where the gateway is and how many sessions may be started.</param>
/// <param name="handle">
/// Takes each event once, in the order of its shard, one at a time. It must return quickly: start what takes longer and return.
/// While it works events wait in a queue of <see cref="Waiting"/>; when that is full further ones are dropped, and the log says so.
/// What it throws is logged.
/// </param>
/// <param name="supervisor">Restarts a shard that fails.</param>
/// <param name="log">Learns what went wrong; never what was received.</param>
/// <param name="clock">Times heartbeats and pauses.</param>
internal sealed partial class DiscordGateway(
    DiscordOptions options, DiscordRest rest, Func<GatewayEvent, CancellationToken, ValueTask> handle,
    Supervisor supervisor, ILogger<DiscordGateway> log, TimeProvider clock)
{
    /// <summary>How many events may wait to be handed over.</summary>
    public const int Waiting = 4096;

    private readonly Channel<GatewayEvent> _events = Channel.CreateBounded<GatewayEvent>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly SessionStarts _starts = new(rest, log, clock);
    private volatile ConnectorStatus? _ended;
    private volatile GatewayShard[] _shards = [];
    private int _dropped;

    /// <summary>Which events are wanted.</summary>
    public DiscordIntents Intents { get; init; } = DiscordIntents.Default;

    /// <summary>How it stands now: of all shards together.</summary>
    public ConnectorStatus Status
    {
        get
        {
            if (_ended is { } ended) return ended;
            if (_shards is not { Length: > 0 } shards) return new(ConnectorState.Connecting, "Asking Discord where its gateway is.");
            var waiting = Array.FindIndex(shards, static shard => !shard.IsServing);
            return waiting < 0
                ? new(ConnectorState.Connected, $"{Counted.Of(shards.Length, "shard")} connected.")
                : new(ConnectorState.Connecting, $"Shard {waiting} of {shards.Length}: {shards[waiting].Trouble}.");
        }
    }

    /// <summary>Receives until cancelled, then closes every connection properly.</summary>
    /// <exception cref="ConnectorRefusedException">Discord will not have us, and trying again cannot help.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        _ended = null;
        try
        {
            await supervisor.RunAsync("Discord's gateway", ServeAsync, cancellation);
            _ended = new(ConnectorState.Stopped, "Stopped.");
        }
        catch (ConnectorRefusedException refused)
        {
            _ended = new(ConnectorState.Refused, refused.Message);
            throw;
        }
    }

    /// <summary>Serves with all shards. One that is refused ends all; one that fails ends nothing.</summary>
    private async Task ServeAsync(CancellationToken cancellation)
    {
        await _starts.AskAsync(cancellation);
        var count = options.Shards > 0 ? options.Shards : _starts.Recommended;
        _shards = [.. Enumerable.Range(0, count).Select(shard =>
            new GatewayShard(shard, count, options.Token.Trim(), Intents, _starts, Receive, log, clock))];

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] loops =
        [
            supervisor.RunAsync("Handing over Discord's events", HandOverAsync, over.Token),
            .. _shards.Select((shard, number) => supervisor.RunAsync($"Shard {number} of Discord's gateway", shard.RunAsync, over.Token)),
        ];
        await Task.WhenAny(loops);
        await over.CancelAsync();
        await Task.WhenAll(loops);
    }

    /// <summary>Takes an event from a shard, whose connection must not wait: then it could not answer in time, and would be dropped.</summary>
    private void Receive(GatewayEvent happened)
    {
        if (_events.Writer.TryWrite(happened))
        {
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped) LogDropped(dropped);
        }
        else if (Interlocked.Increment(ref _dropped) == 1)
        {
            LogFull(Waiting);
        }
    }

    private async Task HandOverAsync(CancellationToken cancellation)
    {
        await foreach (var happened in _events.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                await handle(happened, cancellation);
            }
#pragma warning disable CA1031 // an event may fail in any way, and the next must come nevertheless
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(fault, happened.Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Handling {Event} failed")]
    private partial void LogFailed(Exception fault, string @event);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Waiting} events of Discord wait to be handled; further ones are dropped until there is room")]
    private partial void LogFull(int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "There is room for Discord's events again; {Count} were dropped")]
    private partial void LogDropped(int count);
}
