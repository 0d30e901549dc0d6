using System.Runtime.InteropServices;
using DealBot.Core.Chat;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Gateway;

/// <summary>One shard: connects, starts or resumes its session, and connects again when the connection ends.</summary>
/// <param name="shard">Its number, from 0.</param>
/// <param name="shards">How many there are.</param>
/// <param name="token">The bot's token.</param>
/// <param name="intents">Which events are wanted.</param>
/// <param name="starts">Says where, and when a session may be started.</param>
/// <param name="receive">Takes the events; returns at once.</param>
/// <param name="log">Learns how it goes.</param>
/// <param name="clock">Times everything.</param>
internal sealed partial class GatewayShard(
    int shard, int shards, string token, DiscordIntents intents, SessionStarts starts, Action<GatewayEvent> receive, ILogger log, TimeProvider clock)
{
    /// <summary>How long to wait for a connection and its greeting, and then for the session to begin.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How often resuming may fail before a new session is started: a short break of the network shall not cost the events of it.</summary>
    private const int MostResumes = 3;

    private readonly GatewaySession _session = new();
    private string _trouble = "not connected yet";
    private int _failures; // since a session was last started or resumed

    /// <summary>Whether its session is served just now.</summary>
    public bool IsServing => _session.IsServing;

    /// <summary>What it waits for while it is not serving; the second half of a sentence.</summary>
    public string Trouble => Volatile.Read(ref _trouble);

    /// <summary>Serves until cancelled.</summary>
    /// <exception cref="ConnectorRefusedException">Discord will not have us, and trying again cannot help.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            _session.IsServing = false;
            var ending = await Ending.OfAsync(ConnectAsync(cancellation));
            var served = _session.IsServing;
            _session.IsServing = false;
            cancellation.ThrowIfCancellationRequested();
            if (CloseCodes.Refusal(ending.Code, intents) is { } refusal) throw refusal;

            _failures = served ? 0 : _failures + 1;
            if (ending.SessionOver || _failures >= MostResumes) _session.Forget();
            var pause = Pause();
            Volatile.Write(ref _trouble, $"connecting again, because {ending.Why}");
            LogEnded(shard, ending.Why, _session.Id is null ? "starts a new session" : "resumes", pause);
            await clock.WaitAsync(pause, cancellation);
        }
    }

    /// <summary>A pause that doubles with every failure, a random part of it left out, so that not all come back at once.</summary>
    private TimeSpan Pause()
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(_failures, 10));
        return (pause < LongestPause ? pause : LongestPause) * (1 - Random.Shared.NextDouble() / 2);
    }

    /// <summary>Connects once, and serves while the connection lasts.</summary>
    private async Task<Ending> ConnectAsync(CancellationToken cancellation)
    {
        using var turn = _session.Id is null
            ? await starts.EnterAsync(shard, trouble => Volatile.Write(ref _trouble, trouble), cancellation)
            : null;
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var connection = await GatewayConnection.OpenAsync(_session.Address ?? starts.Address, clock, either.Token);
        var conversation = new Conversation(connection, _session, shard, Receive, log, clock);
        if (await conversation.GreetAsync(either.Token) is not { } interval) return conversation.Closed();
        if (turn is null)
        {
            await connection.SendAsync(
                new ResumeMessage(new Resume(token, _session.Id!, _session.Sequence ?? 0)), GatewayJson.Default.ResumeMessage, either.Token);
        }
        else
        {
            await turn.StartAsync(either.Token);
            await connection.SendAsync(
                new IdentifyMessage(new Identify(token, (int)intents, [shard, shards], new ConnectionProperties(Os))), GatewayJson.Default.IdentifyMessage, either.Token);
        }

        late.CancelAfter(Timeout.InfiniteTimeSpan); // it was in time
        LogConnected(shard, turn is null ? "resuming" : "starting a session");
        return await conversation.ServeAsync(interval, Patience, cancellation);

        void Receive(GatewayEvent happened)
        {
            if (happened.Name is "READY") turn?.Dispose(); // the next of its group may connect
            receive(happened);
        }
    }

    private static string Os => RuntimeInformation.RuntimeIdentifier.Split('-')[0];

    [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard} is connected and is {Doing}")]
    private partial void LogConnected(int shard, string doing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection of shard {Shard} ended, because {Why}; it {Next} after {Pause}")]
    private partial void LogEnded(int shard, string why, string next, TimeSpan pause);
}
