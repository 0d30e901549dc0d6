using DealBot.Core.Articles;
using DealBot.Core.Tests.Storage;
using DealBot.Search;

namespace DealBot.Core.Tests.Libraries;

public sealed class RemoveTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_removed_article_leaves_nothing_behind(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await library.ImportAsync(
            [Briefs.Read(Briefs.Article("school.txt", Briefs.School)), Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))],
            cancellation: TestContext.Current.CancellationToken);

        Assert.True(library.Remove(1));

        using var view = library.View();
        Assert.Equal("ferry.txt", Assert.Single(view.Articles).File);
        Assert.Null(view.Article(1));
        Assert.Empty(view.PassagesOf(1));
        Assert.Empty(view.Index.Search(new Query.OfTerm(Fields.Text, "languag"), 10));
        Assert.Equivalent(new MemoryLibrary([Briefs.Article("ferry.txt", Briefs.Ferry)], EnglishAnalyzer.Instance).Speakers, view.Speakers, strict: true);
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Fact]
    public void An_article_that_is_not_there_is_not_removed()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);

        Assert.False(library.Remove(7));

        using var view = library.View();
        Assert.Equal(0, view.Revision);
    }
}
