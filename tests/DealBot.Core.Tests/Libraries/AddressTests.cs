using System.Security.Cryptography;
using System.Text;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Libraries;

/// <summary>One article however it is linked to, and whichever way it comes.</summary>
public sealed class AddressTests(PostgresServer server)
{
    private static readonly DateTimeOffset Now = new(2025, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Feed Islander = new("The Islander", new Uri("https://islander.example/"), null, [], []);
    private static readonly string Long = string.Join('\n', Enumerable.Repeat(Briefs.Harbour.ReplaceLineEndings("\n"), 3));

    public static TheoryData<DatabaseKind, string> Variants
    {
        get
        {
            var rows = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                rows.Add(kind, "https://islander.example/001.html");
                rows.Add(kind, "http://islander.example/001");
                rows.Add(kind, "https://www.islander.example/001/");
                rows.Add(kind, "https://islander.example/001?utm_source=rss&fbclid=x#top");
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Another_form_of_an_address_is_the_next_version_and_no_second_article(DatabaseKind kind, string address)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Read(Briefs.Article("a.html", Briefs.Harbour, url: "https://islander.example/001")));

        var report = await ImportAsync(library, Briefs.Read(Briefs.Article("b.html", Briefs.Ferry, url: address)));

        Assert.Equal((0, 1), (report.Added, report.Replaced));
        using var view = library.View();
        Assert.DoesNotContain("utm_", Assert.Single(view.Articles).Url, StringComparison.Ordinal);
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory]
    [InlineData("https://islander.example/002")]
    [InlineData("https://islander.example/001?page=2")]
    [InlineData("https://mainlander.example/001")]
    public async Task Another_address_is_another_article(string address)
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Read(Briefs.Article("a.html", Briefs.Harbour, url: "https://islander.example/001")));

        Assert.Equal(1, (await ImportAsync(library, Briefs.Read(Briefs.Article("b.html", Briefs.Ferry, url: address)))).Added);
    }

    [Fact]
    public async Task A_file_a_page_and_an_item_of_a_feed_are_one_article()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        var file = Path.Combine(place.Folder, "saved.html");
        await File.WriteAllTextAsync(
            file, $"<html><head><link rel=canonical href='https://www.islander.example/001.html?utm_source=x'></head><body><h1>Harbour news</h1><p>{Long}</p></body></html>", TestContext.Current.CancellationToken);
        var page = new FetchOutcome.Fetched(
            new Uri("http://islander.example/001"), Encoding.UTF8.GetBytes($"<html><body><h1>Harbour news</h1><p>{Long} And a second edition.</p></body></html>"), "text/html", null);
        var item = new FeedItem("g", new Uri("https://islander.example/001/?fbclid=1"), "Harbour news", Now, null, $"<p>{Long}</p>", null);

        await ImportAsync(library, ArticleReader.ReadFile(file), ItemReader.OfPage(page), ItemReader.Whole(Islander, item, Now)!);

        using var view = library.View();
        Assert.Equal("https://islander.example/001/", Assert.Single(view.Articles).Url);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_older_library_knows_its_articles_by_the_address_itself(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Read(Briefs.Article("a.html", Briefs.Harbour, url: "https://islander.example/001.html")));
        var exact = SHA256.HashData("https://islander.example/001.html"u8);
        library.Database.Write(session => session.Execute($"UPDATE articles SET url_hash = {exact}"));

        var report = await ImportAsync(library, Briefs.Read(Briefs.Article("b.html", Briefs.Ferry, url: "https://islander.example/001.html")));

        Assert.Equal(1, report.Replaced);
    }

    [Fact]
    public async Task Pages_that_all_name_the_front_page_as_their_address_are_articles_of_their_own()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        static string Page(string text) => $"<html><head><link rel=canonical href='https://islander.example/'></head><body><h1>News of today</h1><p>{text}</p></body></html>";

        var report = await ImportAsync(
            library, Briefs.Saved(place.Folder, "a.html", Page(Briefs.Harbour)), Briefs.Saved(place.Folder, "b.html", Page(Briefs.Ferry)));

        Assert.Equal(2, report.Added);
        using var view = library.View();
        Assert.All(view.Articles, article => Assert.Equal((null, "islander.example"), (article.Url, article.Source)));
    }

    private static Task<ImportReport> ImportAsync(Library library, params ReadOutcome[] inputs) =>
        library.ImportAsync(inputs, cancellation: TestContext.Current.CancellationToken);
}
