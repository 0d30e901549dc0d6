using System.Diagnostics;
using System.Globalization;
using DealBot.Core.Articles;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Crashes;

/// <summary>Kills a restoration before each of many of its statements, those around its commit among them, and looks at the library after each.</summary>
public sealed class RestoreCrashTests
{
    private const int Articles = 4;
    private const int KillsOnTheWay = 25;
    private const int KillsAtTheEnd = 15;

    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "DealBot.CrashHost.exe" : "DealBot.CrashHost");

    [Fact]
    public async Task A_killed_restoration_leaves_the_old_library_or_the_new_one_whole()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["first", "second"])
        {
            for (var number = 1; number <= Articles; number++) folder.Write($"{name}/{number}.txt", ChangingArticles.TextOf(name, number));
            (await Dealbot.RunAsync(folder.Path, "status", "--data", $"{name}-data", "--articles", name)).Exits(0);
            (await Dealbot.RunAsync(folder.Path, "backup", $"{name}.backup", "--data", $"{name}-data")).Exits(0);
        }

        (await Dealbot.RunAsync(folder.Path, "restore", "first.backup", "--data", "data")).Exits(0);
        var statements = await RunAsync(folder, "second", long.MaxValue) ?? throw new InvalidOperationException("Nobody was to be killed.");
        Assert.Equal("second", NameOf(folder));
        var (held, killed) = ("second", 0);
        var deaths = Enumerable.Range(0, KillsOnTheWay).Select(kill => 1 + (kill * statements / KillsOnTheWay))
            .Concat(Enumerable.Range(0, KillsAtTheEnd).Select(kill => statements - kill));
        foreach (var death in deaths)
        {
            var wanted = held is "first" ? "second" : "first";
            if (await RunAsync(folder, wanted, death) is null) killed++;
            var now = NameOf(folder);
            Assert.Contains(now, (string[])[held, wanted]);
            held = now;
        }

        Assert.InRange(killed, KillsOnTheWay, KillsOnTheWay + KillsAtTheEnd);
        (await Dealbot.RunAsync(folder.Path, "restore", "first.backup", "--data", "data")).Exits(0);
        Assert.Equal("first", NameOf(folder));
    }

    private static async Task<long?> RunAsync(TemporaryFolder folder, string name, long death)
    {
        var start = new ProcessStartInfo(Host, ["restore", Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, $"{name}.backup"), death.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? long.Parse(printed, CultureInfo.InvariantCulture) : null;
    }

    // The one library that is there, all of it.
    private static string NameOf(TemporaryFolder folder)
    {
        using var library = Library.Open(new LibraryOptions { DataFolder = Path.Combine(folder.Path, "data") });
        Assert.Empty(LibraryCheck.Of(library));
        using var view = library.View();
        Assert.Equal(Articles, view.Articles.Count);
        return Assert.Single(view.Articles.Select(entry => view.Article(entry.Id)!.Text.Contains("first", StringComparison.Ordinal) ? "first" : "second").Distinct(StringComparer.Ordinal));
    }
}
