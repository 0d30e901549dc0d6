using DealBot.Core.Articles.Reading.Html;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Finds the feeds that a page names (rssboard.org/rss-autodiscovery).</summary>
internal static class FeedPage
{
    private const int MaxFeeds = 50;

    private static readonly string[] Types =
        ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json", "application/xml", "text/xml"];

    public static FeedOutcome Read(string html, Uri address)
    {
        if (!HtmlTree.TryBuild(html, out var root, out var refusal)) return new FeedOutcome.Failure(refusal.Problem, FeedFaults.GiveTheFeed);

        var nodes = root.Descendants().ToList();
        var start = nodes.FirstOrDefault(node => node.Name is "base" && node["href"].Length > 0) is { } stated ? FeedLinks.Resolve(address, stated["href"]) : null;
        var feeds = nodes.Where(node => node.Name is "link" or "a" && IsFeed(node)).Select(node => FeedLinks.Resolve(start ?? address, node["href"])).OfType<Uri>()
            .Distinct().Take(MaxFeeds).ToList();
        if (feeds.Count > 0) return new FeedOutcome.Page(feeds);

        return nodes.Any(node => node.Name is "input" && node["type"].Equals("password", StringComparison.OrdinalIgnoreCase))
            ? new FeedOutcome.Failure("is a log-in page", "Give the address of a feed that can be read without logging in")
            : new FeedOutcome.Failure("is a page that names no feed", "Look for a link called RSS, Atom or feed on it, and give that address");
    }

    private static bool IsFeed(HtmlNode node)
    {
        var relations = node["rel"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (relations.Contains("feed", StringComparer.OrdinalIgnoreCase)) return true;
        return relations.Contains("alternate", StringComparer.OrdinalIgnoreCase)
            && Types.Contains(node["type"].Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);
    }
}
