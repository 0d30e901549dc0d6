using System.Diagnostics;
using System.Text;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Chat;

/// <summary><c>dealbot serve</c> as a process of its own, over a library of its own, that can be stopped and started again.</summary>
internal sealed class ServedDealbot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder;
    private readonly bool _isGuest; // in the folder of another, who takes it away
    private readonly string _articles;
    private readonly IReadOnlyDictionary<string, string> _variables;
    private readonly StringBuilder _log = new();
    private readonly Signal _logged;
    private Process? _process;

    /// <param name="articles">The folder of articles that the library is made from.</param>
    /// <param name="variables">The environment: tokens, addresses.</param>
    /// <param name="starts">Whether it is started at once.</param>
    public ServedDealbot(string articles, IReadOnlyDictionary<string, string> variables, bool starts = true)
        : this(articles, variables, host: null, starts)
    {
    }

    private ServedDealbot(string articles, IReadOnlyDictionary<string, string> variables, TemporaryFolder? host, bool starts)
    {
        (_articles, _variables, _folder, _isGuest) = (articles, variables, host ?? new TemporaryFolder(), host is not null);
        _logged = new Signal(Patience, () => Log);
        if (starts) Start();
    }

    /// <summary>Everything that was logged.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Where it listens for Slack's requests, once it does.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string Said = "Listening on ";
        var line = await _logged.UntilAsync(
            () => Log.Split('\n').FirstOrDefault(line => line.Contains(Said, StringComparison.Ordinal)), "the address that it listens on");
        return new Uri(line[(line.IndexOf(Said, StringComparison.Ordinal) + Said.Length)..].Trim());
    }

    /// <summary>The folder of its database.</summary>
    public string Data => _folder.Path;

    /// <summary>Runs another command on the same library, in the same environment.</summary>
    public async Task<string> RunAsync(params string[] arguments) => (await TryAsync(arguments)).Exits(0).Output;

    /// <summary>Runs another command on the same library, whatever comes of it.</summary>
    public Task<Outcome> TryAsync(params string[] arguments) =>
        Dealbot.RunAsync(Repository.Root, input: null, _variables, [.. arguments, "--data", _folder.Path, "--articles", _articles]);

    /// <summary>Runs another command on the same library, again and again until it prints what is wanted.</summary>
    public async Task<string> RunUntilAsync(Func<string, bool> wanted, params string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var printed = (await TryAsync(arguments)).Output;
            if (wanted(printed)) return printed;
            Assert.False(patience.IsCancellationRequested, $"dealbot {string.Join(' ', arguments)} prints still:\n{printed}\n{Log}");
        }
    }

    /// <summary>Starts a second process over the same library and store; it must end before this one is disposed of.</summary>
    public ServedDealbot StartBeside() => new(_articles, _variables, _folder, starts: true);

    /// <summary>Starts it once more, over the library as it is.</summary>
    public void Start()
    {
        _process = Dealbot.Start(Repository.Root, _variables, "serve", "--data", _folder.Path, "--articles", _articles, "--urls", "http://127.0.0.1:0");
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log) _log.AppendLine(line.Data);
            _logged.Changed();
        };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Stops it as a service manager does, and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"dealbot serve did not end within {Patience} of SIGTERM.\n{Log}");
        }

        Assert.True(_process.ExitCode == 0, $"dealbot serve ended with {_process.ExitCode}.\n{Log}");
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends it as a power failure does.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } running) return;
        running.Kill(entireProcessTree: true);
        await running.WaitForExitAsync();
        running.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (!_isGuest) _folder.Dispose();
    }
}
