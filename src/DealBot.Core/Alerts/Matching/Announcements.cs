using DealBot.Core.Articles;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Matching;

/// <summary>Decides which channels hear of a new article, and writes it down in the article's own transaction.</summary>
/// <param name="wishes">What channels want, shared by the imports of one library.</param>
internal sealed class Announcements(WishCache wishes)
{
    /// <summary>Announces articles that are new in the library, in the order in which they came.</summary>
    /// <param name="session">The transaction that stored them.</param>
    /// <param name="articles">The articles, with their ids.</param>
    /// <param name="now">UTC.</param>
    public void Write(Session session, IReadOnlyList<Article> articles, DateTimeOffset now)
    {
        if (articles.Count == 0 || wishes.Of(session) is not { Channels.Count: > 0 } wanted) return;

        var paused = PausedChannelRows.All(session);
        foreach (var article in articles)
        {
            var muted = (article.Source is { } source ? MutedSourceRows.OfSource(session, FacetNames.Fold(source)) : [])
                .ToDictionary(mute => mute.Channel, mute => mute.MutedBy);
            var told = AlertRows.OfStory(session, article.Id);
            foreach (var channel in wanted.Channels)
            {
                if (Strongest(channel.Where(subscription => subscription.Filter.Length == 0), now) is not var (subscription, due)) continue;

                var key = ChannelKey.Of(subscription.Place);
                var (state, reason) =
                    muted.TryGetValue(key, out var by) ? (AlertState.Filtered, AlertReasons.Muted(article.Source!, by))
                    : told.TryGetValue(key, out var first) ? (AlertState.Merged, AlertReasons.Merged(first.Title, first.Source))
                    : paused.TryGetValue(key, out var why) ? (AlertState.Paused, why)
                    : (AlertState.Due, (string?)null);
                AlertRows.Insert(session, article.Id, subscription.Place, subscription.Id, state, reason, due, now);
            }

            AlertRows.InsertFiltered(session, article.Id, now);
        }
    }

    // Whoever wants it first; of those that want it together the oldest.
    private static (Subscription Subscription, DateTimeOffset Due)? Strongest(IEnumerable<Subscription> subscriptions, DateTimeOffset now)
    {
        (Subscription Subscription, DateTimeOffset Due)? strongest = null;
        foreach (var subscription in subscriptions)
        {
            var due = subscription.Wish is Wish.Digest digest ? digest.Schedule.Next(now) : now;
            if (strongest is null || due < strongest.Value.Due) strongest = (subscription, due);
        }

        return strongest;
    }
}

/// <summary>What channels want, as one process read it last.</summary>
internal sealed class WishCache
{
    private volatile Wishes? _latest;

    /// <summary>What they want in a transaction's eyes.</summary>
    public Wishes Of(Session session)
    {
        var version = SubscriptionRows.Version(session);
        if (_latest is { } held && held.Version == version) return held;
        return _latest = Wishes.Read(session, version);
    }
}
