using DealBot.Core.Chat;
using DealBot.Slack.Posting;
using DealBot.Slack.Rendering;
using DealBot.Slack.Tests.Rendering;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Posting;

/// <summary>The poster over our Web API client, against Slack's counterpart.</summary>
internal sealed class PosterRun : IAsyncDisposable
{
    public const string General = "C0GENERAL", Key = "k3y0123456789abc";

    private readonly Wire _wire;

    private PosterRun(Wire wire, TimeProvider clock)
    {
        _wire = wire;
        Poster = new SlackPoster(
            wire.Api, new Composer(Chat, wire.Log.CreateLogger<Composer>()), () => IsConnected ? new SlackIdentity("T0TEAM", "", SlackWorkspace.BotUser, SlackWorkspace.Bot, []) : null, clock, wire.Log.CreateLogger<SlackPoster>());
    }

    public SlackCounterpart Slack => _wire.Slack;

    public SlackWebApi Api => _wire.Api;

    public CapturingLoggerFactory Logs => _wire.Log;

    public ScriptedChat Chat { get; } = new();

    public SlackPoster Poster { get; }

    public bool IsConnected { get; set; } = true;

    public static async Task<PosterRun> StartAsync(TimeProvider? clock = null) => new(await Wire.StartAsync(clock), clock ?? TimeProvider.System);

    /// <summary>An alert as there are many: an article, a quote, and buttons that carry the key.</summary>
    public static Post Alert(string channel = General, string key = Key, string text = "New article") => new(
        PlaceOf(channel),
        key,
        [
            new Heading(text),
            new Listing([new ListItem("Mayor opens bridge", "Daily, 27 February 2025")]),
            Cards.Of("The bridge is open."),
            new ButtonRow([new Button($"alert.{key}.quotes", "Quotes"), new Button($"alert.{key}.why", "Why this alert")]),
        ]);

    /// <summary>A notice, under which nothing can be pressed.</summary>
    public static Post Notice(string channel = General) => new(PlaceOf(channel), Key, [new Note("The feed has not answered for a day.")]);

    public static ChatPlace PlaceOf(string channel) => new(ChatPlatform.Slack, SlackWorkspace.Team, channel, channel.StartsWith('D'));

    public Task<PostOutcome> PostAsync(Post post) => Poster.PostAsync(post, TestContext.Current.CancellationToken);

    public Task<PostOutcome> EditAsync(Post post, string message) => Poster.EditAsync(post, message, TestContext.Current.CancellationToken);

    public Task<FindOutcome> FindAsync(string channel = General) =>
        Poster.FindAsync(PlaceOf(channel), Key, Slack.Time.GetUtcNow(), TestContext.Current.CancellationToken);

    /// <summary>What everybody sees in a channel.</summary>
    public IReadOnlyList<DealBot.Testing.Slack.PostedMessage> Seen(string channel = General) => Slack.Seen("U0ALICE", channel);

    public ValueTask DisposeAsync() => _wire.DisposeAsync();
}
