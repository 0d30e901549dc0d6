using System.Net;

namespace DealBot.Core.Configuration;

/// <summary>The <c>feeds</c> part of <c>dealbot.json</c>: how articles are fetched from the web.</summary>
/// <param name="Minutes">The least time between two fetches of one feed, in minutes: 5 to 1,440.</param>
/// <param name="ObeyRobots">Whether pages that a site's robots.txt closes to programs are left alone.</param>
/// <param name="InnerHosts">Hosts within your own network that may be fetched from; all others there are refused.</param>
/// <param name="Folders">Folders that are watched besides the articles folder: files put there are imported.</param>
public sealed record FeedSettings(
    int Minutes = 15, bool ObeyRobots = true, IReadOnlyList<string>? InnerHosts = null, IReadOnlyList<string>? Folders = null)
{
    /// <summary>Hosts within your own network that may be fetched from; all others there are refused.</summary>
    public IReadOnlyList<string> InnerHosts { get; init; } = InnerHosts ?? [];

    /// <summary>Folders that are watched besides the articles folder: files put there are imported.</summary>
    public IReadOnlyList<string> Folders { get; init; } = Folders ?? [];

    internal IEnumerable<string> Problems()
    {
        if (Minutes is < 5 or > 1440) yield return $"minutes is {Minutes}; give a whole number of minutes from 5 to 1440";
        foreach (var host in InnerHosts.Where(host => !IsHost(host))) yield return $"innerHosts holds \"{host}\"; give a host alone, such as news.intranet or 10.1.2.3:8080";
        if (Folders.Any(string.IsNullOrWhiteSpace)) yield return "folders holds an empty path; give a folder, or leave it out";
    }

    private static bool IsHost(string host) => IPAddress.TryParse(host, out _)
        || (host.AsSpan().IndexOfAny("/?#@\\") < 0 && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out _));
}
