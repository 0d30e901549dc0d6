using System.Diagnostics;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Crashes;

/// <summary>Kills the program at random points of import and reindexing, 200 times, and looks at the library after each.</summary>
public sealed class CrashTests
{
    private const int Kills = 200;

    private const int Lanes = 2;

    [Fact]
    public Task A_killed_import_or_reindexing_leaves_a_whole_library_that_answers() =>
        Task.WhenAll(Enumerable.Range(1, Lanes).Select(lane => Task.Run(() => RunLaneAsync(new Random(lane)))));

    private static async Task RunLaneAsync(Random random)
    {
        using var folder = new TemporaryFolder();
        var articles = new ChangingArticles(folder, random);
        var library = new CrashedLibrary(folder, articles);
        var wholeRun = await TimeAsync(folder);

        var killed = 0;
        for (var round = 0; killed < Kills / Lanes; round++)
        {
            Assert.True(round < Kills, $"Only {killed} of {round} runs were still at work at the moment of their kill.");
            articles.Change();
            string[] command = round % 2 == 0 ? ["import", "articles"] : ["reindex"];
            using var process = Dealbot.Start(folder.Path, NoVariables, [.. command, .. Folders]);
            if (Kill(process, folder, random, wholeRun)) killed++;
            else wholeRun *= 0.9; // runs take less than was measured, the machine being quieter by now
            library.Check();
        }

        foreach (var command in (string[][])[["import", "articles"], ["reindex"]])
            (await Dealbot.RunAsync(folder.Path, [.. command, .. Folders])).Exits(0);
        library.Check();
        library.CheckIsLatest();
    }

    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    private static string[] Folders { get; } = ["--data", CrashedLibrary.DataFolder, "--articles", ChangingArticles.Folder];

    /// <summary>How long an undisturbed import takes on this machine, the program's start included.</summary>
    private static async Task<TimeSpan> TimeAsync(TemporaryFolder folder)
    {
        using var elsewhere = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        (await Dealbot.RunAsync(
            folder.Path, "import", ChangingArticles.Folder, "--data", elsewhere.Path, "--articles", ChangingArticles.Folder)).Exits(0);
        return watch.Elapsed;
    }

    // Half of the kills fall anywhere in the run, half after the first write: much of a short run is the program's start.
    private static bool Kill(Process process, TemporaryFolder folder, Random random, TimeSpan wholeRun)
    {
        if (random.Next(2) == 0)
        {
            process.WaitForExit(wholeRun * random.NextDouble());
        }
        else
        {
            var log = new FileInfo(Path.Combine(folder.Path, CrashedLibrary.DataFolder, "dealbot.db-wal"));
            var before = LastWrite(log);
            while (LastWrite(log) == before && !process.WaitForExit(1))
            {
            }

            process.WaitForExit(wholeRun * random.NextDouble() / 2);
        }

        var killed = !process.HasExited;
        process.Kill();
        process.WaitForExit();
        return killed;
    }

    private static (bool, DateTime) LastWrite(FileInfo file)
    {
        file.Refresh();
        return (file.Exists, file.LastWriteTimeUtc);
    }
}
