using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;
using DealBot.Testing;

namespace DealBot.Core.Tests.Backups;

/// <summary>What channels hear after a restoration: nothing that they may have heard since the backup was made.</summary>
public sealed class RestoredAlertsTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Discord, "G1", "C1", IsDirect: false);
    private static readonly ChatPlace Mornings = new(ChatPlatform.Slack, "T1", "C2", IsDirect: false);
    private static readonly ChatUser Ann = new("7", "Ann", IsModerator: false);

    private readonly ManualClock _clock = new(new DateTimeOffset(2025, 3, 3, 10, 2, 0, TimeSpan.Zero));

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_due_is_closed_with_the_reason_and_a_digest_of_tomorrow_is_kept(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server, _clock);
        place.Library.Subscriptions.Add(Channel, "", new Wish.EachArticle(), Ann);
        place.Library.Subscriptions.Add(Mornings, "", new Wish.Digest(new DigestSchedule(Day: null, 9, TimeZoneInfo.Utc)), Ann);
        await place.Library.ImportAsync([Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))], cancellation: TestContext.Current.CancellationToken);
        var backup = place.BackUp(made: _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromHours(1));

        place.Restore(backup, _clock.GetUtcNow());

        var closed = Assert.Single(place.Library.Alerts.Latest(10, place: Channel));
        Assert.Equal(AlertState.Failed, closed.State);
        Assert.Equal("It was due when the library was restored from a backup of 3 March 2025, and may have been sent since then.", closed.Reason);
        Assert.Equal(AlertState.Due, Assert.Single(place.Library.Alerts.Latest(10, place: Mornings)).State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_message_on_its_way_is_looked_for_before_it_is_sent_again_and_nobody_holds_it(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server, _clock);
        place.Library.Outbox.SetNoticeChannel(Channel);
        place.Library.Outbox.Tell("The harbour feed has failed for a day.");
        var claims = new Claims(place.Library.Database, new DispatcherOptions(), _clock);
        Assert.NotNull(claims.TryNext(Channel));
        var backup = place.BackUp(made: _clock.GetUtcNow());

        place.Restore(backup, _clock.GetUtcNow());

        var claim = claims.TryNext(Channel);
        Assert.NotNull(claim);
        Assert.Equal(_clock.GetUtcNow(), claim.Before.Unsure);
    }
}
