using DealBot.Core.Chat;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>A message on its way, or one that arrived.</summary>
/// <param name="Key">What tells it from every other; see <see cref="Post.Key"/>.</param>
/// <param name="Place">The channel.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Articles">The articles that it announces, in the order they came; none for a notice.</param>
/// <param name="Text">What a notice says; null otherwise.</param>
/// <param name="Message">The platform's id of it; null before it was posted.</param>
/// <param name="Created">When it was put together, UTC.</param>
public sealed record OutboxPost(
    string Key, ChatPlace Place, PostKind Kind, IReadOnlyList<long> Articles, string? Text, string? Message, DateTimeOffset Created);

/// <summary>What a message is. The numbers are stored.</summary>
public enum PostKind
{
    /// <summary>One new article.</summary>
    Alert = 0,

    /// <summary>More new articles at once than a channel wants one by one.</summary>
    Summary = 1,

    /// <summary>The articles of a day or a week.</summary>
    Digest = 2,

    /// <summary>Something that moderators must know.</summary>
    Notice = 3,
}
