using DealBot.Core.Chat;

namespace DealBot.Core.Alerts;

/// <summary>What became of one article in one channel.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Its headline; null when it has left the library.</param>
/// <param name="Place">The channel.</param>
/// <param name="SubscriptionId">The subscription that wanted it; 0 where none did.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why, in a sentence; null where the state says it all.</param>
/// <param name="Due">When it is to be sent, or was to be, UTC.</param>
/// <param name="Created">When the article came, UTC.</param>
/// <param name="Changed">When the state last changed, UTC.</param>
/// <param name="PostKey">The key of the message that says it; null before there is one.</param>
public sealed record AlertEntry(
    long ArticleId,
    string? Title,
    ChatPlace Place,
    long SubscriptionId,
    AlertState State,
    string? Reason,
    DateTimeOffset Due,
    DateTimeOffset Created,
    DateTimeOffset Changed,
    string? PostKey);

/// <summary>Where an alert stands. The numbers are stored.</summary>
public enum AlertState
{
    /// <summary>It waits for its time, or for its turn.</summary>
    Due = 0,

    /// <summary>It could not be sent yet and is tried again.</summary>
    Retried = 1,

    /// <summary>The channel has it.</summary>
    Sent = 2,

    /// <summary>No subscription of the channel wanted it.</summary>
    Filtered = 3,

    /// <summary>The channel has heard the story from another outlet, which names this one too.</summary>
    Merged = 4,

    /// <summary>The channel cannot be posted in; it waits until alerts are turned on there again.</summary>
    Paused = 5,

    /// <summary>It will never be sent.</summary>
    Failed = 6,
}
