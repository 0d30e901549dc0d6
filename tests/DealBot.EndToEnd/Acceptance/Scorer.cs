using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Acceptance;

/// <summary>Runs one of the scorers that lie beside the annotated material, and compares its figures with their floors.</summary>
/// <remarks>The scorer's table is written to <c>TestResults/NAME.txt</c> of this project, which <c>.ci/run</c> prints.</remarks>
internal static class Scorer
{
    /// <summary>Skips the test where there is no Python 3.</summary>
    public static void RequirePython() =>
        Assert.SkipUnless(CanRun("python3"), "python3, which runs the scorers, is not on this machine.");

    /// <summary>Scores what the program printed.</summary>
    /// <param name="name">What the table is called.</param>
    /// <param name="script">The scorer, with its own arguments behind it; <c>SYSTEM</c> among them stands for <paramref name="printed"/>.</param>
    /// <param name="printed">The program's output.</param>
    /// <param name="floors">The figures that may not sink.</param>
    public static async Task ScoreAsync(string name, string[] script, string printed, IEnumerable<Floor> floors)
    {
        using var folder = new TemporaryFolder();
        var system = folder.Write("system.jsonl", printed);
        string[] arguments = [.. script.Select(argument => argument is "SYSTEM" ? system : argument)];

        var table = await PythonAsync(arguments);
        var results = Directory.CreateDirectory(Path.Combine(Repository.Root, "tests", "DealBot.EndToEnd", "TestResults"));
        await File.WriteAllTextAsync(Path.Combine(results.FullName, $"{name}.txt"), $"{name}\n{table}\n");

        using var figures = JsonDocument.Parse(await PythonAsync([.. arguments, "--json"]));
        var sunk = floors.Where(floor => !(Figure(figures.RootElement, floor.Row) >= floor.Value)).ToList();
        Assert.True(sunk.Count == 0, $"Below the floor: {string.Join("; ", sunk)}\n{table}");
    }

    private static double? Figure(JsonElement figures, string row)
    {
        foreach (var name in row.Split('/'))
        {
            if (!figures.TryGetProperty(name, out figures)) Assert.Fail($"The scorer prints no figure \"{row}\".");
        }

        return figures.ValueKind is JsonValueKind.Number ? figures.GetDouble() : null;
    }

    private static async Task<string> PythonAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }

    private static bool CanRun(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
