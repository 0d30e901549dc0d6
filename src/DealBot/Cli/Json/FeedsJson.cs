using DealBot.Core.Articles.Feeds;

namespace DealBot.Cli.Json;

/// <summary>A feed in the library's list. All times are UTC; <c>succeeded</c> is null before the first success, <c>failingSince</c> unless it fails now.</summary>
internal sealed record FeedJson(
    long Id,
    string Url,
    string? Title,
    string Status,
    DateTime? Succeeded,
    DateTime? FailingSince,
    DateTime Next,
    int Articles,
    int Troubled,
    string AddedBy,
    DateTime Added)
{
    public static FeedJson Of(FeedEntry feed) => new(
        feed.Id, feed.Url, feed.Title, feed.Status, feed.Succeeded?.UtcDateTime, feed.FailingSince?.UtcDateTime, feed.Next.UtcDateTime,
        feed.Articles, feed.Troubled, feed.AddedBy, feed.Added.UtcDateTime);
}

/// <summary>What was found at an address that may be a feed's; <c>problem</c> is null when nothing is wrong.</summary>
internal sealed record FeedCheckJson(string Url, string? Title, int Items, string? Problem, IReadOnlyList<string> Remarks)
{
    public static FeedCheckJson Of(FeedCheck check) => new(check.Url, check.Feed?.Title, check.Feed?.Items.Count ?? 0, check.Problem, check.Remarks);
}
