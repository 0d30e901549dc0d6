using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>What a dispatcher does now and then: lets posts name outlets that printed the story since, and clears the log.</summary>
/// <param name="database">The library's.</param>
/// <param name="platform">Whose posts.</param>
/// <param name="kept">How long what was done with is kept.</param>
/// <param name="clock">Times everything.</param>
internal sealed class Upkeep(Database database, ChatPlatform platform, TimeSpan kept, TimeProvider clock)
{
    // Long enough for a wire story to have gone round; nobody scrolls up farther.
    private static readonly TimeSpan EditedFor = TimeSpan.FromDays(2);

    // What a message says was made before it was posted, by no longer than posting may take.
    private static readonly TimeSpan DrawnBefore = TimeSpan.FromMinutes(1);

    // Copies of a story come close together: those of a while are named by one edit.
    private readonly Every _join = new(TimeSpan.FromSeconds(15), clock);
    private readonly Every _clear = new(TimeSpan.FromHours(1), clock);

    /// <summary>Does what is due.</summary>
    public void Run()
    {
        if (_join.IsDue()) JoinMerged(clock.GetUtcNow());
        if (_clear.IsDue()) Clear((clock.GetUtcNow() - kept).ToUnixTimeMilliseconds());
    }

    private void JoinMerged(DateTimeOffset now)
    {
        var merged = database.Read(session => DueAlertRows.MergedLately(session, platform, (now - EditedFor).ToUnixTimeMilliseconds()));
        if (merged.Count == 0) return;

        database.Write(session =>
        {
            foreach (var (article, channel, post, later) in merged)
            {
                DueAlertRows.Join(session, article, channel, post);
                if (later > -DrawnBefore.TotalMilliseconds) PostRows.LetEdit(session, post, now.ToUnixTimeMilliseconds());
            }

            return true;
        });
    }

    private void Clear(long oldest) => database.Write(session =>
    {
        DueAlertRows.DeleteBefore(session, oldest);
        PostRows.DeleteBefore(session, oldest);
        return true;
    });
}
