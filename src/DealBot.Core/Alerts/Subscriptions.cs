using DealBot.Core.Alerts.Matching;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts;

/// <summary>Who is told of new articles. In the library's database: an article's alerts become visible in its transaction.</summary>
public sealed class Subscriptions
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly Func<string, Filter> _readFilter;

    internal Subscriptions(Database database, TimeProvider clock, Func<string, Filter> readFilter) =>
        (_database, _clock, _readFilter) = (database, clock, readFilter);

    /// <summary>
    /// Subscribes a channel, from the next new article on, and takes up again what was paused there.
    /// </summary>
    /// <param name="place">The channel.</param>
    /// <param name="filter">Empty for every article; looked at before by <see cref="AlertFilter"/>.</param>
    /// <param name="wish">What it wants to hear.</param>
    /// <param name="user">Who wants it.</param>
    /// <returns>The subscription; null when the channel has it already, which then stays as it is.</returns>
    public Subscription? Add(ChatPlace place, string filter, Wish wish, ChatUser user) => _database.Write(session =>
    {
        PausedChannelRows.Delete(session, place, _clock.GetUtcNow());
        return SubscriptionRows.Insert(session, new Subscription(0, place, filter, wish, user.Id, user.Name, _clock.GetUtcNow()));
    });

    /// <summary>Ends one subscription of a channel, with what waits for it; false when the channel has none of that number.</summary>
    public bool Remove(ChatPlace place, long id) => _database.Write(session =>
    {
        var removed = SubscriptionRows.Delete(session, place, id);
        if (removed) AlertRows.CloseEnded(session, place, _clock.GetUtcNow());
        return removed;
    });

    /// <summary>Ends all subscriptions of a channel, with what waits for them; gives how many there were.</summary>
    public int RemoveAll(ChatPlace place) => _database.Write(session =>
    {
        var removed = SubscriptionRows.DeleteAll(session, place);
        if (removed > 0) AlertRows.CloseEnded(session, place, _clock.GetUtcNow());
        return removed;
    });

    /// <summary>The subscriptions of a channel, oldest first.</summary>
    public IReadOnlyList<Subscription> Of(ChatPlace place) => _database.Read(session => SubscriptionRows.OfChannel(session, place));

    /// <summary>The subscriptions of all channels of a workspace, oldest first.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    public IReadOnlyList<Subscription> InWorkspace(ChatPlace place) => _database.Read(session => SubscriptionRows.OfWorkspace(session, place));

    /// <summary>The subscriptions of all channels on all platforms, oldest first, each with why its channel is paused; null where it is not.</summary>
    public IReadOnlyList<(Subscription Subscription, string? PausedBecause)> All() => _database.Read(session =>
    {
        var paused = PausedChannelRows.All(session);
        return SubscriptionRows.All(session).ConvertAll(subscription => (subscription, paused.GetValueOrDefault(ChannelKey.Of(subscription.Place))));
    });

    /// <summary>Tells a channel no more of an outlet's articles, nor of those that wait already; false when it is so already.</summary>
    /// <param name="place">The channel.</param>
    /// <param name="source">The outlet, as articles name it.</param>
    /// <param name="user">Who wants it.</param>
    public bool Mute(ChatPlace place, string source, ChatUser user) => _database.Write(session =>
    {
        var (key, now) = (FacetNames.Fold(source), _clock.GetUtcNow());
        if (!MutedSourceRows.Insert(session, place, key, source, user.Name, now)) return false;

        foreach (var (article, outlet) in AlertRows.Waiting(session, place))
        {
            if (outlet is not null && string.Equals(FacetNames.Fold(outlet), key, StringComparison.Ordinal))
                AlertRows.CloseUnwanted(session, article, place, AlertReasons.Muted(outlet, user.Name), now);
        }

        return true;
    });

    /// <summary>Takes a muting back; false when there was none.</summary>
    public bool Unmute(ChatPlace place, string source) => _database.Write(session => MutedSourceRows.Delete(session, place, FacetNames.Fold(source)));

    /// <summary>The outlets that a channel is not told of, as they were named, with who muted them.</summary>
    public IReadOnlyList<(string Source, string MutedBy)> MutedIn(ChatPlace place) => _database.Read(session => MutedSourceRows.OfChannel(session, place));

    /// <summary>Why a channel's alerts are paused, in a sentence; null when they are not.</summary>
    public string? PausedBecause(ChatPlace place) => _database.Read(session => PausedChannelRows.Reason(session, place));

    /// <summary>What a filter means in the library as it is: said to whoever subscribes.</summary>
    /// <param name="view">The library now.</param>
    /// <param name="filter">The filter; empty for every article.</param>
    public FilterPreview Preview(ILibraryView view, string filter)
    {
        var read = _readFilter(filter);
        var names = SpeakerNames.Of(view);
        return new FilterPreview(
            [.. read.Speakers.Concat(read.ExcludedSpeakers).Select(typed => (typed, Means(typed)))],
            FilterSearch.Newest(view, read));

        IReadOnlyList<string> Means(string typed) => [.. WantedSpeaker.Called(typed, names).Entries.Select(entry => entry.Name)];
    }
}

/// <summary>What a filter means in a library.</summary>
/// <param name="Speakers">Each name that it asks for, as typed, with the speakers of the library whom it matches; none of them where nobody is called so yet.</param>
/// <param name="Newest">The newest article that it matches; null when none does.</param>
public sealed record FilterPreview(IReadOnlyList<(string Typed, IReadOnlyList<string> Means)> Speakers, ArticleEntry? Newest);
