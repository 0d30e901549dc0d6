using System.Diagnostics;
using DealBot.Benchmarks.Corpus;
using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Testing;
using DealBot.Testing.Posting;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace DealBot.Benchmarks.Alerts;

/// <summary>
/// A thousand articles at once, for a hundred channels that want everything and twenty with a filter: in how many messages they are
/// told, how long that takes at the platform's pace, by a clock of its own, and in how much memory.
/// </summary>
internal static class Burst
{
    private const int Articles = 1000, Channels = 100, Filtered = 20, Trickled = 20;

    public static async Task RunAsync(IAnsiConsole console)
    {
        foreach (var platform in Enum.GetValues<ChatPlatform>()) await RunAsync(platform, console);
    }

    private static async Task RunAsync(ChatPlatform platform, IAnsiConsole console)
    {
        var folder = Directory.CreateTempSubdirectory("dealbot-burst-");
        try
        {
            var clock = new ManualClock();
            using var library = Core.Articles.Library.Open(new LibraryOptions { DataFolder = folder.FullName, Clock = clock });
            for (var channel = 0; channel < Channels + Filtered; channel++)
            {
                var place = new ChatPlace(platform, "W1", $"C{channel}", IsDirect: false);
                library.Subscriptions.Add(place, channel < Channels ? "" : "president war", new Wish.EachArticle(), new ChatUser("7", "Ann", IsModerator: true));
            }

            var corpus = new NewsCorpus(seed: 1);
            var watch = Stopwatch.StartNew();
            await library.ImportAsync(Enumerable.Range(0, Articles).Select(number => Article(number, corpus)));
            var rows = library.Alerts.Counts();
            console.WriteLine($"{platform}: {Articles:N0} articles imported and matched in {watch.Elapsed.TotalSeconds:F1} s: {rows[AlertState.Due]:N0} alerts due, {rows.GetValueOrDefault(AlertState.Filtered):N0} filtered");

            var channels = new ScriptedChannels(platform, clock);
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var peak = before;
            watch.Restart();
            using (new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 5))
            {
                await DeliverAsync(library, new PacedChannels(channels, clock), clock, Trickle(library, corpus));
            }

            var calls = channels.Calls;
            var most = channels.Standing.GroupBy(message => message.Place).Max(channel => channel.Count());
            console.WriteLine($"{channels.Standing.Count:N0} messages, {most} at most in a channel, all {library.Alerts.Counts()[AlertState.Sent]:N0} alerts told after {(calls[^1].At - calls[0].At).TotalSeconds:F0} s of the platform's time");
            console.WriteLine($"at most {Fastest(calls, platform, byChannel: true)} in a channel's window and {Fastest(calls, platform, byChannel: false)} a second in all; {(channels.Violations.Count == 0 ? "never two at once in a channel" : channels.Violations[0])}");
            console.WriteLine($"in {watch.Elapsed.TotalSeconds:F1} s of real time: {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6:N0} MB allocated, the heap at most {(peak - before) / 1e6:N1} MB above the {before / 1e6:N1} MB at the start");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task DeliverAsync(Core.Articles.Library library, PacedChannels channels, ManualClock clock, Func<Task> trickle)
    {
        using var stop = new CancellationTokenSource();
        // The clock runs faster than the machine, so that a claim must not run out meanwhile.
        var options = new DispatcherOptions { Lease = TimeSpan.FromDays(1) };
        var running = new Dispatcher(library, channels, options, clock, NullLogger<Dispatcher>.Instance).RunAsync(stop.Token);
        await clock.AdvanceUntilAsync(UntilSentAsync(library, trickle), TimeSpan.FromSeconds(5));
        await stop.CancelAsync();
        await running;
    }

    private static async Task UntilSentAsync(Core.Articles.Library library, Func<Task> trickle)
    {
        await Task.Run(trickle);
        while (library.Alerts.Counts().GetValueOrDefault(AlertState.Due) > 0) await Task.Delay(20);
    }

    // More come one by one while the burst is being told.
    private static Func<Task> Trickle(Core.Articles.Library library, NewsCorpus corpus) => async () =>
    {
        for (var number = 0; number < Trickled; number++) await library.ImportAsync([Article(Articles + number, corpus)]);
    };

    private static ReadOutcome.Success Article(int number, NewsCorpus corpus) => new($"{number}.txt", new Article(
        0, $"{number}.txt", $"Article {number}", "The Islander", $"https://islander.example/{number}", null, null, corpus.ArticleText(number)), []);

    /// <summary>The most messages within any window of the pace.</summary>
    private static int Fastest(IReadOnlyList<PosterCall> calls, ChatPlatform platform, bool byChannel)
    {
        var window = TimeSpan.FromSeconds(byChannel ? PacedChannels.PaceOf(platform).Seconds : 1);
        return calls.GroupBy(call => byChannel ? call.Place.Channel : "").Max(scope =>
        {
            var times = scope.Select(call => call.At).Order().ToList();
            var (most, start) = (0, 0);
            for (var end = 0; end < times.Count; end++)
            {
                while (times[end] - times[start] >= window) start++;
                most = Math.Max(most, end - start + 1);
            }

            return most;
        });
    }
}
