using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Tests.Storage;
using DealBot.Search;

namespace DealBot.Core.Tests.Backups;

/// <summary>What is asked while one library after another is restored: each with other texts under the same ids.</summary>
public sealed class RestoredViewsTests(PostgresServer server)
{
    private const int Libraries = 3;
    private const int Rounds = 12;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_view_shows_all_of_one_library_and_its_words_verbatim(DatabaseKind kind)
    {
        using var place = new BackedUp(kind, server);
        List<string> backups = [];
        for (var library = 0; library < Libraries; library++)
        {
            using var source = new BackedUp(DatabaseKind.Sqlite, server);
            await source.Library.ImportAsync(Articles(library), cancellation: TestContext.Current.CancellationToken);
            backups.Add(Path.Combine(place.Folder, $"{library}.backup"));
            File.Move(source.BackUp(), backups[^1]);
        }

        place.Restore(backups[0]);
        using var over = new CancellationTokenSource();
        var views = 0;
        var askers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var revision = 0L;
            while (!over.IsCancellationRequested)
            {
                using var view = place.Library.View();
                Assert.True(view.Revision >= revision);
                revision = view.Revision;
                CheckIsOneLibrary(view);
                Interlocked.Increment(ref views);
            }
        })).ToList();

        for (var round = 1; round <= Rounds; round++)
        {
            place.Restore(backups[round % Libraries]);
            if (round % 3 == 0) Assert.True(place.Library.Remove(1)); // its bitmap is another one in each library
            var seen = Volatile.Read(ref views);
            while (Volatile.Read(ref views) < seen + 3 && !askers.Exists(static asker => asker.IsCompleted)) await Task.Yield();
        }

        await over.CancelAsync();
        await Task.WhenAll(askers);
        Assert.Empty(LibraryCheck.Of(place.Library));
    }

    private static void CheckIsOneLibrary(LibraryView view)
    {
        var library = Assert.Single(view.Articles.Select(static entry => entry.Source).Distinct(StringComparer.Ordinal));
        var passages = 0;
        foreach (var entry in view.Articles)
        {
            var article = view.Article(entry.Id)!;
            Assert.Contains($"the {library} quay", article.Text, StringComparison.Ordinal);
            Assert.All(view.PassagesOf(entry.Id), passage => Assert.True(passage.Span.End <= article.Text.Length));
            passages += view.PassagesOf(entry.Id).Count;
        }

        Assert.Equal(passages, view.Index.PassageCount);
        // A phrase is looked for in the stored words, which views share.
        var phrase = Terms.Of($"{library} quay", EnglishAnalyzer.Instance).Select(static (term, at) => new PhraseTerm(term, at));
        Assert.NotEmpty(view.Index.Search(new Query.OfPhrase(Fields.Text, [.. phrase], Slop: 0), 100));
    }

    private static IEnumerable<ReadOutcome> Articles(int library) => Enumerable.Range(1, 8).Select(number => (ReadOutcome)new ReadOutcome.Success(
        $"{number}.txt",
        new Article(
            0, $"{number}.txt", $"Boat {number}", Name(library), null, null, null,
            string.Concat(Enumerable.Repeat("It rained. ", library)) + $"""
                Boat {number} came to the {Name(library)} quay.
                “We tied up at the {Name(library)} quay number {number},” said Harbour Master Rona Calder.
                """),
        []));

    private static string Name(int library) => $"Northern{(char)('a' + library)}";
}
