using System.Diagnostics;
using System.Text.RegularExpressions;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;
using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>What a newcomer does: clones, types the first command of the README, opens the page and asks.</summary>
public sealed partial class FirstCommandTests(Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10); // it is restored and built first, while other tests run

    [Fact]
    public async Task The_first_command_of_the_README_serves_a_page_that_answers_from_the_sample_library()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is run by a shell.");
        using var clone = new TemporaryFolder();
        Clone(clone.Path);
        var home = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        using var process = Start(FirstCommand(), clone.Path, home);
        try
        {
            await new StandardError(process, Patience).SaysAsync("Listening on "); // which it does when the sample library is imported
            await using var visit = await chromium.VisitAsync(home, new Look());
            Assert.Equal(200, await visit.GoAsync("/"));
            await visit.Page.GetByRole(AriaRole.Searchbox).Or(visit.Page.GetByRole(AriaRole.Combobox)).FillAsync("what did Waltz say");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Page.Locator(".card").First).ToContainTextAsync("“President Zelenskyy is going to sign that deal,”");
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.File("first-answer", new Look()), FullPage = true });
            visit.AssertNothingWrong();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string FirstCommand() => Command.Match(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Groups["command"].Value;

    /// <summary>What git holds of the working tree, and nothing that was built from it.</summary>
    private static void Clone(string folder)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = Repository.Root, UseShellExecute = false, RedirectStandardOutput = true })!;
        foreach (var file in git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }
    }

    private static Process Start(string command, string folder, Uri home)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DEALBOT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name); // the runner of the tests has its own
        }

        start.Environment["DEALBOT_URLS"] = home.AbsoluteUri.TrimEnd('/');
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"## Two commands.*?\| `(?<command>[^`]+)` \|", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command { get; }
}
