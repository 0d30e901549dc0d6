using DealBot.Cli.Json;
using DealBot.Core.Alerts;

namespace DealBot.Web.Api.Json;

/// <summary>A channel's standing wish to hear of new articles. <c>filter</c> is empty for every article; <c>wish</c> is each-article, new-quotes or
/// digest, and <c>schedule</c> when a digest comes; <c>pausedBecause</c> is null unless the channel cannot be posted in.</summary>
internal sealed record SubscriptionJson(
    long Id,
    string Platform,
    string Workspace,
    string Channel,
    string Filter,
    string Wish,
    string? Schedule,
    string MadeBy,
    DateTime Created,
    string? PausedBecause)
{
    public static SubscriptionJson Of((Subscription Subscription, string? PausedBecause) held)
    {
        var subscription = held.Subscription;
        var (wish, schedule) = subscription.Wish switch
        {
            Core.Alerts.Wish.Digest digest => ("digest", digest.Schedule.ToString()),
            Core.Alerts.Wish.NewQuotes => ("new-quotes", null),
            _ => ("each-article", null),
        };
        return new SubscriptionJson(
            subscription.Id, JsonNames.Of(subscription.Place.Platform), subscription.Place.Workspace, subscription.Place.Channel, subscription.Filter,
            wish, schedule, subscription.UserName, subscription.Created.UtcDateTime, held.PausedBecause);
    }
}
