using DealBot.Core.Storage;

namespace DealBot.Core.Articles.Feeds;

/// <summary>A feed that one poller of one process works on, until it gives it back, or dies and the claim lapses.</summary>
/// <param name="Feed">The feed's number.</param>
/// <param name="Token">Unlike that of every other claim.</param>
internal sealed record FeedClaim(long Feed, string Token)
{
    // Longer than the longest fetch, with the wait for its turn at a busy host.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>Claims the feed that has been due for longest; null where none is.</summary>
    public static FeedClaim? Take(Database database, DateTimeOffset now)
    {
        if (database.Read(session => FeedRows.NextDue(session, now.ToUnixTimeMilliseconds())) is not { } due || due > now.ToUnixTimeMilliseconds()) return null; // without keeping writers waiting

        var token = Guid.NewGuid().ToString("N");
        return database.Write(session => FeedRows.Claim(session, token, now.ToUnixTimeMilliseconds(), Until(now))) is { } feed
            ? new FeedClaim(feed, token)
            : null;
    }

    /// <summary>Holds the claim for longer; false where another has it already, or the feed is followed no more.</summary>
    public bool Renew(Session session, DateTimeOffset now) => FeedRows.Renew(session, Feed, Token, Until(now));

    /// <summary>Whether no other has it, and the feed is still followed.</summary>
    public bool IsHeld(Session session) => FeedRows.IsHeld(session, Feed, Token);

    private static long Until(DateTimeOffset now) => (now + Lease).ToUnixTimeMilliseconds();
}
