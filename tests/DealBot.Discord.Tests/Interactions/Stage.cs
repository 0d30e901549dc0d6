using DealBot.Core.Chat;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Interactions;

/// <summary>The connector, connected to a Discord on loopback, its commands registered, and a product that says what the test wants.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>Long enough that nothing is ever late, and short enough that everything is.</summary>
    public static readonly TimeSpan Never = TimeSpan.FromMinutes(1), AtOnce = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly ChatDesk _desk;
    private readonly DiscordConnector _connector;
    private readonly Task _running;

    private Stage(DiscordCounterpart discord, DiscordOptions options)
    {
        Discord = discord;
        _desk = new ChatDesk(Chat, Logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(4));
        _connector = new DiscordConnector(options, _desk, Chat, TimeProvider.System, Logs);
        _running = _connector.RunAsync(_stop.Token);
    }

    public DiscordCounterpart Discord { get; }

    public ScriptedChat Chat { get; } = new();

    public IPoster Poster => _connector.Poster;

    public CapturingLoggerFactory Logs { get; } = new();

    /// <summary>Answers once the test says so.</summary>
    public TaskCompletionSource<Reply> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Stage> StartAsync(TimeSpan deferAfter, Func<DiscordOptions, DiscordOptions>? with = null)
    {
        var discord = await DiscordCounterpart.StartAsync();
        var options = new DiscordOptions { Token = discord.Token, Api = discord.Api, DeferAfter = deferAfter };
        options = with?.Invoke(options) ?? options;
        using var logs = new CapturingLoggerFactory();
        using (var setup = new DiscordSetup(options, TimeProvider.System, logs)) await setup.RegisterAsync(TestContext.Current.CancellationToken);
        var stage = new Stage(discord, options);
        await discord.WaitForReadyAsync();
        return stage;
    }

    /// <summary>Lets every request be answered with <see cref="Answer"/>.</summary>
    public void AnswerLater(Visibility visibility = Visibility.OnlyYou, ReplyMode mode = ReplyMode.Post)
    {
        Chat.Planned = _ => new ChatPlan(visibility, mode);
        Chat.Answered = (_, _, cancellation) => Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Lets every request be answered at once.</summary>
    public void AnswerWith(Reply reply)
    {
        Chat.Planned = _ => new ChatPlan(reply.Visibility, reply.Mode);
        Chat.Answered = (_, _, _) => Task.FromResult(reply);
    }

    public static Reply Says(string text, Visibility visibility = Visibility.OnlyYou, ReplyMode mode = ReplyMode.Post, params Button[] buttons) =>
        new([new Note(text), .. buttons.Length == 0 ? Array.Empty<ReplyPart>() : [new ButtonRow(buttons)]], visibility, mode);

    /// <summary>Stops the connector, which finishes what is under way first.</summary>
    public async Task DisposeConnectorAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeConnectorAsync();
        _connector.Dispose();
        _desk.Dispose();
        _stop.Dispose();
        await Discord.DisposeAsync();
        Assert.DoesNotContain(Discord.Token, Logs.Text, StringComparison.Ordinal);
        Assert.All(Discord.Interactions, interaction => Assert.DoesNotContain(interaction.Token, Logs.Text, StringComparison.Ordinal));
    }
}
