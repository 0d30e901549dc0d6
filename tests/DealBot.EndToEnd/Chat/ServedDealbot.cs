using System.Diagnostics;
using System.Text.Json;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Chat;

/// <summary><c>dealbot serve</c> as a process of its own, over a library of its own, that can be stopped and started again.</summary>
internal sealed class ServedDealbot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = Dealbot.Patience;

    private readonly TemporaryFolder _folder;
    private readonly bool _isGuest; // in the folder of another, who takes it away
    private readonly string _articles;
    private readonly IReadOnlyDictionary<string, string> _variables;
    private readonly List<string> _log = [];
    private readonly Signal _logged;
    private Process? _process;
    private int _begun; // where the log of this run begins

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

    /// <summary>Everything that was logged, as people would read it: a line an event, exceptions below.</summary>
    public string Log => string.Join('\n', Lines.Select(static line => line.StartsWith('{') ? Read(line) : line));

    /// <summary>Everything that was written to standard error, as it was.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_log) return [.. _log];
        }
    }

    /// <summary>Where it listens, for browsers and for Slack's requests, once it does.</summary>
    public async Task<Uri> AddressAsync() => new((await LoggedAsync("Listening on "))["Listening on ".Length..]);

    /// <summary>The first message of this run that begins so, once there is one.</summary>
    public Task<string> LoggedAsync(string beginning) => _logged.UntilAsync(
        () => Lines.Skip(_begun).Where(static line => line.StartsWith('{')).Select(static line => Parsed(line).GetProperty("message").GetString())
            .FirstOrDefault(message => message!.StartsWith(beginning, StringComparison.Ordinal)),
        $"“{beginning}…” in the log");

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
        _begun = Lines.Count;
        _process = Dealbot.Start(Repository.Root, _variables, "serve", "--data", _folder.Path, "--articles", _articles, "--urls", "http://127.0.0.1:0");
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (_log) _log.Add(line.Data);
            _logged.Changed();
        };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Stops it as a service manager does, and waits until it has ended.</summary>
    public Task StopAsync()
    {
        BeginStop();
        return EndAsync();
    }

    /// <summary>Tells it to stop, as a service manager does.</summary>
    public void BeginStop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself: it would end with another code where ten seconds were not enough.</summary>
    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process!.WaitForExitAsync(patience.Token);
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

    private static string Read(string line)
    {
        var said = Parsed(line);
        var fault = said.TryGetProperty("exception", out var exception) ? $"\n{exception.GetString()}" : "";
        return $"{said.GetProperty("level").GetString()} {said.GetProperty("message").GetString()}{fault}";
    }

    private static JsonElement Parsed(string line) => JsonElement.Parse(line);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (!_isGuest) _folder.Dispose();
    }
}
