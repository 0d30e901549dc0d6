using System.Net;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Fetches feeds and pages from the web, safely and politely.</summary>
public sealed class Fetcher : IDisposable
{
    /// <param name="options">Limits and exceptions.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="log">Learns what was refused, and why.</param>
    /// <param name="resolve">Finds the addresses of a host; null for the system's DNS.</param>
    public Fetcher(
        FetchOptions options, TimeProvider clock, ILogger<Fetcher> log, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
    }

    /// <summary>Fetches. Waits its turn where the host is busy with us already. Throws for cancellation only.</summary>
    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException("Written with the fetcher.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
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
