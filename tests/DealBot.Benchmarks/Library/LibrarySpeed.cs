using System.Diagnostics;
using DealBot.Benchmarks.Corpus;
using DealBot.Benchmarks.Search;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Search;
using Spectre.Console;

namespace DealBot.Benchmarks.Library;

/// <summary>The stored library at size: how fast articles come in, and how soon one more of them is found.</summary>
internal static class LibrarySpeed
{
    private const int AddedArticles = 50;

    public static async Task RunAsync(int passages, string? dataFolder, IAnsiConsole console)
    {
        var temporary = dataFolder is null ? Directory.CreateTempSubdirectory("dealbot-library-").FullName : null;
        try
        {
            var folder = dataFolder ?? temporary!;
            var corpus = new NewsCorpus(seed: 1);
            using var library = Core.Articles.Library.Open(new LibraryOptions { DataFolder = folder });

            var started = Stopwatch.GetTimestamp();
            var articles = await FillAsync(library, corpus, passages);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

            var held = PassageCount(library);
            var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
            console.WriteLine($"{articles:N0} articles of {held:N0} passages imported in {seconds:F1} s: {held / seconds:N0} passages a second");
            console.WriteLine($"{bytes / 1e6:N0} MB on disk, at most {ProcessUse.PeakBytes() / 1e6:N0} MB resident");

            var times = new List<double>();
            for (var added = 0; added < AddedArticles; added++) times.Add(await AddAsync(library, corpus, articles + added));
            times.Sort();
            console.WriteLine($"one article more is found after {times[AddedArticles / 2]:F1} ms (median of {AddedArticles}), {times[^1]:F1} ms at most");
        }
        finally
        {
            if (temporary is not null) Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Makes a library of generated articles.</summary>
    public static async Task FillAsync(string dataFolder, int passages)
    {
        using var library = Core.Articles.Library.Open(new LibraryOptions { DataFolder = dataFolder });
        await FillAsync(library, new NewsCorpus(seed: 1), passages);
    }

    /// <returns>How many articles were imported.</returns>
    private static async Task<int> FillAsync(Core.Articles.Library library, NewsCorpus corpus, int passages)
    {
        var articles = passages / NewsCorpus.PassagesPerArticle;
        await library.ImportAsync(Enumerable.Range(0, articles).Select(number => Outcome(number, corpus.ArticleText(number))));
        return articles;
    }

    /// <summary>Imports an article with a word of its own, and waits until a search finds it; in milliseconds.</summary>
    private static async Task<double> AddAsync(Core.Articles.Library library, NewsCorpus corpus, int number)
    {
        var word = $"benchmarkword{number}";
        var outcome = Outcome(number, $"{corpus.ArticleText(number)}\nThe word is {word}.");
        var started = Stopwatch.GetTimestamp();
        await library.ImportAsync([outcome]);
        using var view = library.View();
        var found = view.Index.Search(new Query.OfTerm(Fields.Text, word), 1).Count;
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return found == 1 ? time : throw new InvalidOperationException($"The article with {word} was not found after its import.");
    }

    private static int PassageCount(Core.Articles.Library library)
    {
        using var view = library.View();
        return view.Index.PassageCount;
    }

    private static ReadOutcome.Success Outcome(int number, string text) =>
        new($"{number}.txt", new Article(0, $"{number}.txt", $"Article {number}", "Benchmark", null, null, null, text), []);
}
