using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;
using DealBot.Search;

namespace DealBot.Core.Tests.Backups;

public sealed class BackupTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Discord, "G1", "C1", IsDirect: false);
    private static readonly ChatUser Ann = new("7", "Ann", IsModerator: false);

    private static readonly ReadOutcome[] Islands =
    [
        Briefs.Read(Briefs.Article("school.txt", Briefs.School)), Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry)),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public static TheoryData<DatabaseKind, DatabaseKind> Pairs => new(
        from one in Enum.GetValues<DatabaseKind>() from other in Enum.GetValues<DatabaseKind>() select (one, other));

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_backup_of_either_database_is_restored_whole_into_either(DatabaseKind from, DatabaseKind to)
    {
        using var source = new BackedUp(from, server);
        await source.Library.ImportAsync(Islands, cancellation: Cancellation);
        source.Library.Subscriptions.Add(Channel, "dredge", new Wish.EachArticle(), Ann);
        source.Chat.SetAnswers(Channel, Visibility.OnlyYou);
        var answer = source.Chat.Save(Channel, "7", Visibility.Channel, "what did Muir say", "{}");
        var backup = source.BackUp();

        using var target = new BackedUp(to, server);
        await target.Library.ImportAsync([.. Briefs.Many(30)], cancellation: Cancellation);
        long before;
        using (var view = target.Library.View()) before = view.Revision;
        var restored = target.Restore(backup);

        Assert.Equal(2, restored.Manifest.Count("articles"));
        Assert.Equal("people.json", Assert.Single(restored.Files).Name);
        Assert.False(restored.IsAnalysedAnew);
        Assert.Equal(source.Texts(), target.Texts());
        Assert.Empty(LibraryCheck.Of(target.Library));
        Assert.Equal("dredge", Assert.Single(target.Library.Subscriptions.Of(Channel)).Filter);
        Assert.Equal(answer, target.Chat.Find(answer.Id));
        using var after = target.Library.View();
        Assert.True(after.Revision > before);
        Assert.NotEmpty(after.Index.Search(new Query.OfTerm(Fields.Text, "languag"), 10));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_restored_library_goes_on_as_any_other(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server);
        await place.Library.ImportAsync(Islands, cancellation: Cancellation);
        var backup = place.BackUp();
        await place.Library.ImportAsync([.. Briefs.Many(20)], cancellation: Cancellation);
        Assert.True(place.Library.Remove(1));

        place.Restore(backup);
        await place.Library.ImportAsync([.. Briefs.Many(5)], cancellation: Cancellation);
        Assert.True(place.Library.Remove(2));
        Assert.Empty(LibraryCheck.Of(place.Library));
        await place.Library.ReindexAsync(cancellation: Cancellation);

        Assert.Empty(LibraryCheck.Of(place.Library));
        Assert.Equal(6, place.Texts().Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_older_backup_is_brought_up_to_date_and_stays_as_it_is(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server);
        await place.Library.ImportAsync(Islands, cancellation: Cancellation);
        var backup = place.BackUp();
        BackedUp.MakeOlder(backup);
        var bytes = await File.ReadAllBytesAsync(backup, Cancellation);
        await place.Library.ImportAsync([.. Briefs.Many(3)], cancellation: Cancellation);

        place.Restore(backup);

        Assert.Equal(2, place.Texts().Count);
        Assert.Empty(LibraryCheck.Of(place.Library));
        Assert.Equal(Schema.Library.Latest, place.Library.Database.Read(session => session.Number(Schema.Library.SelectVersion)));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(backup, Cancellation));
    }

    public static TheoryData<string, StorageFault> Refused =>
    [
        new("UPDATE backup_manifest SET json = replace(json, '\"format\":1', '\"format\":2')", StorageFault.Newer) { TestDisplayName = "of a newer format" },
        new("UPDATE backup_manifest SET json = replace(json, '\"librarySchema\":', '\"librarySchema\":1')", StorageFault.Newer) { TestDisplayName = "of a newer schema" },
        new("UPDATE backup_manifest SET json = replace(json, '1970', '1971')", StorageFault.NotALibrary) { TestDisplayName = "whose manifest was changed" },
        new("UPDATE backup_manifest SET json = '{'", StorageFault.NotALibrary) { TestDisplayName = "whose manifest cannot be read" },
        new("DELETE FROM backup_manifest", StorageFault.NotALibrary) { TestDisplayName = "whose manifest is empty" },
        new("DROP TABLE backup_manifest", StorageFault.NotALibrary) { TestDisplayName = "without a manifest" },
        new("DROP TABLE quotes", StorageFault.NotALibrary) { TestDisplayName = "without a table" },
        new("UPDATE library SET schema_version = 2", StorageFault.NotALibrary) { TestDisplayName = "of another schema than it says" },
        new("UPDATE articles SET text = replace(text, 'both', 'many')", StorageFault.NotALibrary) { TestDisplayName = "whose words were changed" },
        new("DELETE FROM quotes WHERE passage = (SELECT max(passage) FROM quotes)", StorageFault.NotALibrary) { TestDisplayName = "that lost a row" },
        new("UPDATE backup_files SET bytes = x'00'", StorageFault.NotALibrary) { TestDisplayName = "whose configuration was changed" },
    ];

    [Theory, MemberData(nameof(Refused))]
    public async Task A_backup_that_is_not_as_it_was_written_is_refused_and_changes_nothing(string change, StorageFault fault)
    {
        using var place = new BackedUp(DatabaseKind.Sqlite, server);
        await place.Library.ImportAsync(Islands, cancellation: Cancellation);
        var backup = place.BackUp();
        BackedUp.Tamper(backup, change);
        await place.Library.ImportAsync([.. Briefs.Many(3)], cancellation: Cancellation);

        var refusal = Assert.Throws<StorageException>(() => place.Restore(backup));

        Assert.Equal(fault, refusal.Fault);
        Assert.Contains(backup, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5, place.Texts().Count);
        using var view = place.Library.View();
        Assert.Empty(LibraryCheck.Of(place.Library));
    }

    [Fact]
    public async Task Whatever_bytes_of_a_backup_are_damaged_it_is_refused_or_all_of_it_is_there()
    {
        using var place = new BackedUp(DatabaseKind.Sqlite, server);
        await place.Library.ImportAsync(Islands, cancellation: Cancellation);
        var whole = await File.ReadAllBytesAsync(place.BackUp(), Cancellation);
        var texts = place.Texts();
        var damaged = Path.Combine(place.Folder, "damaged.backup");
        var random = new Random(5);
        var refused = 0;
        for (var round = 0; round < 60; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var hit = random.Next(1, 400); hit > 0; hit--) bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(damaged, round % 5 == 0 ? whole[..random.Next(whole.Length)] : bytes, Cancellation);
            try
            {
                place.Restore(damaged);
            }
            catch (StorageException)
            {
                refused++;
            }

            Assert.Equal(texts, place.Texts());
        }

        Assert.Empty(LibraryCheck.Of(place.Library));
        Assert.InRange(refused, 1, 60);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task While_the_library_is_reindexed_nothing_is_restored(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server);
        await place.Library.ImportAsync(Islands, cancellation: Cancellation);
        var backup = place.BackUp();
        using var held = place.Library.Database.TryLock(Library.ReindexLock);

        var refusal = Assert.Throws<StorageException>(() => place.Restore(backup));

        Assert.Equal(StorageFault.Busy, refusal.Fault);
    }

    [Fact]
    public void A_file_that_is_there_is_never_written_over()
    {
        using var place = new BackedUp(DatabaseKind.Sqlite, server);
        var backup = place.BackUp();

        Assert.Throws<IOException>(() => place.BackUp());

        Assert.True(new FileInfo(backup).Length > 0);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
    }
}
