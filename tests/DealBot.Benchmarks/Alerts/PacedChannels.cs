using DealBot.Core.Chat;
using DealBot.Testing.Posting;

namespace DealBot.Benchmarks.Alerts;

/// <summary>Scripted channels behind a connector's pace: no message is posted before its platform allows it.</summary>
internal sealed class PacedChannels(ScriptedChannels channels, TimeProvider clock) : IPoster
{
    /// <summary>How many messages a channel takes within how many seconds, and the whole bot within one.</summary>
    /// <remarks>https://docs.slack.dev/apis/web-api/rate-limits · https://docs.discord.com/developers/topics/rate-limits</remarks>
    public static (int InChannel, int Seconds, int InAll) PaceOf(ChatPlatform platform) => platform is ChatPlatform.Slack ? (1, 1, int.MaxValue) : (5, 5, 50);

    private readonly Dictionary<string, List<DateTimeOffset>> _turns = new(StringComparer.Ordinal);

    public ChatPlatform Platform => channels.Platform;

    public async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
    {
        await TurnAsync(post.Place.Channel, cancellation);
        return await channels.PostAsync(post, cancellation);
    }

    public Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation) => channels.EditAsync(post, message, cancellation);

    public Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation) =>
        channels.FindAsync(place, key, since, cancellation);

    private Task TurnAsync(string channel, CancellationToken cancellation)
    {
        lock (_turns)
        {
            var (inChannel, seconds, inAll) = PaceOf(Platform);
            var now = clock.GetUtcNow();
            var turn = new[] { now, Free(channel, inChannel, TimeSpan.FromSeconds(seconds)), Free("", inAll, TimeSpan.FromSeconds(1)) }.Max();
            Of(channel).Add(turn);
            Of("").Add(turn);
            return turn > now ? Task.Delay(turn - now, clock, cancellation) : Task.CompletedTask;
        }
    }

    private DateTimeOffset Free(string scope, int most, TimeSpan window) =>
        Of(scope) is var turns && turns.Count >= most ? turns[^most] + window : DateTimeOffset.MinValue;

    private List<DateTimeOffset> Of(string scope) => _turns.TryGetValue(scope, out var turns) ? turns : _turns[scope] = [];
}
