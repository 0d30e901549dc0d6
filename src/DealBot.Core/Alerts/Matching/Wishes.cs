using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Matching;

/// <summary>What all channels want to hear, read once and kept while it stays so.</summary>
/// <param name="Version">Of the library's row when it was read.</param>
/// <param name="Channels">The subscriptions by channel, in each the oldest first.</param>
internal sealed record Wishes(long Version, IReadOnlyList<IReadOnlyList<Subscription>> Channels)
{
    public static Wishes Read(Session session, long version) => new(version, [.. SubscriptionRows.All(session)
        .GroupBy(subscription => ChannelKey.Of(subscription.Place))
        .Select(channel => channel.ToList())]);
}
