using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>The messages on their way, as rows.</summary>
public sealed class Outbox
{
    internal Outbox(Database database, TimeProvider clock) => (Database, Clock) = (database, clock);

    private Database Database { get; }

    private TimeProvider Clock { get; }

    /// <summary>A message by its key, as buttons carry it; null when there is none, or it was too long ago.</summary>
    public OutboxPost? Find(string key) => throw new NotSupportedException("Written with the dispatcher.");

    /// <summary>Makes a channel the one where its workspace's moderators are told what needs them.</summary>
    public void SetNoticeChannel(ChatPlace place) => throw new NotSupportedException("Written with the dispatcher.");

    /// <summary>Ends the notices of a workspace; false when there were none.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    public bool ClearNoticeChannel(ChatPlace place) => throw new NotSupportedException("Written with the dispatcher.");

    /// <summary>Where a workspace's moderators are told what needs them; null when nowhere.</summary>
    /// <param name="place">Anywhere in the workspace.</param>
    public ChatPlace? NoticeChannel(ChatPlace place) => throw new NotSupportedException("Written with the dispatcher.");

    /// <summary>Tells the moderators: of one workspace, or of all of them. Stored at once, sent soon.</summary>
    /// <param name="text">Sentences that say what happened and what to do.</param>
    /// <param name="workspace">Anywhere in the workspace; null for all.</param>
    /// <returns>In how many channels it will stand: 0 where no workspace has a channel for notices.</returns>
    public int Tell(string text, ChatPlace? workspace = null) => throw new NotSupportedException("Written with the dispatcher.");

    /// <summary>How many messages wait: those that are due, and those that are tried again.</summary>
    public (int Due, int Retried) Waiting() => throw new NotSupportedException("Written with the dispatcher.");
}
