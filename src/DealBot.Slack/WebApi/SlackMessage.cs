using System.Text.Json;

namespace DealBot.Slack.WebApi;

/// <summary>A message to send.</summary>
/// <param name="Text">What notifications and screen readers say; always given (docs.slack.dev/reference/methods/chat.postMessage).</param>
/// <param name="Blocks">An array of at most 50 blocks; null for none.</param>
internal sealed record SlackMessage(string Text, JsonElement? Blocks = null)
{
    /// <summary>The message under which it stands in a thread; null outside of threads.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The key of a post that nobody asked for, by which it can be found again; null for an answer.</summary>
    public string? Key { get; init; }
}

/// <summary>Some of a channel's messages.</summary>
/// <param name="Messages">Each with who wrote it, and the key that it carries, if it does.</param>
/// <param name="Cursor">Where to go on; null at the end.</param>
internal sealed record SlackHistory(IReadOnlyList<(string Ts, string? User, string? Key)> Messages, string? Cursor);

/// <summary>What a response URL does with a message (docs.slack.dev/interactivity/handling-user-interaction).</summary>
internal enum ResponseMode
{
    /// <summary>A new message that only the user sees.</summary>
    OnlyYou,

    /// <summary>A new message that the channel sees.</summary>
    Channel,

    /// <summary>The message takes the place of the one that the interaction came from.</summary>
    Replace,

    /// <summary>The one that the interaction came from goes away; text and blocks are not sent.</summary>
    Delete,
}

/// <summary>Where a message stands.</summary>
/// <param name="Channel">The channel's id, also where a user or a name was given.</param>
/// <param name="Ts">The message's id in it.</param>
internal sealed record PostedMessage(string Channel, string Ts)
{
    /// <summary>Whether Slack says that it stands in the channel itself, in no thread.</summary>
    public bool IsOutsideThreads { get; init; }
}

/// <summary>Whose token it is.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="Team">Its name.</param>
/// <param name="UserId">The bot's own user, whose messages are not answered.</param>
/// <param name="BotId">The bot; null for a user's token.</param>
/// <param name="Scopes">What the token may do, as the header <c>X-OAuth-Scopes</c> lists it; empty when Slack does not say.</param>
internal sealed record SlackIdentity(string TeamId, string Team, string UserId, string? BotId, IReadOnlyList<string> Scopes);

/// <summary>A conversation.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Its name; empty for direct messages.</param>
/// <param name="IsDirect">Whether it is a direct conversation of two.</param>
/// <param name="IsPrivate">Whether only its members can see it.</param>
/// <param name="IsArchived">Whether nothing can be posted any more.</param>
/// <param name="IsMember">Whether the bot is in it.</param>
internal sealed record SlackChannel(string Id, string Name, bool IsDirect, bool IsPrivate, bool IsArchived, bool IsMember);

/// <summary>A user.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name to show; text from outside.</param>
/// <param name="IsAdmin">Whether the user is an admin or an owner of the workspace.</param>
/// <param name="IsBot">Whether it is a bot.</param>
/// <param name="Locale">"en-US"; null when Slack does not say.</param>
internal sealed record SlackUser(string Id, string Name, bool IsAdmin, bool IsBot, string? Locale);

/// <summary>A file that somebody attached.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Its name; text from outside.</param>
/// <param name="Bytes">Its size as Slack states it.</param>
/// <param name="Download">Where its bytes are, for those who have the token.</param>
internal sealed record SlackFile(string Id, string Name, long Bytes, string Download);
