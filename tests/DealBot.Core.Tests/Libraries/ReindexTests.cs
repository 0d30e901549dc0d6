using DealBot.Core.Articles;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Storage;
using DealBot.Search;

namespace DealBot.Core.Tests.Libraries;

public sealed class ReindexTests(PostgresServer server)
{
    private static readonly Query Dredge = new Query.OfTerm(Fields.Text, "dredg");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_reindexed_library_holds_what_it_held(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(100), cancellation: Cancellation);
        var before = Everything(library);

        await library.ReindexAsync(cancellation: Cancellation);

        Assert.Equal(before, Everything(library));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_old_revision_answers_until_the_switch(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(100), cancellation: Cancellation);
        using var old = library.View();
        var found = old.Index.Count(Dredge);
        var meanwhile = new List<(long Revision, int Found)>();

        await library.ReindexAsync(
            new Said(_ =>
            {
                using var view = library.View();
                meanwhile.Add((view.Revision, view.Index.Count(Dredge)));
            }),
            Cancellation);

        Assert.NotEmpty(meanwhile);
        Assert.All(meanwhile, seen => Assert.Equal((old.Revision, found), seen));
        Assert.Equal(found, old.Index.Count(Dredge));
        using var after = library.View();
        Assert.Equal((old.Revision + 1, found), (after.Revision, after.Index.Count(Dredge)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_imported_and_removed_meanwhile_is_in_the_new_index_too(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        using var other = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(100), cancellation: Cancellation);
        var first = true;

        await library.ReindexAsync(
            new Said(_ =>
            {
                if (!first) return;
                first = false;
                other.ImportAsync([Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))], cancellation: Cancellation).Wait(Cancellation);
                Assert.True(other.Remove(1));
            }),
            Cancellation);

        using var view = library.View();
        Assert.Equal(100, view.Articles.Count);
        Assert.Single(view.Index.Search(new Query.OfTerm(Fields.Text, "timet"), 10));
        Assert.Empty(view.Index.Matches(new Query.OfTerm(FacetNames.Article, "1")));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_cancelled_reindexing_leaves_the_library_and_no_litter(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(300), cancellation: Cancellation);
        var before = Everything(library);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.ReindexAsync(new Said(_ => cancel.Cancel()), cancel.Token));

        Assert.Equal(before, Everything(library));
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        Assert.Empty(database.Read(LibraryRow.OtherGenerations));
        Assert.Equal(
            database.Read(session => session.Number($"SELECT sum(passage_count) FROM analyses")),
            database.Read(session => session.Number($"SELECT count(*) FROM passages")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_reindexing_that_was_killed_is_gone_on_with_and_holds_what_changed_meanwhile(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(300), cancellation: Cancellation);
        var done = await BreakOffAsync(library);
        var before = Everything(library);
        Assert.True(library.Remove(1));
        Assert.True(library.Remove(299));
        await library.ImportAsync([Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))], cancellation: Cancellation);
        var changed = Everything(library);
        Assert.NotEqual(before, changed);

        List<int> told = [];
        await library.ReindexAsync(new Said(progress => told.Add(progress.Articles)), Cancellation);

        Assert.True(told[0] > done, $"It began anew: {told[0]} articles were done at the first report, {done} at the break.");
        Assert.InRange(told[^1], 299, 300); // the one that was removed may have been done before the break
        Assert.Equal(changed, Everything(library));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_half_built_index_of_another_version_or_a_damaged_one_is_not_gone_on_with(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(200), cancellation: Cancellation);
        var before = Everything(library);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);

        foreach (var spoil in (FormattableString[])
        [
            $"UPDATE analyses SET version = 0 WHERE generation = (SELECT building FROM library)",
            $"UPDATE segment_pieces SET bytes = {new byte[10]} WHERE segment IN (SELECT id FROM segments WHERE generation = (SELECT building FROM library))",
        ])
        {
            await BreakOffAsync(library);
            Assert.NotEqual(0, database.Write(session => session.Execute(spoil)));

            await library.ReindexAsync(cancellation: Cancellation);

            Assert.Equal(before, Everything(library));
            Assert.Empty(LibraryCheck.Of(library));
            Assert.Empty(database.Read(LibraryRow.OtherGenerations));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task New_files_of_the_articles_folder_are_picked_up(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        var articles = Path.Combine(place.Folder, "articles");
        using var library = TestLibrary.Open(place, articles);
        Briefs.Saved(articles, "harbour.txt", Briefs.Harbour);
        await library.PopulateAsync(cancellation: Cancellation);
        Briefs.Saved(articles, "ferry.txt", Briefs.Ferry);

        var report = await library.ReindexAsync(cancellation: Cancellation);

        Assert.Equal((1, 1), (report.Added, report.Unchanged));
        using var view = library.View();
        Assert.Equal(2, view.Articles.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_one_process_reindexes_at_a_time(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        using var held = database.TryLock("reindex");

        var fault = await Assert.ThrowsAsync<StorageException>(() => library.ReindexAsync(cancellation: Cancellation));

        Assert.Equal(StorageFault.Busy, fault.Fault);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_damaged_index_is_named_and_healed(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using (var library = TestLibrary.Open(place)) await library.ImportAsync(Briefs.Many(20), cancellation: Cancellation);
        using (var database = Database.Open(Schema.Library, place.Folder, place.Connection))
            database.Write(session => session.Execute($"UPDATE segment_pieces SET bytes = {new byte[10]}"));

        using var damaged = TestLibrary.Open(place);
        using (var view = damaged.View())
            Assert.Contains("dealbot reindex", Assert.Throws<StorageException>(() => view.Index).Message, StringComparison.Ordinal);
        await damaged.ReindexAsync(cancellation: Cancellation);

        Assert.Empty(LibraryCheck.Of(damaged));
    }

    // A fault that nobody expects leaves behind what a kill does.
    private static async Task<int> BreakOffAsync(Library library)
    {
        var done = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => library.ReindexAsync(
            new Said(progress =>
            {
                done = progress.Articles;
                throw new InvalidOperationException();
            }),
            Cancellation));
        return done;
    }

    // Passage ids are given out anew; everything else must come out the same.
    private static string Everything(Library library)
    {
        using var view = library.View();
        var articles = view.Articles.Select(entry =>
            $"{entry} {string.Join(" | ", view.PassagesOf(entry.Id).Select(passage => $"{passage.Span} {string.Join(',', passage.Quotes)}"))}");
        var speakers = view.Speakers.Select(speaker =>
            $"{speaker.Name} {speaker.QuoteCount} {string.Join(',', speaker.Keys)} {string.Join(',', speaker.Aliases)} {string.Join(',', speaker.Roles)}");
        return string.Join('\n', [.. articles, .. speakers, view.Index.Count(Dredge).ToString()]);
    }
}
