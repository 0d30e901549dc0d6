using DealBot.Core.Chat;

namespace DealBot.Core.Alerts;

/// <summary>A channel's standing wish to hear of new articles.</summary>
/// <param name="Id">Its number, never given twice; 0 before it is stored.</param>
/// <param name="Place">The channel, thread or direct conversation.</param>
/// <param name="Filter">What an article must match, in the language of questions; empty for every article.</param>
/// <param name="Wish">What the channel wants to hear.</param>
/// <param name="UserId">The platform's id of who made it.</param>
/// <param name="UserName">Their name, as the platform showed it.</param>
/// <param name="Created">When, to the millisecond, UTC.</param>
public sealed record Subscription(
    long Id, ChatPlace Place, string Filter, Wish Wish, string UserId, string UserName, DateTimeOffset Created);

/// <summary>What a subscription wants to hear.</summary>
public abstract record Wish
{
    private Wish() { } // closed: the cases below are all there are

    /// <summary>Of each new article, soon.</summary>
    public sealed record EachArticle : Wish;

    /// <summary>Of each article that prints words of somebody's that the library did not hold before, with these words.</summary>
    public sealed record NewQuotes : Wish;

    /// <summary>Of all of them together, now and then.</summary>
    /// <param name="Schedule">When.</param>
    public sealed record Digest(DigestSchedule Schedule) : Wish;
}
