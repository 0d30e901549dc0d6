using System.Diagnostics;
using DealBot.Benchmarks.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;
using Spectre.Console;

namespace DealBot.Benchmarks.Web;

/// <summary>
/// The served page and API under load: 200 readers for a minute, who think between two questions, and as many who do not; and a
/// million requests, over which its memory is watched. The readers share the machine with the program.
/// </summary>
internal static class Load
{
    private const int Connections = 16; // enough to keep two cores busy
    private const int WarmUpSeconds = 30;

    /// <summary>Measures the readers, and prints.</summary>
    /// <param name="program">The program, published.</param>
    /// <param name="data">The folder of the library, made where it holds none.</param>
    /// <param name="passages">The size of a library that is made.</param>
    /// <param name="readers">How many read at once.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="thinkingSeconds">The mean time between two requests of one reader.</param>
    /// <param name="console">Where to print.</param>
    public static async Task ReadersAsync(string program, string data, int passages, int readers, int seconds, double thinkingSeconds, IAnsiConsole console)
    {
        await FillAsync(data, passages, console);
        await using var served = await ServedProgram.StartAsync(program, data);
        using var site = Client(served, readers);
        await RunAsync(WarmUpSeconds, TimeSpan.FromSeconds(thinkingSeconds)); // connections are made, code is compiled for what it meets
        foreach (var thinking in new[] { TimeSpan.FromSeconds(thinkingSeconds), TimeSpan.Zero })
        {
            var cpu = served.Cpu();
            var all = await RunAsync(seconds, thinking);
            var busy = (served.Cpu() - cpu) / TimeSpan.FromSeconds(seconds);
            var taken = all.SelectMany(reader => reader.Taken).ToList();
            var failures = all.SelectMany(reader => reader.Failures).ToList();
            console.WriteLine();
            console.WriteLine(thinking == TimeSpan.Zero ? $"{readers} readers who ask again at once, for {seconds} s" : $"{readers} readers who think for {thinking.TotalSeconds:0.#} s between two requests, for {seconds} s");
            console.WriteLine($"{taken.Count / (double)seconds:N0} requests a second, {failures.Count:N0} failed; the program kept {busy:0.0} cores busy and {served.Resident().Now / 1e6:N0} MB");
            foreach (var failure in failures.Take(3)) console.WriteLine(failure);
            var table = new Table().Border(TableBorder.Simple).AddColumns("asked for", "requests", "median, ms", "p99, ms", "p99.9, ms", "most, ms");
            foreach (var kind in taken.GroupBy(request => request.What, request => request.Took.TotalMilliseconds).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            {
                var sorted = kind.Order().ToList();
                table.AddRow([kind.Key, $"{sorted.Count:N0}", .. new[] { 0.5, 0.99, 0.999, 1 }.Select(share => $"{sorted[(int)Math.Ceiling(sorted.Count * share) - 1]:0.0}")]);
            }

            console.Write(table);
        }

        async Task<IReadOnlyList<Reader>> RunAsync(int duration, TimeSpan thinking)
        {
            var until = Stopwatch.GetTimestamp() + (duration * Stopwatch.Frequency);
            var all = Enumerable.Range(0, readers).Select(number => new Reader(site, number, QuotedNews.SpeakerOf)).ToList();
            await Task.WhenAll(all.Select(reader => Task.Run(() => reader.ReadAsync(thinking, until))));
            return all;
        }
    }

    /// <summary>Asks that many questions, and prints the program's memory on the way.</summary>
    public static async Task SoakAsync(string program, string data, int passages, int requests, IAnsiConsole console)
    {
        const int Steps = 20;
        var speakers = await FillAsync(data, passages, console);
        await using var served = await ServedProgram.StartAsync(program, data);
        using var site = Client(served, Connections);
        var table = new Table().Border(TableBorder.Simple).AddColumns("requests", "resident, MB", "most until then, MB", "requests a second");
        for (var step = 1; step <= Steps; step++)
        {
            var (started, left) = (Stopwatch.GetTimestamp(), requests / Steps);
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(number => Task.Run(async () =>
            {
                var reader = new Reader(site, (step * Connections) + number, random => speakers[random.Next(speakers.Count)]);
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await reader.AskAsync(Stopwatch.GetTimestamp());
                    if (reader.Failures is [var failure, ..]) throw new InvalidOperationException(failure);
                    reader.Taken.Clear();
                }
            })));
            var (now, peak) = served.Resident();
            table.AddRow($"{requests / Steps * step:N0}", $"{now / 1e6:N0}", $"{peak / 1e6:N0}", $"{requests / Steps / Stopwatch.GetElapsedTime(started).TotalSeconds:N0}");
        }

        console.Write(table);
    }

    private static HttpClient Client(ServedProgram served, int connections) => new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false })
    {
        BaseAddress = served.Address,
        Timeout = TimeSpan.FromMinutes(1),
    };

    // Gives the names of its speakers.
    private static async Task<IReadOnlyList<string>> FillAsync(string data, int passages, IAnsiConsole console)
    {
        var news = new QuotedNews();
        using var library = Core.Articles.Library.Open(new LibraryOptions { DataFolder = data });
        using (var view = library.View())
        {
            if (view.Index.PassageCount == 0)
            {
                await library.ImportAsync(Enumerable.Range(0, passages / QuotedNews.PassagesPerArticle).Select(number => new ReadOutcome.Success($"{number}.txt", news.Article(number), [])));
            }
        }

        using var filled = library.View();
        console.WriteLine($"A library of {filled.Index.PassageCount:N0} passages in {filled.Articles.Count:N0} articles, with {filled.Speakers.Count:N0} speakers.");
        return [.. filled.Speakers.Select(static speaker => speaker.Name)];
    }
}
