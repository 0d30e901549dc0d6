using DealBot.Core.Chat;
using DealBot.Discord.Posting;
using DealBot.Discord.Rendering;
using DealBot.Discord.Tests.Rest;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Posting;

/// <summary>The poster over our REST client, against Discord's counterpart, by a clock that the test moves.</summary>
internal sealed class PosterRun : IAsyncDisposable
{
    public const string Key = "k3y0123456789abc";

    private static readonly TimeSpan Pauses = TimeSpan.FromSeconds(12); // longer than any between tries, shorter than the patience with an answer

    private readonly RestRun _run;

    private PosterRun(RestRun run)
    {
        _run = run;
        Poster = new DiscordPoster(
            run.Rest, new MessageRenderer(Chat, run.Logs.CreateLogger<MessageRenderer>()), () => IsConnected ? run.Discord.ApplicationId : null, run.Clock, run.Logs.CreateLogger<DiscordPoster>());
    }

    public DiscordCounterpart Discord => _run.Discord;

    public ManualClock Clock => _run.Clock;

    public CapturingLoggerFactory Logs => _run.Logs;

    public ScriptedChat Chat { get; } = new();

    public DiscordPoster Poster { get; }

    public bool IsConnected { get; set; } = true;

    public static async Task<PosterRun> StartAsync() => new(await RestRun.StartAsync());

    /// <summary>An alert as there are many: an article, a quote, and buttons that carry the key.</summary>
    public static Post Alert(DiscordChannel channel, string key = Key, string text = "New article") => new(
        PlaceOf(channel),
        key,
        [
            new Heading(text),
            new Listing([new ListItem("Mayor opens bridge", "Daily, 27 February 2025")]),
            Quote("The bridge is open"),
            new ButtonRow([new Button($"alert.{key}.quotes", "Quotes"), new Button($"alert.{key}.why", "Why this alert")]),
        ]);

    /// <summary>A notice, under which nothing can be pressed.</summary>
    public static Post Notice(DiscordChannel channel, string key = Key) => new(PlaceOf(channel), key, [new Note("The feed has not answered for a day.")]);

    public static QuoteCard Quote(string words) => new(
        new Citation(7, 0, words.Length), words, new Attribution("Ann Bell", "mayor", null), new SourceLine("Mayor opens bridge", "Daily", null, "https://example.com/a"), [], 0, []);

    public static ChatPlace PlaceOf(DiscordChannel channel) => new(ChatPlatform.Discord, channel.Guild?.Id ?? "", channel.Id, channel.Guild is null);

    public Task<PostOutcome> PostAsync(Post post) => UntilAsync(Poster.PostAsync(post, TestContext.Current.CancellationToken));

    public Task<PostOutcome> EditAsync(Post post, string message) => UntilAsync(Poster.EditAsync(post, message, TestContext.Current.CancellationToken));

    public Task<FindOutcome> FindAsync(DiscordChannel channel, DateTimeOffset since, string key = Key) =>
        UntilAsync(Poster.FindAsync(PlaceOf(channel), key, since, TestContext.Current.CancellationToken));

    /// <summary>What everybody sees in a channel.</summary>
    public IReadOnlyList<DiscordMessage> Seen(DiscordChannel channel) => Discord.Seen(Discord.Ada, channel);

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    private Task<T> UntilAsync<T>(Task<T> happens) => _run.AdvanceUntilAsync(happens, Pauses);
}
