using DealBot.Core.Backups;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Folders;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Backups;

/// <summary>What a watched folder and a feed show after a restoration is taken in, and announced to nobody: it may have been announced before.</summary>
public sealed class RestoredSourcesTests(PostgresServer server)
{
    [Fact]
    public async Task Files_that_came_after_the_backup_are_taken_in_again_silently_and_later_ones_are_news()
    {
        await using var room = new WatchRoom(server);
        using var chat = ChatStore.Open(new ChatStoreOptions { DataFolder = room.Folder[..^"inbox".Length] });
        var backup = Path.Combine(room.Folder[..^"inbox".Length], "one.backup");
        await room.StartAsync();
        Backup.Write(room.Library, chat, [], backup, room.Clock.GetUtcNow(), cancellation: TestContext.Current.CancellationToken);
        room.Write("school.txt", Briefs.School);
        await room.LooksAsync();
        Assert.Single(room.Announced);

        Restoration.Run(room.Library, chat, backup, room.Clock.GetUtcNow(), cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(room.Files);
        await room.LooksAsync();

        Assert.Equal(["school.txt"], room.Files);
        Assert.Empty(room.Announced);
        room.Write("ferry.txt", Briefs.Ferry);
        await room.LooksAsync();
        Assert.Equal(["ferry.txt", "school.txt"], room.Files);
        Assert.Single(room.Announced);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public void A_feed_is_read_as_for_the_first_time_and_no_claim_of_before_holds(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server);
        place.Library.Database.Write(session =>
        {
            FeedRows.Insert(session, "https://islander.example/feed", "The Islander", "Ann", now: 0);
            return session.Execute($"UPDATE feeds SET has_baseline = 1, claimed_by = 'somebody', claimed_until = {long.MaxValue}");
        });
        var backup = place.BackUp();

        place.Restore(backup);

        var feed = place.Library.Database.Read(static session => FeedRows.Find(session, 1));
        Assert.False(feed!.HasBaseline);
        Assert.False(place.Library.Database.Read(static session => FeedRows.IsHeld(session, 1, "somebody")));
    }
}
