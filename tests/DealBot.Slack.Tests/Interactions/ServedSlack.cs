using DealBot.Core.Chat;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>A Slack on loopback that a connector serves, over Socket Mode, with answers that the test decides.</summary>
internal sealed class ServedSlack : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ChatDesk _desk;
    private readonly SlackConnector _connector;
    private readonly Task _running;

    private ServedSlack(SlackCounterpart slack, ScriptedChat chat, SlackOptions options, TimeProvider clock)
    {
        (Slack, Chat) = (slack, chat);
        _desk = new ChatDesk(chat, Logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(Workers: 4));
        _connector = new SlackConnector(options, _desk, chat, clock, Logs);
        _running = _connector.RunAsync(_stop.Token);
    }

    public static async Task<ServedSlack> StartAsync(
        Action<ScriptedChat>? script = null, Func<SlackOptions, SlackOptions>? options = null, TimeProvider? clock = null)
    {
        var slack = await SlackCounterpart.StartAsync(clock);
        ScriptedChat chat = new();
        script?.Invoke(chat);
        SlackOptions plain = new() { BotToken = SlackCounterpart.BotToken, AppToken = SlackCounterpart.AppToken, Api = slack.Api, Connections = 1 };
        ServedSlack served = new(slack, chat, options?.Invoke(plain) ?? plain, clock ?? TimeProvider.System);
        await slack.ConnectedAsync();
        return served;
    }

    public SlackCounterpart Slack { get; }

    public ScriptedChat Chat { get; }

    public IPoster Poster => _connector.Poster;

    public CapturingLoggerFactory Logs { get; } = new();

    /// <summary>Waits for the n-th request that was handled, counted from 1.</summary>
    public Task<ChatRequest> HandledAsync(int number = 1) =>
        Slack.Journal.UntilAsync(() => Chat.Handled.ElementAtOrDefault(number - 1), $"request {number}");

    /// <summary>Stops the connector, which finishes what is under way.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _connector.Dispose();
        _desk.Dispose();
        _stop.Dispose();
        await Slack.DisposeAsync();
        Assert.DoesNotContain("secret-ticket", Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.BotToken, Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.AppToken, Logs.Text, StringComparison.Ordinal);
    }
}
