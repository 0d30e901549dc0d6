using System.Diagnostics;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Stories;

/// <summary>The program among others: pipes, signals, terminals, completion.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task A_pipe_gets_no_escape_sequences()
    {
        using var newsroom = new Newsroom();
        foreach (var command in new[] { "articles", "speakers", "status" })
        {
            var outcome = (await newsroom.RunAsync(command)).Exits(0);
            Assert.DoesNotContain('\u001b', outcome.Output);
            Assert.DoesNotContain('\u001b', outcome.Error);
        }
    }

    [Fact]
    public async Task A_reader_who_leaves_early_is_no_error()
    {
        using var newsroom = new Newsroom();
        var outcome = await newsroom.ShellAsync($"yes 'what did Ann Lee say' | head -300 | {Program} ask --batch - | head -1");
        Assert.Single(outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("error:", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_named()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        using var newsroom = new Newsroom();
        var outcome = await newsroom.ShellAsync($"{Program} articles > /dev/full");
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("No space left", outcome.Error, StringComparison.Ordinal);
    }

    [Theory, InlineData("INT", 130), InlineData("TERM", 143)]
    public async Task A_signal_ends_the_program_even_while_it_waits_for_input(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Assert.SkipWhen(signal is "INT" && IsInterruptIgnored(), "What runs here ignores SIGINT, as whatever a shell starts in the background does: so does what it starts.");
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        using var process = newsroom.Start("ask", "--batch", "-");
        await process.StandardInput.WriteLineAsync("what did Ann Lee say");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, process.ExitCode);
    }

    [Fact]
    public async Task A_terminal_gets_colours_and_links_unless_NO_COLOR_forbids_the_colours()
    {
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        var coloured = await TerminalAsync(newsroom, "", "ask what did Ann Lee say");
        Assert.Contains("\u001b[36m┃", coloured.Output, StringComparison.Ordinal);
        Assert.Contains("\u001b]8;", coloured.Output, StringComparison.Ordinal);
        var plain = await TerminalAsync(newsroom, "NO_COLOR=1 ", "ask what did Ann Lee say");
        Assert.Contains("┃", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*3[0-9][0-9;]*m", plain.Output);
        Assert.DoesNotContain('\u001b', (await TerminalAsync(newsroom, "TERM=dumb ", "ask what did Ann Lee say")).Output);
    }

    [Fact]
    public async Task Bash_completes_commands_and_options()
    {
        using var newsroom = new Newsroom();
        Assert.SkipUnless(File.Exists("/bin/bash"), "bash is not on this machine.");
        newsroom.Write("complete.bash", """
            PATH="$1:$PATH"
            source <(dealbot completion bash)
            try() { COMP_LINE="$1"; COMP_POINT=${#1}; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dealbot; echo "${COMPREPLY[@]}"; }
            try "dealbot spe"
            try "dealbot ask --exp"
            try "dealbot feeds che"
            """);
        var outcome = await newsroom.ShellAsync($"bash complete.bash '{Path.GetDirectoryName(Program)}'");
        Assert.Equal("speakers\n--explain\ncheck\n", outcome.Output);
    }

    [Theory, InlineData("bash"), InlineData("zsh"), InlineData("fish"), InlineData("pwsh")]
    public async Task Every_shell_gets_its_script(string shell)
    {
        using var newsroom = new Newsroom();
        Assert.Contains("[suggest:", (await Dealbot.RunAsync(newsroom["."], "completion", shell)).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_shows_examples_in_its_help()
    {
        using var newsroom = new Newsroom();
        foreach (var command in new[] { "ask", "verify", "quotes", "import", "remove", "reindex", "articles", "speakers", "status", "completion", "feeds", "feeds add", "alerts", "alerts why" })
        {
            var help = (await Dealbot.RunAsync(newsroom["."], [.. command.Split(' '), "--help"])).Exits(0).Output;
            Assert.Contains("Examples:", help, StringComparison.Ordinal);
            Assert.Contains($"dealbot {command}", help, StringComparison.Ordinal);
        }
    }

    private static string Program => Dealbot.Program;

    // The mask of ignored signals, proc(5); SIGINT is the second.
    private static bool IsInterruptIgnored() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").First(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is var mask
        && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    private static Task<Outcome> TerminalAsync(Newsroom newsroom, string variables, string command)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script, which makes a terminal, is not on this machine.");
        return newsroom.ShellAsync($"TERM=xterm-256color script -qec '{variables}{Program} {command}' /dev/null < /dev/null");
    }
}
