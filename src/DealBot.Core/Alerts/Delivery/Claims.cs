using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>Decides what a channel hears next, puts it together and claims it, in one transaction.</summary>
/// <param name="database">The library's.</param>
/// <param name="options">How many alerts make a summary, and how long a claim holds.</param>
/// <param name="clock">Times everything.</param>
internal sealed class Claims(Database database, DispatcherOptions options, TimeProvider clock)
{
    private const int MostChannels = 100; // looked at before anew, so that no number of waiting channels fills the memory

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The channels where something can be done now, those that wait longest first.</summary>
    public IReadOnlyList<ChatPlace> ReadyChannels(ChatPlatform platform) =>
        database.Read(session => PostRows.Ready(session, platform, Now.ToUnixTimeMilliseconds(), MostChannels));

    /// <summary>Claims what a channel is to hear next; null when there is nothing, or another process is at it.</summary>
    public Claim? TryNext(ChatPlace place) => database.Write(session =>
    {
        var now = Now;
        if (PostRows.IsHeld(session, place, now.ToUnixTimeMilliseconds())) return null;

        if (PostRows.FirstOpen(session, place) is { Kind: not PostKind.Notice, Unsure: null } waiting) DropVain(session, waiting.Key, now);
        if (PostRows.FirstOpen(session, place) is null) PutTogether(session, place, now);
        if (PostRows.FirstOpen(session, place) is { } open && open.Due <= now)
        {
            PostRows.Begin(session, open.Key, now.ToUnixTimeMilliseconds());
            return Hold(session, open, now);
        }

        return PostRows.FirstEdit(session, place, now.ToUnixTimeMilliseconds()) is { } edit ? Hold(session, edit, now) : null;
    });

    /// <summary>Gives a claim back on which nothing was done.</summary>
    public void GiveBack(Claim claim) => database.Write(session =>
    {
        if (IsHeld(session, claim)) PostRows.Release(session, claim.Before);
        return true;
    });

    /// <summary>Whether nobody has taken over a claim whose lease ran out.</summary>
    public static bool IsHeld(Session session, Claim claim) => PostRows.IsHeldBy(session, claim.Post.Key, claim.Owner);

    private Claim Hold(Session session, PostRow row, DateTimeOffset now)
    {
        var owner = Guid.NewGuid().ToString("N");
        PostRows.Claim(session, row.Key, owner, (now + options.Lease).ToUnixTimeMilliseconds());
        return new Claim(Outbox.PostOf(session, row), row, owner, now);
    }

    // While a post waited, what it announces may have left, and who wanted it changed their mind.
    private static void DropVain(Session session, string key, DateTimeOffset now)
    {
        DueAlertRows.DropVain(session, key, now.ToUnixTimeMilliseconds());
        if (DueAlertRows.CountOpen(session, key) == 0) PostRows.SetClosed(session, key, AlertState.Filtered, "Nothing of it was left to be sent.");
    }

    private void PutTogether(Session session, ChatPlace place, DateTimeOffset time)
    {
        var now = time.ToUnixTimeMilliseconds();
        if (PausedChannelRows.Reason(session, place) is { } reason)
        {
            DueAlertRows.Pause(session, place, reason, now);
            return;
        }

        var (ofDigests, others) = DueAlertRows.Count(session, place, now);
        if (ofDigests > 0)
        {
            DueAlertRows.Assign(session, place, Outbox.Put(session, place, PostKind.Digest, null, time), isDigest: true, now);
        }
        else if (others > 0)
        {
            var kind = others > options.Burst ? PostKind.Summary : PostKind.Alert;
            if (Turn(session, place, kind, time) is { } turn && turn > time)
            {
                DueAlertRows.Postpone(session, place, turn.ToUnixTimeMilliseconds(), now);
                return;
            }

            var key = Outbox.Put(session, place, kind, null, time);
            if (kind is PostKind.Summary) DueAlertRows.Assign(session, place, key, isDigest: false, now);
            else DueAlertRows.AssignFirst(session, place, key, now);
        }
    }

    // A burst need not come all at once: articles that trickle in would flood a channel as well. So what is more than a channel gets
    // one by one within a while gathers, and of summaries it gets one in that while.
    private DateTimeOffset? Turn(Session session, ChatPlace place, PostKind kind, DateTimeOffset now)
    {
        var recent = PostRows.Recent(session, place, (now - options.BurstWithin).ToUnixTimeMilliseconds());
        var before = kind is PostKind.Summary ? recent.FindAll(post => post.Kind is PostKind.Summary) : recent;
        var most = kind is PostKind.Summary ? 1 : options.Burst;
        return before.Count < most ? null : DateTimeOffset.FromUnixTimeMilliseconds(before[most - 1].Posted) + options.BurstWithin;
    }
}
