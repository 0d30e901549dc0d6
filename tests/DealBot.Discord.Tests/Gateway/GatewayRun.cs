using System.Text.Json.Nodes;
using System.Threading.Channels;
using DealBot.Core.Chat;
using DealBot.Discord.Gateway;
using DealBot.Discord.Rest;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Gateway;

/// <summary>A gateway of ours that runs against Discord's counterpart, both by a clock that the test moves.</summary>
internal sealed class GatewayRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<GatewayEvent> _events = Channel.CreateUnbounded<GatewayEvent>();
    private readonly SemaphoreSlim _begun = new(0);
    private readonly DiscordRest _rest;

    private GatewayRun(DiscordCounterpart discord, ManualClock clock, DiscordOptions options, DiscordIntents intents, Func<GatewayEvent, ValueTask>? handle)
    {
        (Discord, Clock) = (discord, clock);
        _rest = new DiscordRest(options, Logs.CreateLogger<DiscordRest>(), clock);
        Gateway = new DealBot.Discord.Gateway.DiscordGateway(
            options,
            _rest,
            async (happened, cancellation) =>
            {
                await _events.Writer.WriteAsync(happened, cancellation);
                if (happened.Name is "READY") _begun.Release();
                if (handle is not null) await handle(happened);
            },
            new Supervisor(Logs.CreateLogger<Supervisor>(), clock),
            Logs.CreateLogger<DealBot.Discord.Gateway.DiscordGateway>(),
            clock) { Intents = intents };
        Running = Gateway.RunAsync(_stop.Token);
    }

    public DiscordCounterpart Discord { get; }

    public ManualClock Clock { get; }

    public CapturingLoggerFactory Logs { get; } = new();

    public DealBot.Discord.Gateway.DiscordGateway Gateway { get; }

    public Task Running { get; }

    /// <summary>Starts, and waits until all shards serve, unless told not to.</summary>
    public static async Task<GatewayRun> StartAsync(
        Action<DiscordCounterpart>? setUp = null, int shards = 1, DiscordIntents intents = DiscordIntents.Default, bool ready = true,
        string? token = null, Func<GatewayEvent, ValueTask>? handle = null)
    {
        var clock = new ManualClock();
        var discord = await DiscordCounterpart.StartAsync(new DiscordCounterpartOptions { Clock = clock });
        setUp?.Invoke(discord);
        var run = new GatewayRun(discord, clock, new DiscordOptions { Token = token ?? discord.Token, Api = discord.Api, Shards = shards }, intents, handle);
        if (!ready) return run;
        await run._begun.WaitAsync();
        for (var shard = 1; shard < shards; shard++) await clock.AdvanceUntilAsync(run._begun.WaitAsync(), TimeSpan.FromSeconds(5));
        await clock.WaitForTimerAsync(left => left <= discord.Gateway.HeartbeatInterval); // until the first heartbeat
        return run;
    }

    /// <summary>The next event of a name; the others are passed over.</summary>
    public async Task<GatewayEvent> NextAsync(string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var happened = await _events.Reader.ReadAsync(patience.Token);
            if (string.Equals(happened.Name, name, StringComparison.Ordinal)) return happened;
        }
    }

    /// <summary>Lets something happen whose text says a word, and waits for nothing.</summary>
    public void Say(string word) => Discord.Dispatch("MESSAGE_CREATE", new JsonObject { ["content"] = word });

    /// <summary>The words of the next messages.</summary>
    public async Task<IReadOnlyList<string>> HearAsync(int count)
    {
        var heard = new List<string>();
        while (heard.Count < count) heard.Add((await NextAsync("MESSAGE_CREATE")).Data.GetProperty("content").GetString()!);
        return heard;
    }

    /// <summary>Waits until all that the gateway has sent so far was read: what comes last is heard last.</summary>
    public async Task CaughtUpAsync()
    {
        Say("caught up");
        while ((await HearAsync(1))[0] is not "caught up")
        {
            // What was said before.
        }
    }

    /// <summary>Moves the clock on to the next heartbeat, and waits until the gateway has it.</summary>
    public async Task BeatAsync()
    {
        var count = Discord.Gateway.Heartbeats;
        var interval = Discord.Gateway.HeartbeatInterval;
        await Clock.WaitForTimerAsync(left => count == 0 ? left <= interval : left == interval);
        Clock.Advance(count == 0 ? Clock.Pending[0] : interval);
        await Discord.Gateway.WaitForHeartbeatsAsync(count + 1);
    }

    /// <summary>Waits until the gateway saw how we closed connections.</summary>
    public Task ClosedAsync(params int[] codes) =>
        Discord.Journal.UntilAsync(() => Discord.Gateway.ClosedByBot.SequenceEqual(codes), "connections closed by " + string.Join(", ", codes));

    /// <summary>Waits through the pause that comes before connecting again.</summary>
    public Task ResumedAsync(int count = 1) => Clock.AdvanceUntilAsync(Discord.Gateway.WaitForResumesAsync(count), TimeSpan.FromSeconds(8));

    /// <summary>Waits through the pauses before a session is started again.</summary>
    public Task IdentifiedAsync(int count) => Clock.AdvanceUntilAsync(Discord.Gateway.WaitForIdentifiesAsync(count), TimeSpan.FromSeconds(8));

    /// <summary>Waits through the pauses until all shards serve.</summary>
    public Task ServingAsync() => Clock.AdvanceUntilAsync(
        Task.Run(async () =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (Gateway.Status.State is not ConnectorState.Connected) await Task.Delay(5, patience.Token);
        }),
        TimeSpan.FromSeconds(8));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await Running.WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (ConnectorRefusedException refused)
        {
            Assert.DoesNotContain(Discord.Token, refused.ToString(), StringComparison.Ordinal);
        }

        _rest.Dispose();
        _stop.Dispose();
        _begun.Dispose();
        Assert.DoesNotContain(Discord.Token, Logs.Text, StringComparison.Ordinal);
        await Discord.DisposeAsync();
    }
}
