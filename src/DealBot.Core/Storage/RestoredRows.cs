using DealBot.Core.Alerts;
using static DealBot.Core.Storage.StateColumn;

namespace DealBot.Core.Storage;

/// <summary>What must not go on as it was when the backup was made: claims of processes that are gone, and what may have been announced since.</summary>
internal static class RestoredRows
{
    /// <summary>Ends all claims, and keeps anything from being announced that may have been announced since.</summary>
    /// <param name="session">The write that has put the rows there.</param>
    /// <param name="made">When the backup was made, UTC.</param>
    /// <param name="now">UTC.</param>
    public static void Settle(Session session, DateTimeOffset made, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();

        // A message that was on its way is looked for in its channel, by its key, before it is sent again.
        session.Execute($"UPDATE posts SET claimed_by = NULL, claimed_until = 0");
        session.Execute($"UPDATE posts SET unsure = coalesce(unsure, created) WHERE state IN ({Due}, {Retried})");

        // An alert that was in no message yet has no key to look for. What is due later only (a digest) nobody can have sent.
        session.Execute($"""
            UPDATE alerts SET state = {Failed}, reason = {AlertReasons.Restored(made)}, changed = {at}
            WHERE post IS NULL AND state IN ({Due}, {Retried}) AND due <= {at}
            """);

        // What feeds and folders show at the next look is as what they showed at the first: known to nobody, and announced to nobody.
        session.Execute($"UPDATE feeds SET claimed_by = NULL, claimed_until = 0, has_baseline = 0");
        session.Execute($"UPDATE feed_items SET announced = 0 WHERE state = {(long)ItemState.Waiting}");
        session.Execute($"DELETE FROM watched_folders");
    }
}
