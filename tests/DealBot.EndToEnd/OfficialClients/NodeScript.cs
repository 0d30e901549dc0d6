using System.Diagnostics;
using System.Text;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>A script of <c>tests/official-clients</c>, running until it is disposed of.</summary>
internal sealed class NodeScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // npm's clients start slowly on a busy machine

    private readonly Process _process;
    private readonly StringBuilder _complaints = new();

    private NodeScript(Process process) => _process = process;

    private static string Folder => Path.Combine(Repository.Root, "tests", "official-clients");

    /// <summary>What a script said when it was ready, after the word.</summary>
    public string Ready { get; private set; } = "";

    /// <summary>Skips the test with a sentence when the script cannot be run here.</summary>
    public static void SkipUnlessInstalled(string package)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", package)))
            Assert.Skip($"npm's {package} is not installed: run `npm ci` in tests/official-clients.");
        if (!Node.IsInstalled) Assert.Skip("There is no node on the path.");
    }

    /// <summary>Starts a script and waits until it says that it is ready.</summary>
    public static async Task<NodeScript> StartAsync(string script, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var running = new NodeScript(Process.Start(start)!);
        running._process.ErrorDataReceived += (_, line) =>
        {
            lock (running._complaints) running._complaints.AppendLine(line.Data);
        };
        running._process.BeginErrorReadLine();
        var said = await running._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        if (said?.StartsWith("ready", StringComparison.Ordinal) != true)
        {
            await running.DisposeAsync();
            Assert.Fail($"{script} did not start: {said} {running.Complaints}");
        }

        running.Ready = said["ready".Length..].Trim();
        return running;
    }

    /// <summary>What it wrote to its standard error.</summary>
    public string Complaints
    {
        get
        {
            lock (_complaints) return _complaints.ToString().Trim();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static class Node
    {
        public static readonly bool IsInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
    }
}
