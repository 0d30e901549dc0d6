using DealBot.Core.Chat;

namespace DealBot.Core.Alerts;

/// <summary>A channel's standing wish to hear of new articles.</summary>
/// <param name="Place">The channel, or the direct conversation.</param>
/// <param name="Filter">What an article must match, in the language of questions; empty for every article.</param>
/// <param name="UserId">The platform's id of who made it.</param>
/// <param name="UserName">Their name, as the platform showed it.</param>
/// <param name="Created">When, to the millisecond, UTC.</param>
public sealed record Subscription(ChatPlace Place, string Filter, string UserId, string UserName, DateTimeOffset Created);
