using DealBot.Core.Articles;
using DealBot.Core.Articles.Import;
using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Libraries;

public sealed class StoryTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Copies_of_one_report_are_one_story_in_every_library(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        Article[] articles =
        [
            Briefs.Article("ferry.txt", Briefs.Ferry),
            Briefs.Article("harbour.txt", Briefs.Harbour, source: "The Islander"),
            Briefs.Article("wire.txt", Briefs.Harbour + "\nMore on Tuesday.", source: "The Mainland Post"),
        ];

        await ImportAsync(library, articles);

        using var view = library.View();
        Assert.Equal([(1, 1), (2, 2), (3, 2)], Stories(view));
        Assert.Equal(Stories(new MemoryLibrary(articles, EnglishAnalyzer.Instance)), Stories(view));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task When_the_first_copy_goes_the_next_gives_the_story_its_id(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, [.. "ABC".Select(source => Briefs.Article($"{source}.txt", Briefs.Harbour, $"{source}"))]);

        Assert.True(library.Remove(1));

        using var view = library.View();
        Assert.Equal([(2, 2), (3, 2)], Stories(view));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_version_that_tells_something_else_leaves_the_story(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Article("a.txt", Briefs.Harbour, "A"), Briefs.Article("b.txt", Briefs.Harbour, "B", "https://b.example/1"));

        await ImportAsync(library, Briefs.Article("b.txt", Briefs.Ferry, "B", "https://b.example/1"));

        using var view = library.View();
        Assert.Equal([(1, 1), (3, 3)], Stories(view));
    }

    private static IEnumerable<(long, long)> Stories(ILibraryView view) =>
        view.Articles.Select(article => (article.Id, article.StoryId)).Order();

    private static Task<ImportReport> ImportAsync(Library library, params Article[] articles) =>
        library.ImportAsync(articles.Select(Briefs.Read), cancellation: TestContext.Current.CancellationToken);
}
