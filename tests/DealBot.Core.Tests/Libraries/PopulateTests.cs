using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Libraries;

public sealed class PopulateTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_many_that_start_at_once_one_fills_the_library_and_all_see_it_full(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        var articles = Folder(place);

        var seen = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () =>
            {
                using var library = TestLibrary.Open(place, articles);
                var report = await library.PopulateAsync(cancellation: Cancellation);
                using var view = library.View();
                return (report?.Added, view.Articles.Count);
            },
            Cancellation)));

        Assert.Equal([2, null, null, null, null, null], seen.Select(one => one.Added).OrderByDescending(added => added));
        Assert.All(seen, one => Assert.Equal(2, one.Count));
    }

    [Fact]
    public async Task A_library_is_filled_only_once()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place, Folder(place));
        await library.PopulateAsync(cancellation: Cancellation);
        Assert.True(library.Remove(1));

        Assert.Null(await library.PopulateAsync(cancellation: Cancellation));

        using var view = library.View();
        Assert.Single(view.Articles);
    }

    [Fact]
    public async Task A_library_that_somebody_filled_is_left_as_it_is()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place, Path.Combine(place.Folder, "articles"));
        await library.ImportAsync([Briefs.Read(Briefs.Article("school.txt", Briefs.School))], cancellation: Cancellation);
        Folder(place);

        Assert.Null(await library.PopulateAsync(cancellation: Cancellation));
    }

    [Fact]
    public async Task A_folder_that_comes_later_is_imported_then()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place, Path.Combine(place.Folder, "articles"));
        Assert.Null(await library.PopulateAsync(cancellation: Cancellation));
        Folder(place);

        Assert.Equal(2, (await library.PopulateAsync(cancellation: Cancellation))?.Added);
    }

    [Fact]
    public async Task A_filling_that_was_stopped_is_finished_by_the_next()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        var articles = Folder(place);
        using var cancel = new CancellationTokenSource();
        using (var first = TestLibrary.Open(place, articles))
        {
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.PopulateAsync(cancellation: cancel.Token));
        }

        using var library = TestLibrary.Open(place, articles);
        await library.PopulateAsync(cancellation: Cancellation);

        using var view = library.View();
        Assert.Equal(2, view.Articles.Count);
    }

    private static string Folder(TestDatabase place)
    {
        var articles = Path.Combine(place.Folder, "articles");
        Briefs.Saved(articles, "harbour.txt", Briefs.Harbour);
        Briefs.Saved(articles, "school.txt", Briefs.School);
        return articles;
    }
}
