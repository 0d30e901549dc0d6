using System.Net;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Fetches feeds and pages from the web, safely and politely.</summary>
/// <remarks>
/// Safely: see <see cref="CheckedConnections"/> for where requests may go, <see cref="FetchTerms"/> and <see cref="BoundedBody"/> for how much may
/// come back. Politely: see <see cref="HostTurns"/> and <see cref="Robots"/>. Keeps no cookies, sends no credentials and no referrer, and
/// uses no proxy, so a network without direct access to the web cannot be fetched from.
/// </remarks>
public sealed partial class Fetcher : IDisposable
{
    private volatile FetchOptions _options;
    private volatile InnerHosts _innerHosts;
    private readonly TimeProvider _clock;
    private readonly ILogger<Fetcher> _log;
    private readonly HttpMessageInvoker _web;
    private readonly HostTurns _turns;
    private readonly Robots _robots;

    /// <param name="options">Limits and exceptions.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="log">Learns what was refused, and why.</param>
    /// <param name="resolve">Finds the addresses of a host; null for the system's DNS.</param>
    public Fetcher(
        FetchOptions options, TimeProvider clock, ILogger<Fetcher> log, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
        : this(options, clock, log, resolve ?? Dns.GetHostAddressesAsync, CheckedConnections.ConnectAsync)
    {
    }

    /// <summary>For tests of where connections go.</summary>
    internal Fetcher(
        FetchOptions options,
        TimeProvider clock,
        ILogger<Fetcher> log,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        Func<IPAddress[], int, CancellationToken, Task<Stream>> connect)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _innerHosts, _clock, _log) = (options, new InnerHosts(options.InnerHosts), clock, log);
        _web = new CheckedConnections((host, port) => _innerHosts.Holds(host, port), resolve, connect).Open();
        _turns = new HostTurns(options.HostPause, clock);
        _robots = new Robots(FetchRobotsAsync, clock, log);
    }

    /// <summary>The limits and exceptions; others hold for what is fetched after, but for <see cref="FetchOptions.HostPause"/>, which stays.</summary>
    public FetchOptions Options
    {
        get => _options;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _innerHosts = new InnerHosts(value.InnerHosts);
            _options = value;
        }
    }

    /// <summary>Fetches. Waits its turn where the host is busy with us already. Throws for cancellation only.</summary>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = _options;
        var mayFetch = options.ObeysRobots ? _robots.AskAsync : Anything;
        var outcome = await new Journey(_web, _turns, mayFetch, _clock, request, FetchTerms.For(request.Kind, options)).RunAsync(cancellation);
        var shown = WebAddress.Shown(request.Address);
        if (outcome is FetchOutcome.Refused refused) LogRefused(shown, refused.Problem);
        if (outcome is FetchOutcome.Failed failed) LogFailed(shown, failed.Problem);
        return outcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _web.Dispose();

    private Task<FetchOutcome> FetchRobotsAsync(Uri address, CancellationToken cancellation) =>
        new Journey(_web, _turns, Anything, _clock, new FetchRequest(address, FetchKind.Page), FetchTerms.Robots).RunAsync(cancellation);

    private static Func<Uri, CancellationToken, Task<RobotsVerdict>> Anything { get; } = static (_, _) => Task.FromResult(RobotsVerdict.Free);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} {Problem}; it was refused")]
    private partial void LogRefused(string address, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address} {Problem}")]
    private partial void LogFailed(string address, string problem);
}

/// <summary>The limits of a <see cref="Fetcher"/>.</summary>
public sealed record FetchOptions
{
    /// <summary>The most bytes that are taken, decompressed.</summary>
    public long MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Whether <c>robots.txt</c> is obeyed.</summary>
    public bool ObeysRobots { get; init; } = true;

    /// <summary>Hosts (names or addresses, with a port where it is meant alone) that may be inner ones: a team's own intranet.</summary>
    public IReadOnlyList<string> InnerHosts { get; init; } = [];

    /// <summary>The least time between the starts of two requests to one host; a host may ask for more (<c>Crawl-delay</c>).</summary>
    public TimeSpan HostPause { get; init; } = TimeSpan.FromSeconds(1);
}
