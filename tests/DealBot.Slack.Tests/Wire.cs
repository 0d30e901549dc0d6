using System.Threading.Channels;
using DealBot.Core.Chat;
using DealBot.Slack.Sockets;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using SlackSocket = DealBot.Testing.Slack.SlackSocket;

namespace DealBot.Slack.Tests;

/// <summary>The wire between a counterpart of Slack and a test that takes what is delivered.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly Channel<SlackDelivery> _taken = Channel.CreateUnbounded<SlackDelivery>();
    private readonly CancellationTokenSource _stop = new();

    private Wire(SlackCounterpart slack, TimeProvider clock, SocketTiming timing, int connections, int most)
    {
        Slack = slack;
        Options = new SlackOptions
        {
            BotToken = SlackCounterpart.BotToken,
            AppToken = SlackCounterpart.AppToken,
            SigningSecret = SlackCounterpart.SigningSecret,
            Api = slack.Api,
            Connections = connections,
        };
        Api = new SlackWebApi(Options, Log.CreateLogger<SlackWebApi>(), clock);
        Deliveries = new Deliveries(HandleAsync, Log.CreateLogger<Deliveries>(), clock, most);
        Mode = new SocketMode(Options, Api, Deliveries, Log.CreateLogger<SocketMode>(), clock, timing);
    }

    public SlackCounterpart Slack { get; }

    public SlackOptions Options { get; }

    public CapturingLoggerFactory Log { get; } = new();

    public SlackWebApi Api { get; }

    public Deliveries Deliveries { get; }

    public SocketMode Mode { get; }

    /// <summary>What handling waits for.</summary>
    public Func<SlackDelivery, CancellationToken, Task> Work { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>How often a handler was entered.</summary>
    public int Taken => _taken.Reader.Count;

    /// <summary>Starts the counterpart; nothing is connected yet.</summary>
    public static async Task<Wire> StartAsync(TimeProvider? clock = null, SocketTiming? timing = null, int connections = 1, int most = 5000) => new(
        await SlackCounterpart.StartAsync(),
        clock ?? TimeProvider.System,
        timing ?? new SocketTiming { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20) },
        connections,
        most);

    /// <summary>Socket Mode, once it runs.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Runs Socket Mode.</summary>
    public void Run() => Running = Mode.RunAsync(_stop.Token);

    /// <summary>Runs Socket Mode until it is refused.</summary>
    public Task<ConnectorRefusedException> RefusedAsync()
    {
        if (Running.IsCompletedSuccessfully) Run();
        return Assert.ThrowsAsync<ConnectorRefusedException>(() => Running.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <summary>Runs Socket Mode until its sockets have said hello.</summary>
    public async Task<SlackSocket> ConnectAsync()
    {
        Run();
        await Slack.Journal.UntilAsync(() => Slack.Sockets.Count(socket => socket.HasGreeted) == Options.Connections, "all sockets");
        while (!Mode.Status.Detail.StartsWith($"{Options.Connections} of", StringComparison.Ordinal)) await Task.Delay(1); // until it heard the hellos
        return Slack.Sockets[0];
    }

    /// <summary>The next delivery that a handler was given.</summary>
    public async Task<SlackDelivery> TakeAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _taken.Reader.ReadAsync(late.Token);
    }

    /// <summary>Stops Socket Mode as the program does.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (ConnectorRefusedException)
        {
            // The test has seen it.
        }

        await Deliveries.FinishAsync(TimeSpan.Zero);
        Deliveries.Dispose();
        Api.Dispose();
        _stop.Dispose();
        Assert.DoesNotContain(SlackCounterpart.BotToken, Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.AppToken, Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.SigningSecret, Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ticket", Log.Text, StringComparison.OrdinalIgnoreCase); // of a socket or a response URL
        await Slack.DisposeAsync();
    }

    private Task HandleAsync(SlackDelivery delivery, CancellationToken cancellation)
    {
        _taken.Writer.TryWrite(delivery);
        return Work(delivery, cancellation);
    }
}
