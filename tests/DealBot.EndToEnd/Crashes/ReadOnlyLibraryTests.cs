using System.Diagnostics;
using System.Runtime.Versioning;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Crashes;

/// <summary>A library on a disk that may only be read: asking works, writing is refused in words, and nothing is changed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyLibraryTests
{
    private const UnixFileMode ReadAndEnter =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [Fact]
    public async Task A_library_that_may_only_be_read_answers_and_refuses_to_be_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights are set as on Unix.");
        using var folder = new TemporaryFolder();
        folder.Write("articles/a.txt", ChangingArticles.TextOf("a.txt", 1));
        folder.Write("new/b.txt", ChangingArticles.TextOf("b.txt", 1));
        (await Dealbot.RunAsync(folder.Path, "status", "--data", "data", "--articles", "articles")).Exits(0);
        var data = Path.Combine(folder.Path, "data");
        var before = await File.ReadAllBytesAsync(Path.Combine(data, "dealbot.db"), TestContext.Current.CancellationToken);

        File.SetUnixFileMode(folder.Path, ReadAndEnter);
        File.SetUnixFileMode(data, ReadAndEnter);
        foreach (var file in Directory.GetFiles(data)) File.SetUnixFileMode(file, ReadAndEnter);
        try
        {
            var asked = Run(folder.Path, "ask", "who will dredge the channel?", "--data", "data");
            var imported = Run(folder.Path, "import", "new", "--data", "data", "--articles", "articles");

            Assert.Contains("Rona Calder", asked.Exits(0).Output, StringComparison.Ordinal);
            Assert.NotEqual(0, imported.ExitCode);
            Assert.Contains("read-only", imported.Error, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(data, "dealbot.db"), TestContext.Current.CancellationToken));
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, ReadAndEnter | UnixFileMode.UserWrite);
            File.SetUnixFileMode(data, ReadAndEnter | UnixFileMode.UserWrite);
        }
    }

    // Root may write everywhere, so root runs the program as nobody.
    private static Outcome Run(string folder, params string[] arguments)
    {
        string[] asNobody = Environment.IsPrivilegedProcess ? ["runuser", "-u", "nobody", "--"] : [];
        Assert.SkipWhen(
            asNobody.Length > 0 && RunCommand(folder, [.. asNobody, "test", "-x", Dealbot.Program]).ExitCode != 0,
            "The user nobody cannot run the built program here.");
        return RunCommand(folder, [.. asNobody, Dealbot.Program, .. arguments]);
    }

    private static Outcome RunCommand(string folder, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }
}
