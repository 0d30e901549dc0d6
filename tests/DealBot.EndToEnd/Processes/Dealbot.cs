using System.Diagnostics;
using System.Text;

namespace DealBot.EndToEnd.Processes;

/// <summary>Runs the built program as a user's shell would.</summary>
internal static class Dealbot
{
    /// <summary>Long enough for a first import on a busy machine; only a program that hangs meets it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The program that the build put beside the tests.</summary>
    public static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "dealbot.exe" : "dealbot");

    /// <summary>Runs to the end and returns what was printed.</summary>
    public static Task<Outcome> RunAsync(string folder, params string[] arguments) => RunAsync(folder, input: null, arguments);

    /// <summary>Runs to the end with <paramref name="input"/> on standard input.</summary>
    public static Task<Outcome> RunAsync(string folder, byte[]? input, params string[] arguments) =>
        RunAsync(folder, input, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs to the end with <paramref name="input"/> on standard input and more environment variables than the tests have.</summary>
    public static async Task<Outcome> RunAsync(string folder, byte[]? input, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var process = Start(folder, variables, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dealbot {string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the program; the caller ends it.</summary>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The tests' own environment must not choose the folders.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DEALBOT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>What a run of the program came to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Fails the test, showing everything that was printed, unless the exit code is as expected.</summary>
    public Outcome Exits(int code)
    {
        Assert.True(code == ExitCode, $"Exit code {ExitCode}, expected {code}.\n--- standard output\n{Output}\n--- standard error\n{Error}");
        return this;
    }
}
