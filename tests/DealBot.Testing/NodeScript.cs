using System.Diagnostics;
using System.Text;
using Xunit;

namespace DealBot.Testing;

/// <summary>A script of <c>tests/official-clients</c>, running until it is disposed of.</summary>
public sealed class NodeScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // npm's clients start slowly on a busy machine

    private readonly Process _process;
    private readonly StringBuilder _complaints = new();
    private readonly Journal _said = new(Patience);
    private Task _listening = Task.CompletedTask;

    private NodeScript(Process process) => _process = process;

    private static readonly bool NodeIsInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static string Folder => Path.Combine(Repository.Root, "tests", "official-clients");

    /// <summary>What a script said when it was ready, after the word.</summary>
    public string Ready { get; private set; } = "";

    /// <summary>Skips the test with a sentence when scripts that need this package cannot be run here.</summary>
    public static void SkipUnlessInstalled(string package)
    {
        Assert.SkipUnless(Directory.Exists(Modules(package)), $"npm's {package} is not installed: run `npm ci` in tests/official-clients.");
        Assert.SkipUnless(NodeIsInstalled, "There is no node on the path.");
    }

    /// <summary>Where npm puts a package or what belongs to it.</summary>
    public static string Modules(string path) => Path.Combine(Folder, "node_modules", path);

    /// <summary>Starts a script and waits until it says that it is ready.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="environment">Variables to set for it.</param>
    /// <param name="node">Which Node runs it; the one on the path if not said.</param>
    public static async Task<NodeScript> StartAsync(string script, IReadOnlyDictionary<string, string> environment, string node = "node")
    {
        var start = new ProcessStartInfo(node, [script])
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
        var said = await running._process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(Patience);
        if (said?.StartsWith("ready", StringComparison.Ordinal) != true)
        {
            await running.DisposeAsync();
            throw new InvalidOperationException($"{script} did not start: {said} {running.Complaints}");
        }

        running.Ready = said["ready".Length..].Trim();
        running._listening = running.ListenAsync();
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

    /// <summary>Waits until it says a line of JSON that contains all the pieces, and returns it.</summary>
    public Task<string> SaysAsync(params string[] pieces) => _said.UntilAsync(
        () => _said.Lines.FirstOrDefault(line => pieces.All(piece => line.Contains(piece, StringComparison.Ordinal))), string.Join(' ', pieces));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _listening;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line) _said.Record(line);
    }
}
