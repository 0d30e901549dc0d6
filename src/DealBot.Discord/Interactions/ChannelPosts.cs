using System.Collections.Concurrent;
using DealBot.Discord.Rendering;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Interactions;

/// <summary>Messages in channels, threads and direct conversations.</summary>
/// <param name="rest">Sends them.</param>
/// <param name="log">Learns of what could not be sent.</param>
internal sealed partial class ChannelPosts(DiscordRest rest, ILogger<ChannelPosts> log)
{
    private const string NamelessThread = "DealBot";
    private const int MostThreads = 100_000; // remembered; forgetting one costs a request that is refused

    private readonly ConcurrentDictionary<string, bool> _threads = new(StringComparer.Ordinal);

    /// <summary>Remembers which channels are threads: there can be no thread in a thread.</summary>
    public void LearnThreads(IEnumerable<DiscordChannel> threads)
    {
        if (_threads.Count > MostThreads) _threads.Clear();
        foreach (var thread in threads) _threads[thread.Id] = true;
    }

    /// <summary>Posts a message; posting it again under the same nonce does nothing.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="body">What.</param>
    /// <param name="nonce">At most 25 characters.</param>
    /// <param name="cancellation">Stops trying.</param>
    /// <returns>Where it stands; null when it could not be posted, which is logged.</returns>
    public async Task<PostedMessage?> PostAsync(string channel, MessageBody body, string nonce, CancellationToken cancellation)
    {
        var outcome = await rest.SendAsync(
            Route.PostMessage(channel), body with { Nonce = nonce, EnforceNonce = true }, DiscordJson.Default.MessageBody, cancellation);
        if (outcome is RestOutcome.Done done && done.Read(DiscordJson.Default.DiscordMessage) is { } message) return new PostedMessage(channel, message.Id);
        LogNotPosted(channel, outcome);
        return null;
    }

    /// <summary>Changes a message.</summary>
    /// <returns>Whether that was possible; if not, it is logged.</returns>
    public async Task<bool> EditAsync(PostedMessage message, MessageBody body, CancellationToken cancellation)
    {
        var outcome = await rest.SendAsync(Route.EditMessage(message.Channel, message.Id), body, DiscordJson.Default.MessageBody, cancellation);
        if (outcome is RestOutcome.Done) return true;
        LogNotPosted(message.Channel, outcome);
        return false;
    }

    /// <summary>The direct conversation with a user; null when there can be none, which is logged.</summary>
    public async Task<string?> OpenDirectAsync(string user, CancellationToken cancellation)
    {
        var outcome = await rest.SendAsync(Route.OpenDirect, new DirectOpening(user), DiscordJson.Default.DirectOpening, cancellation);
        if (outcome is RestOutcome.Done done && done.Read(DiscordJson.Default.DiscordChannel) is { Id.Length: > 0 } channel) return channel.Id;
        LogNotPosted("a direct conversation", outcome);
        return null;
    }

    /// <summary>The thread under a message, started if there is none; null where there can be none: in a thread, or without permission.</summary>
    public async Task<string?> ThreadAsync(string channel, string message, string name, CancellationToken cancellation)
    {
        if (_threads.ContainsKey(channel)) return null;
        var title = TextBlock.Plain(name, Limits.OptionText) is { Length: > 0 } words ? words : NamelessThread;
        return await rest.SendAsync(Route.StartThread(channel, message), new ThreadOpening(title), DiscordJson.Default.ThreadOpening, cancellation) switch
        {
            RestOutcome.Done done when done.Read(DiscordJson.Default.DiscordChannel) is { Id.Length: > 0 } thread => Known(thread),
            RestOutcome.Refused { Code: RestCode.ThreadExists } => message, // a thread has the id of the message it began with
            _ => null,
        };
    }

    /// <summary>Shows for some seconds that an answer is being written; nothing depends on it.</summary>
    public Task ShowTypingAsync(string channel, CancellationToken cancellation) => rest.SendAsync(Route.Typing(channel), cancellation);

    private string Known(DiscordChannel thread)
    {
        LearnThreads([thread]);
        return thread.Id;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message was not posted in {Channel}: {Outcome}")]
    private partial void LogNotPosted(string channel, RestOutcome outcome);
}

/// <summary>A message of ours.</summary>
/// <param name="Channel">The channel or thread it is in.</param>
/// <param name="Id">Its id.</param>
internal sealed record PostedMessage(string Channel, string Id);

/// <summary>Asks for the direct conversation with a user.</summary>
internal sealed record DirectOpening(string RecipientId);

/// <summary>Asks for a thread.</summary>
internal sealed record ThreadOpening(string Name);
