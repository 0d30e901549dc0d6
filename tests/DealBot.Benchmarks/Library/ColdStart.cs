using System.Diagnostics;
using Spectre.Console;

namespace DealBot.Benchmarks.Library;

/// <summary>How long the published program takes from its start to the end of its first answer.</summary>
internal static class ColdStart
{
    private const int Runs = 20;

    /// <summary>Asks once so that the library exists, then asks again and again, each time in a new process.</summary>
    public static void Run(string program, IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        Ask(program, arguments);
        var times = Enumerable.Range(0, Runs).Select(_ => Ask(program, arguments)).Order().ToList();
        console.WriteLine($"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {times[Runs / 2]:F0} ms (median of {Runs}), {times[0]:F0} ms at best, {times[^1]:F0} ms at most");
    }

    private static double Ask(string program, IReadOnlyList<string> arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
