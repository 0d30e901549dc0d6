using DealBot.Core.Articles;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Tests.Storage;
using DealBot.Search;

namespace DealBot.Core.Tests.Libraries;

public sealed class ImportTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_imported_article_comes_back_as_it_was_and_its_words_are_found(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        var article = Briefs.Article("harbour.txt", Briefs.Harbour, url: "https://islander.example/harbour") with { Author = "Jo Bell" };

        await ImportAsync(library, Briefs.Read(article));

        using var view = library.View();
        var entry = Assert.Single(view.Articles);
        Assert.Equal(article with { Id = entry.Id }, view.Article(entry.Id));
        Assert.Equal((article.Title, article.Source, article.Url, article.Published), (entry.Title, entry.Source, entry.Url, entry.Published));
        var passages = view.PassagesOf(entry.Id);
        Assert.NotEmpty(passages);
        Assert.Equal(entry.QuoteCount, passages.Sum(passage => passage.Quotes.Count));
        Assert.Equivalent(passages, passages.Select(passage => view.Passage(passage.Id)), strict: true);
        var hit = Assert.Single(view.Index.Search(new Query.OfTerm(Fields.Text, "dredg"), 10));
        Assert.Contains("dredge", view.Passage(hit.PassageId)!.Span.In(article.Text), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_stored_library_is_the_one_in_memory(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        Article[] articles =
        [
            Briefs.Article("harbour.txt", Briefs.Harbour), Briefs.Article("school.txt", Briefs.School), Briefs.Article("ferry.txt", Briefs.Ferry),
        ];
        var memory = new MemoryLibrary(articles, EnglishAnalyzer.Instance);

        await ImportAsync(library, [.. articles.Select(Briefs.Read)]);

        using var view = library.View();
        Assert.Equivalent(memory.Articles, view.Articles, strict: true);
        Assert.Equivalent(memory.Speakers, view.Speakers, strict: true);
        foreach (var article in memory.Articles) Assert.Equivalent(memory.PassagesOf(article.Id), view.PassagesOf(article.Id), strict: true);
        foreach (var term in new[] { "channel", "languag", "sail" })
        {
            var query = new Query.OfTerm(Fields.Text, term);
            Assert.Equal(memory.Index.Search(query, 10), view.Index.Search(query, 10));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Many_passages_and_articles_read_together_are_those_read_one_by_one(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, [.. Enumerable.Range(1, 30).Select(number => Briefs.Read(Briefs.Article($"harbour {number}.txt", $"{Briefs.Harbour}\n“We sail at dawn,” Moira Lusk said, “and boat {number} comes with us.”")))]);

        using var view = library.View();
        var ids = Enumerable.Range(0, 400).Select(static id => (long)id).ToList(); // more than a statement takes, and some that nothing has
        var passages = ids.Select(view.Passage).OfType<Passage>().ToList();
        Assert.InRange(passages.Count, 100, 400);
        Assert.Contains(passages, static passage => passage.Quotes.Count > 1);
        Assert.Equivalent(passages, view.Passages(ids).OrderBy(static passage => passage.Id), strict: true);
        Assert.Equal(view.Articles.Select(entry => view.Article(entry.Id)!).OrderBy(static article => article.Id), view.ArticlesWith(ids).OrderBy(static article => article.Id));
        Assert.Empty(view.Passages([]));
        Assert.Empty(view.ArticlesWith([long.MaxValue]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_same_article_again_changes_nothing(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        var article = Briefs.Read(Briefs.Article("school.txt", Briefs.School));
        await ImportAsync(library, article);
        var before = Revision(library);

        var report = await ImportAsync(library, article, article);

        Assert.Equal((0, 0, 2), (report.Added, report.Replaced, report.Unchanged));
        Assert.Equal(before, Revision(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_changed_file_replaces_its_article_everywhere(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Saved(place.Folder, "news.txt", Briefs.Harbour), Briefs.Saved(place.Folder, "school.txt", Briefs.School));

        var report = await ImportAsync(library, Briefs.Saved(place.Folder, "news.txt", Briefs.Ferry));

        Assert.Equal((0, 1, 0), (report.Added, report.Replaced, report.Unchanged));
        using var view = library.View();
        Assert.Equal(2, view.Articles.Count);
        Assert.Empty(view.Index.Search(new Query.OfTerm(Fields.Text, "dredg"), 10));
        Assert.Single(view.Index.Search(new Query.OfTerm(Fields.Text, "timet"), 10));
        Assert.DoesNotContain(view.Speakers, speaker => speaker.Name.Contains("Calder", StringComparison.Ordinal));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Fact]
    public async Task Another_file_with_the_same_address_is_the_next_version()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Read(Briefs.Article("a.html", Briefs.Harbour, url: "https://islander.example/1")));

        var report = await ImportAsync(library, Briefs.Read(Briefs.Article("b.html", Briefs.Ferry, url: "https://islander.example/1")));

        Assert.Equal(1, report.Replaced);
    }

    [Fact]
    public async Task Files_of_one_name_in_two_folders_are_two_articles()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);

        var report = await ImportAsync(
            library, Briefs.Saved(place.Folder, "monday/news.txt", Briefs.Harbour), Briefs.Saved(place.Folder, "friday/news.txt", Briefs.Ferry));

        Assert.Equal(2, report.Added);
    }

    [Fact]
    public async Task A_file_that_was_moved_is_the_same_article()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Saved(place.Folder, "old/news.txt", Briefs.Harbour));
        File.Delete(Path.Combine(place.Folder, "old/news.txt"));

        var moved = await ImportAsync(library, Briefs.Saved(place.Folder, "new/news.txt", Briefs.Harbour));
        var changed = await ImportAsync(library, Briefs.Saved(place.Folder, "new/news.txt", Briefs.Ferry));

        Assert.Equal((1, 1), (moved.Unchanged, changed.Replaced));
    }

    [Fact]
    public async Task A_copy_under_another_name_is_the_same_article_and_leaves_the_first_file_its_place()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Saved(place.Folder, "news.txt", Briefs.Harbour));

        var copied = await ImportAsync(library, Briefs.Saved(place.Folder, "copy.txt", Briefs.Harbour));

        using var view = library.View();
        Assert.Equal((1, 0), (copied.Unchanged, copied.Added));
        Assert.Equal(Path.GetFullPath(Path.Combine(place.Folder, "news.txt")), Assert.Single(view.Articles).Path);
    }

    [Fact]
    public async Task Two_versions_in_one_import_leave_the_second()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);

        await ImportAsync(
            library,
            Briefs.Read(Briefs.Article("a.html", Briefs.Harbour, url: "https://islander.example/1")),
            Briefs.Read(Briefs.Article("a.html", Briefs.Ferry, url: "https://islander.example/1")));

        using var view = library.View();
        Assert.Equal(Briefs.Ferry, view.Article(Assert.Single(view.Articles).Id)!.Text);
        Assert.Empty(view.Index.Search(new Query.OfTerm(Fields.Text, "dredg"), 10));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Fact]
    public async Task What_cannot_be_read_is_reported_and_the_rest_is_stored()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);

        var report = await ImportAsync(
            library, Briefs.Saved(place.Folder, "empty.txt", ""), Briefs.Saved(place.Folder, "news.txt", Briefs.Harbour));

        Assert.Equal(1, report.Added);
        Assert.EndsWith("empty.txt", Assert.Single(report.Failures).Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Text_that_no_database_can_hold_is_made_so_without_moving_a_letter(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);

        await ImportAsync(library, Briefs.Read(Briefs.Article("odd.txt", "A\0B said \uD800 and 🚗 and \uDC00.", title: "A\0B")));

        using var view = library.View();
        var article = view.Article(Assert.Single(view.Articles).Id)!;
        Assert.Equal(("A\uFFFDB", "A\uFFFDB said \uFFFD and 🚗 and \uFFFD."), (article.Title, article.Text));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Names_and_addresses_of_any_length_are_stored(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        var random = new Random(7); // so that the database cannot compress it
        var longName = string.Join(' ', Enumerable.Range(0, 2_000).Select(_ => $"{(char)('A' + random.Next(26))}{(char)('a' + random.Next(26))}{random.Next(99)}x"));
        var url = "https://islander.example/" + Convert.ToHexString(Enumerable.Range(0, 5_000).Select(_ => (byte)random.Next(256)).ToArray());

        await ImportAsync(library, Briefs.Read(Briefs.Article("long.txt", $"“We wait,” said {longName}.", longName, url, longName)));

        using var view = library.View();
        Assert.Equal(url, Assert.Single(view.Articles).Url);
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Fact]
    public async Task Progress_counts_only_what_is_stored()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        var stored = new List<(int Said, int Stored)>();
        var progress = new Said(said =>
        {
            using var view = library.View();
            stored.Add((said.Articles, view.Articles.Count));
        });

        await library.ImportAsync(Briefs.Many(200), progress, TestContext.Current.CancellationToken);

        Assert.All(stored, pair => Assert.True(pair.Said <= pair.Stored));
        Assert.Equal(200, stored[^1].Said);
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Fact]
    public async Task A_cancelled_import_keeps_what_it_reported()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        using var cancel = new CancellationTokenSource();
        var reported = 0;
        var progress = new Said(said =>
        {
            reported = said.Articles;
            cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.ImportAsync(Briefs.Many(1_000), progress, cancel.Token));

        using var view = library.View();
        Assert.InRange(reported, 1, 999);
        Assert.Equal(reported, view.Articles.Count);
    }

    [Fact]
    public async Task A_view_shows_its_revision_whatever_is_written_meanwhile()
    {
        using var place = new TestDatabase(DatabaseKind.Sqlite, server);
        using var library = TestLibrary.Open(place);
        await ImportAsync(library, Briefs.Saved(place.Folder, "news.txt", Briefs.Harbour));
        using var before = library.View();

        await ImportAsync(library, Briefs.Saved(place.Folder, "news.txt", Briefs.Ferry));

        Assert.Single(before.Index.Search(new Query.OfTerm(Fields.Text, "dredg"), 10));
        Assert.Equal(Briefs.Harbour, before.Article(Assert.Single(before.Articles).Id)!.Text);
        using var after = library.View();
        Assert.True(after.Revision > before.Revision);
        Assert.Empty(after.Index.Search(new Query.OfTerm(Fields.Text, "dredg"), 10));
    }

    private static Task<ImportReport> ImportAsync(Library library, params ReadOutcome[] inputs) =>
        library.ImportAsync(inputs, cancellation: TestContext.Current.CancellationToken);

    private static long Revision(Library library)
    {
        using var view = library.View();
        return view.Revision;
    }
}
