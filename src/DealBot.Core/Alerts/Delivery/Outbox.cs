using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>The messages on their way, as rows.</summary>
public sealed class Outbox
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal Outbox(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>A message by its key, as buttons carry it; null when there is none, or it was too long ago.</summary>
    public OutboxPost? Find(string key) => _database.Read(session => PostRows.Find(session, key) is { } row ? PostOf(session, row) : null);

    /// <summary>Makes a channel the one where its workspace's moderators are told what needs them.</summary>
    public void SetNoticeChannel(ChatPlace place) => _database.Write(session => NoticeRows.Set(session, place));

    /// <summary>Ends the notices of a workspace; false when there were none.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    public bool ClearNoticeChannel(ChatPlace place) => _database.Write(session => NoticeRows.Delete(session, place));

    /// <summary>Where a workspace's moderators are told what needs them; null when nowhere.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    public ChatPlace? NoticeChannel(ChatPlace place) => _database.Read(session => NoticeRows.OfWorkspace(session, place));

    /// <summary>Tells the moderators: of one workspace, or of all of them. Stored at once, sent soon.</summary>
    /// <param name="text">Sentences that say what happened and what to do.</param>
    /// <param name="workspace">Anywhere in the workspace; null for all.</param>
    /// <returns>In how many channels it will stand: 0 where no workspace has a channel for notices.</returns>
    public int Tell(string text, ChatPlace? workspace = null) => _database.Write(session => Tell(session, text, workspace, _clock.GetUtcNow()));

    /// <summary>How many messages wait: those that are due, and those that are tried again.</summary>
    public (int Due, int Retried) Waiting() =>
        _database.Read(session => (PostRows.Count(session, AlertState.Due), PostRows.Count(session, AlertState.Retried)));

    /// <summary>Tells the moderators in a transaction with what they are told of.</summary>
    internal static int Tell(Session session, string text, ChatPlace? workspace, DateTimeOffset now)
    {
        List<ChatPlace> channels = workspace is null ? NoticeRows.All(session)
            : NoticeRows.OfWorkspace(session, workspace) is { } only ? [only]
            : [];
        foreach (var channel in channels) Put(session, channel, PostKind.Notice, text, now);
        return channels.Count;
    }

    /// <summary>Puts a message at the end of the outbox, under a new key.</summary>
    internal static string Put(Session session, ChatPlace place, PostKind kind, string? text, DateTimeOffset now)
    {
        var key = ChatStore.NewId();
        PostRows.Insert(session, key, place, kind, text, now.ToUnixTimeMilliseconds());
        return key;
    }

    internal static OutboxPost PostOf(Session session, PostRow row) =>
        new(row.Key, row.Place, row.Kind, PostRows.Articles(session, row.Key), row.Text, row.Message, row.Created);
}
