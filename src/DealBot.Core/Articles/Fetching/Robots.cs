using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Asks sites whether an address may be fetched, and remembers what they said.</summary>
/// <remarks>
/// As RFC 9309, section 2.3.1, has it: without a robots.txt (any 4xx) everything may be fetched; while the server fails (5xx) nothing, unless
/// an older file is remembered. A robots.txt that does not come at all counts as none for a while, against that section: the site's pages will fail by
/// themselves if the site is down, and one file that never comes must not close a site for ever.
/// </remarks>
/// <param name="fetch">Fetches a robots.txt, as safely as anything else.</param>
/// <param name="clock">Times how long an answer is remembered.</param>
/// <param name="log">Learns which files were not to be had.</param>
internal sealed partial class Robots(Func<Uri, CancellationToken, Task<FetchOutcome>> fetch, TimeProvider clock, ILogger log)
{
    /// <summary>The longest pause between two requests that a site is granted.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private const string Agent = "DealBot";
    private const int MostRemembered = 1024; // sites
    private const int MostRules = 100_000; // of all sites together, a hundred bytes each: a file of the longest allowed has a third of them

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1); // section 2.4: no longer than 24 hours
    private static readonly TimeSpan RememberedFault = TimeSpan.FromMinutes(15);

    private static readonly FetchOutcome.Refused Closed = new(
        "is closed to programs by the site's robots.txt",
        "Ask the site to let DealBot in, or, if you may fetch it all the same, set obeyRobots to false under feeds in config/dealbot.json");

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Site> _sites = new(StringComparer.Ordinal);

    /// <summary>Whether an address may be fetched now.</summary>
    public async Task<RobotsVerdict> AskAsync(Uri address, CancellationToken cancellation)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        var site = Enter(origin);
        try
        {
            await site.Asking.WaitAsync(cancellation);
            try
            {
                if (clock.GetUtcNow() >= site.Until) await LearnAsync(site, new Uri(origin + "/robots.txt"), cancellation);
                return site.Rules is not { } rules ? new RobotsVerdict(Unknown(site), TimeSpan.Zero)
                    : new RobotsVerdict(rules.Allows(address) ? null : Closed, rules.Delay);
            }
            finally
            {
                site.Asking.Release();
            }
        }
        finally
        {
            lock (_gate) site.Users--;
        }
    }

    private async Task LearnAsync(Site site, Uri file, CancellationToken cancellation)
    {
        var outcome = await fetch(file, cancellation);
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case FetchOutcome.Fetched fetched:
                (site.Rules, site.Until) = (RobotsRules.Read(fetched.Body, Agent), now + Remembered);
                Forget();
                return;
            case FetchOutcome.Failed { Status: >= 400 and < 500 }:
                (site.Rules, site.Until) = (RobotsRules.None, now + Remembered);
                return;
            case FetchOutcome.Failed { Status: >= 500 and var status }:
                site.Until = now + RememberedFault; // the rules stay as they were, if there were any
                LogAnswer(file, status);
                return;
            default:
                (site.Rules, site.Until) = (site.Rules ?? RobotsRules.None, now + RememberedFault);
                LogFault(file, outcome is FetchOutcome.Refused refused ? refused.Problem : (outcome as FetchOutcome.Failed)?.Problem);
                return;
        }
    }

    private FetchOutcome.Failed Unknown(Site site) =>
        new("may be closed to programs, but the site's robots.txt cannot be had for a fault of the server", site.Until - clock.GetUtcNow(), Status: null);

    private Site Enter(string origin)
    {
        lock (_gate)
        {
            if (!_sites.TryGetValue(origin, out var site))
            {
                _sites[origin] = site = new Site();
                Forget();
            }

            site.Users++;
            return site;
        }
    }

    // What was learnt first goes first, of what nobody asks for just now.
    private void Forget()
    {
        lock (_gate)
        {
            var rules = _sites.Values.Sum(static site => site.Rules?.Count ?? 0);
            if (_sites.Count <= MostRemembered && rules <= MostRules) return;

            foreach (var (old, site) in _sites.Where(static entry => entry.Value.Users == 0).OrderBy(static entry => entry.Value.Until).ToList())
            {
                if (_sites.Count <= MostRemembered * 3 / 4 && rules <= MostRules * 3 / 4) return;
                rules -= site.Rules?.Count ?? 0;
                _sites.Remove(old);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} {Problem}; it is asked for again later")]
    private partial void LogFault(Uri file, string? problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} answered {Status}; it is asked for again later")]
    private partial void LogAnswer(Uri file, int? status);

    private sealed class Site
    {
        public SemaphoreSlim Asking { get; } = new(1);

        public int Users { get; set; }

        /// <summary>What it said last; null while it failed to say anything.</summary>
        public RobotsRules? Rules { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}

/// <summary>Whether an address may be fetched.</summary>
/// <param name="Refusal">Why it may not be; null when it may.</param>
/// <param name="Delay">The pause that the site asks for between two requests.</param>
internal sealed record RobotsVerdict(FetchOutcome? Refusal, TimeSpan Delay)
{
    public static RobotsVerdict Free { get; } = new(null, TimeSpan.Zero);
}
