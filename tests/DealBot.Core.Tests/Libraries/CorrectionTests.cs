using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Storage;
using DealBot.Text;

namespace DealBot.Core.Tests.Libraries;

/// <summary>What a moderator says of a quote holds against what was found in the text.</summary>
public sealed class CorrectionTests(PostgresServer server)
{
    private const string Channel = "The channel is silting up faster than we can mark it,";

    private static readonly Correction.SpokenBy Lusk = new("Moira Lusk");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_corrected_speaker_is_found_under_the_new_name_and_no_more_under_the_old(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);
        using var elsewhere = TestLibrary.Open(place);
        Assert.Contains(Channel, Asked(elsewhere, "what did Rona Calder say about the channel"), StringComparison.Ordinal);
        var quote = QuoteOf(library, Channel);

        var corrected = library.Correct(1, quote.Span, Lusk, "Ann");

        Assert.Equal((1, quote.Span, Channel, Lusk, "Ann"), (corrected!.ArticleId, corrected.Span, corrected.Words, corrected.Correction, corrected.By));
        Assert.Equal([corrected], elsewhere.Corrections());
        Assert.Equal(quote with { Speaker = "Moira Lusk", SpeakerMention = null, Grade = AttributionGrade.Explicit }, QuoteOf(elsewhere, Channel));
        Assert.True(QuoteOf(elsewhere, Channel).IsCorrected);
        Assert.Contains(Channel, Asked(elsewhere, "what did Moira Lusk say about the channel"), StringComparison.Ordinal);
        Assert.Contains(Channel, Asked(elsewhere, "speaker:Lusk channel"), StringComparison.Ordinal);
        Assert.DoesNotContain(Channel, Asked(elsewhere, "what did Rona Calder say about the channel"), StringComparison.Ordinal);
        Assert.DoesNotContain(Channel, Asked(elsewhere, "speaker:Calder channel"), StringComparison.Ordinal);
        Assert.Empty(LibraryCheck.Of(elsewhere));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Words_that_are_no_quote_stay_as_narration(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);
        var before = CountOf(library, "Calder");

        library.Correct(1, QuoteOf(library, Channel).Span, new Correction.NotAQuote(), "Ann");

        using var view = library.View();
        var passage = Assert.Single(view.PassagesOf(1), passage => passage.Span.In(view.Article(1)!.Text).Contains(Channel, StringComparison.Ordinal));
        Assert.DoesNotContain(passage.Quotes, quote => string.Equals(quote.Span.In(view.Article(1)!.Text), Channel, StringComparison.Ordinal));
        Assert.Contains(Channel, Asked(library, "channel silting faster"), StringComparison.Ordinal);
        Assert.Equal(before - 1, CountOf(library, "Calder"));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_undone_correction_leaves_everything_as_it_was_found(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);
        var found = Everything(library);
        var quote = QuoteOf(library, Channel);

        library.Correct(1, quote.Span, new Correction.NotAQuote(), "Ann");
        library.Correct(1, quote.Span, Lusk, "Bob"); // the later word holds, though the quote had gone
        Assert.Equal("Moira Lusk", QuoteOf(library, Channel).Speaker);

        Assert.True(library.UndoCorrection(1, quote.Span));
        Assert.False(library.UndoCorrection(1, quote.Span));
        Assert.Empty(library.Corrections());
        Assert.Equal(found, Everything(library));
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reindexing_and_restarting_keep_corrections(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        string corrected;
        using (var library = await FilledAsync(place))
        {
            library.Correct(1, QuoteOf(library, Channel).Span, Lusk, "Ann");
            corrected = Everything(library);
            await library.ReindexAsync(cancellation: Cancellation);
            Assert.Equal(corrected, Everything(library));
        }

        using var restarted = TestLibrary.Open(place);
        Assert.Equal(corrected, Everything(restarted));
        Assert.Empty(LibraryCheck.Of(restarted));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_correction_made_while_the_library_is_reindexed_is_not_lost_by_the_switch(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);
        using var elsewhere = TestLibrary.Open(place);
        await library.ImportAsync(Briefs.Many(70), cancellation: Cancellation);
        var quote = QuoteOf(library, Channel);
        var first = true;

        await library.ReindexAsync(
            new Said(_ =>
            {
                if (first) Assert.NotNull(elsewhere.Correct(1, quote.Span, Lusk, "Ann"));
                first = false;
            }),
            Cancellation);

        Assert.False(first);
        Assert.Equal("Moira Lusk", QuoteOf(library, Channel).Speaker);
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_version_of_the_article_keeps_the_corrections_of_words_that_it_still_has(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);
        var cannot = QuoteOf(library, "We cannot wait for another winter.");
        library.Correct(1, QuoteOf(library, Channel).Span, Lusk, "Ann");
        library.Correct(1, cannot.Span, new Correction.NotAQuote(), "Ann");

        var changed = "Updated on Tuesday.\n" + Briefs.Harbour.Replace("We cannot wait for another winter.", "There is no more time.", StringComparison.Ordinal);
        await library.ImportAsync([Briefs.Read(Briefs.Article("harbour.txt", changed, url: "https://islander.example/harbour"))], cancellation: Cancellation);

        var carried = Assert.Single(library.Corrections());
        using var view = library.View();
        var entry = Assert.Single(view.Articles, article => article.File is "harbour.txt");
        Assert.Equal((entry.Id, Channel), (carried.ArticleId, carried.Span.In(view.Article(entry.Id)!.Text)));
        Assert.Equal("Moira Lusk", QuoteOf(library, Channel).Speaker);
        Assert.Contains(Channel, Asked(library, "speaker:Lusk channel"), StringComparison.Ordinal);

        Assert.True(library.Remove(entry.Id));
        Assert.Empty(library.Corrections());
        Assert.Empty(LibraryCheck.Of(library));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_fault_amid_a_correction_leaves_nothing_of_it(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);
        var found = Everything(library);
        var span = QuoteOf(library, Channel).Span;
        using (var database = Database.Open(Schema.Library, place.Folder, place.Connection))
        {
            // The last of its writes but one is refused: what was found is removed by then, and the correction stored.
            database.Write(session => { session.ExecuteScript(kind == DatabaseKind.Postgres
                ? "ALTER TABLE segments ADD CONSTRAINT broken CHECK (byte_count < 0) NOT VALID"
                : "CREATE TRIGGER broken BEFORE INSERT ON segments BEGIN SELECT RAISE(ABORT, 'broken'); END"); return true; });
            Assert.Throws<StorageException>(() => library.Correct(1, span, Lusk, "Ann"));
            database.Write(session => { session.ExecuteScript(kind == DatabaseKind.Postgres
                ? "ALTER TABLE segments DROP CONSTRAINT broken"
                : "DROP TRIGGER broken"); return true; });
        }

        Assert.Empty(library.Corrections());
        Assert.Equal(found, Everything(library));
        Assert.Empty(LibraryCheck.Of(library));
        Assert.NotNull(library.Correct(1, span, Lusk, "Ann"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_no_quote_cannot_be_corrected(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = await FilledAsync(place);

        Assert.Null(library.Correct(1, new TextSpan(0, 4), Lusk, "Ann"));
        Assert.Null(library.Correct(99, QuoteOf(library, Channel).Span, Lusk, "Ann"));
        Assert.Empty(library.Corrections());
    }

    private static async Task<Library> FilledAsync(TestDatabase place)
    {
        var library = TestLibrary.Open(place);
        await library.ImportAsync(
            [
                Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour, url: "https://islander.example/harbour")),
                Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry)),
            ],
            cancellation: Cancellation);
        return library;
    }

    private static string Asked(Library library, string question)
    {
        using var view = library.View();
        return string.Join('\n', new Answerer().Ask(view, question).Results.Select(result => result.Text));
    }

    private static Quote QuoteOf(Library library, string words)
    {
        using var view = library.View();
        return view.Articles
            .SelectMany(entry => view.PassagesOf(entry.Id), (entry, passage) => (entry.Id, passage.Quotes))
            .SelectMany(found => found.Quotes, (found, quote) => (Text: view.Article(found.Id)!.Text, quote))
            .First(found => string.Equals(found.quote.Span.In(found.Text), words, StringComparison.Ordinal)).quote;
    }

    private static int CountOf(Library library, string speaker)
    {
        using var view = library.View();
        return view.Speakers.Single(entry => entry.Name.EndsWith(speaker, StringComparison.Ordinal)).QuoteCount;
    }

    private static string Everything(Library library)
    {
        using var view = library.View();
        return string.Join('\n',
            [
                .. view.Articles.SelectMany(entry => view.PassagesOf(entry.Id)).Select(passage => $"{passage.Span} {string.Join(',', passage.Quotes)}"),
                .. view.Speakers.Select(speaker => $"{speaker.Name} {speaker.QuoteCount} {string.Join(',', speaker.Keys)}"),
            ]);
    }
}
