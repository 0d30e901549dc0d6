using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts;

/// <summary>Who is told of new articles. In the library's database: an article's alerts will become visible in its transaction.</summary>
public sealed class Subscriptions
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal Subscriptions(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Subscribes a channel; false when it has the same filter already, which then stays as it is.</summary>
    /// <param name="place">The channel.</param>
    /// <param name="filter">Empty for every article; looked at before by <see cref="AlertFilter"/>.</param>
    /// <param name="user">Who wants it.</param>
    public bool Add(ChatPlace place, string filter, ChatUser user) => _database.Write(session =>
        SubscriptionRows.Insert(session, new Subscription(place, filter, user.Id, user.Name, _clock.GetUtcNow())));

    /// <summary>Ends all subscriptions of a channel; gives how many there were.</summary>
    public int RemoveAll(ChatPlace place) => _database.Write(session => SubscriptionRows.Delete(session, place));

    /// <summary>The subscriptions of a channel, oldest first.</summary>
    public IReadOnlyList<Subscription> Of(ChatPlace place) => _database.Read(session => SubscriptionRows.OfChannel(session, place));

    /// <summary>The subscriptions of all channels of a workspace, oldest first.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    public IReadOnlyList<Subscription> InWorkspace(ChatPlace place) => _database.Read(session => SubscriptionRows.OfWorkspace(session, place));
}
