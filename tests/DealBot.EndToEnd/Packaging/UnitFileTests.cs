using System.Diagnostics;
using DealBot.Cli;
using DealBot.EndToEnd.Processes;
using DealBot.Hosting;
using DealBot.Testing;

namespace DealBot.EndToEnd.Packaging;

/// <summary>The unit file for systemd against the program, and before systemd's own judge.</summary>
public sealed class UnitFileTests
{
    private const string Program = "/opt/dealbot/dealbot";

    // Of systemd-analyze's exposure, from 0 (nothing is open) to 100.
    private const int MostExposure = 20;

    private static readonly string Unit = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "dealbot.service"));

    [Fact]
    public void It_starts_the_program_with_options_and_variables_that_it_knows()
    {
        var command = Values("ExecStart").Single().Split(' ');
        Assert.Equal(Program, command[0]);
        Assert.Empty(CommandLine.Tree(Terminal.OfProcess()).Parse(command[1..]).Errors);
        KnownVariables.AssertContains(Values("Environment").SelectMany(line => line.Split(' ')).Select(pair => pair.Split('=')[0]));
    }

    [Fact]
    public void It_waits_until_the_service_has_stopped() => Assert.True(
        TimeSpan.FromSeconds(int.Parse(Values("TimeoutStopSec").Single(), System.Globalization.CultureInfo.InvariantCulture)) > ServiceHost.GraceToStop);

    [Fact]
    public async Task Systemd_finds_nothing_wrong_and_little_that_is_open()
    {
        using var folder = new TemporaryFolder();
        var installed = Unit.Replace(Program, Dealbot.Program, StringComparison.Ordinal).Replace("=/opt/dealbot", $"={folder.Path}", StringComparison.Ordinal);
        var file = folder.Write("dealbot.service", installed);
        Assert.Equal("", await AnalyzedAsync("verify", file));
        await AnalyzedAsync("security", "--offline=true", $"--threshold={MostExposure}", file);
    }

    private static IEnumerable<string> Values(string key) =>
        Unit.Split('\n').Where(line => line.StartsWith($"{key}=", StringComparison.Ordinal)).Select(line => line[(key.Length + 1)..].Trim());

    private static async Task<string> AnalyzedAsync(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed.");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(said));
        return said[1];
    }
}
