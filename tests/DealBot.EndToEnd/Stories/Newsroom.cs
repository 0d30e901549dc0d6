using System.Diagnostics;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Stories;

/// <summary>A folder with three short articles of our own, and the program started in it.</summary>
internal sealed class Newsroom : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Newsroom()
    {
        folder.Write("articles/harbour.md", """
            ---
            title: Harbour to reopen in May
            source: The Coast Courier
            url: https://coast.example/harbour
            published: 2025-03-11T09:00:00Z
            ---

            The northern harbour of Wexmouth will reopen on 2 May, two years after the storm that closed it.

            “The gates are mended and the cranes are turning again,” harbour master Ann Lee said on Tuesday. The repairs cost 14 million crowns.

            Trade minister Oscar Brandt called the reopening “a good day for the coast”.
            """);
        folder.Write("articles/ferry.txt", """
            Ferry company doubts the date

            The ferry company Nordlink said it would wait before it sells tickets.

            “We have heard of a date four times,” its director, Piotr Kowal, told reporters. “We will believe it when we moor there.”
            """);
        folder.Write("articles/budget.html", """
            <!DOCTYPE html><html><head><title>Council passes budget</title>
            <meta property="article:published_time" content="2025-03-13T18:30:00Z"><meta property="og:site_name" content="Inland Wire"></head>
            <body><nav>Home News Sport</nav><article><h1>Council passes budget</h1>
            <p>The council of Wexmouth passed a budget of 90 million crowns on Thursday.</p>
            <p>“Nobody gets everything, and the harbour gets most,” mayor Ruth Adeyemi said after the vote.</p></article></body></html>
            """);
    }

    /// <summary>The absolute path of something in the folder.</summary>
    public string this[string name] => Path.Combine(folder.Path, name);

    /// <summary>Adds a file.</summary>
    public string Write(string name, string text) => folder.Write(name, text);

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string name, byte[] bytes) => folder.Write(name, bytes);

    /// <summary>Runs a command on the library of this folder.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync(input: null, arguments);

    /// <summary>Runs a command with <paramref name="input"/> on standard input.</summary>
    public Task<Outcome> RunAsync(string? input, string[] arguments) => Dealbot.RunAsync(
        folder.Path, input is null ? null : System.Text.Encoding.UTF8.GetBytes(input), Arguments(arguments));

    /// <summary>Runs a command with more environment variables.</summary>
    public Task<Outcome> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Dealbot.RunAsync(folder.Path, input: null, variables, Arguments(arguments));

    /// <summary>Starts a command; the caller ends it.</summary>
    public Process Start(params string[] arguments) => Dealbot.Start(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal), Arguments(arguments));

    /// <summary>Runs a command as a user to whom permissions apply; skips the test where the only user is root.</summary>
    public Task<Outcome> UnprivilegedAsync(string command)
    {
        if (!Environment.IsPrivilegedProcess) return ShellAsync($"{Dealbot.Program} {command}");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "Every file is open to root, and there is no setpriv.");
        return ShellAsync($"chmod a+rwx . && setpriv --reuid=65534 --regid=65534 --clear-groups {Dealbot.Program} {command}");
    }

    /// <summary>Runs a line of sh in the folder; commands in it work on its library.</summary>
    public async Task<Outcome> ShellAsync(string line)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sh.");
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["DEALBOT_DATA"], start.Environment["DEALBOT_ARTICLES"]) = ("data", "articles");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, output, await error);
    }

    public void Dispose() => folder.Dispose();

    private static string[] Arguments(string[] arguments) => [.. arguments, "--data", "data", "--articles", "articles"];
}
