using System.Diagnostics;
using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using Spectre.Console;

namespace DealBot.Benchmarks.Alerts;

/// <summary>How soon it is known which of many subscriptions a new article meets, and what that costs its import.</summary>
internal static class AlertSpeed
{
    private const int Measured = 200;
    private const int Imported = 40;

    public static async Task RunAsync(int subscriptions, int articles, IAnsiConsole console)
    {
        var folder = Directory.CreateTempSubdirectory("dealbot-alerts-").FullName;
        try
        {
            using var library = Core.Articles.Library.Open(new LibraryOptions { DataFolder = folder });
            var news = new QuotedNews();
            await library.ImportAsync(Enumerable.Range(0, articles).Select(number => Outcome(news.Article(number))));

            var wanted = news.Filters(subscriptions);
            var number = articles;
            var bare = await ImportTimesAsync();
            foreach (var subscription in wanted) library.Subscriptions.Add(subscription.Place, subscription.Filter, subscription.Wish, new ChatUser("7", "Ann", IsModerator: false));
            var watched = await ImportTimesAsync();

            Match(wanted, news, number, console);
            console.WriteLine($"one article imported: {Figures(bare)} without subscriptions, {Figures(watched)} with {subscriptions:N0} in as many channels, all rows of the log written");

            async Task<List<double>> ImportTimesAsync()
            {
                List<double> times = [];
                for (var at = 0; at < Imported; at++)
                {
                    var outcome = Outcome(news.Article(number++));
                    var started = Stopwatch.GetTimestamp();
                    await library.ImportAsync([outcome]);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                return times;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Match(List<Subscription> subscriptions, QuotedNews news, int first, IAnsiConsole console)
    {
        var started = Stopwatch.GetTimestamp();
        var wishes = Wishes.Of(subscriptions, static filter => Filter.Read(filter, synonyms: null));
        var compiled = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        List<double> times = [];
        var met = 0;
        for (var at = 0; at < 2 * Measured; at++)
        {
            var article = news.Article(first + at);
            var read = new MemoryLibrary([article], EnglishAnalyzer.Instance);
            started = Stopwatch.GetTimestamp();
            var matches = wishes.MetBy(ArticleMatcher.Of(read, read.Article(1)!));
            if (at < Measured) continue; // the first are warming up
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            met += matches.Count(isMet => isMet);
        }

        console.WriteLine($"{subscriptions.Count:N0} subscriptions with {subscriptions.Select(one => one.Filter).Distinct(StringComparer.Ordinal).Count():N0} different filters compiled in {compiled:F0} ms");
        console.WriteLine($"an article of 26 passages matched against all of them in {Figures(times)}; it meets {(double)met / Measured:F0} filters on average");
    }

    private static string Figures(List<double> times)
    {
        times.Sort();
        return $"{times[times.Count / 2]:F1} ms (median of {times.Count}; {times[^1]:F1} ms at most)";
    }

    private static ReadOutcome.Success Outcome(Article article) => new(article.File, article, []);
}
