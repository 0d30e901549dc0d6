using System.Buffers;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Names the house that publishes a feed.</summary>
internal static class Publisher
{
    private const int MinHouseLength = 4; // letters, as in PageFacts; shorter names are parts of any host's

    private static readonly SearchValues<string> Dividers =
        SearchValues.Create([" | ", " - ", " – ", " — ", " > ", " » ", " · ", ": "], StringComparison.Ordinal);

    /// <summary>
    /// The part of the feed's title that the host is named after (<c>World | The Gazette</c> at <c>thegazette.example</c>); the whole
    /// title where there is none; the host where there is no title; null where there is neither.
    /// </summary>
    public static string? Of(Feed feed, Uri? article)
    {
        var host = (feed.Home ?? article) is { } address ? HostOf(address) : null;
        if (feed.Title is not { } title) return host;

        var houses = host is null ? [] : PartsOf(title).Where(part => IsNamedAfter(host, part)).ToList();
        return houses is [var house] ? house : title;
    }

    /// <summary>A host without <c>www.</c></summary>
    public static string HostOf(Uri address) =>
        address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host["www.".Length..] : address.Host;

    private static IEnumerable<string> PartsOf(string title)
    {
        for (var rest = title; ;)
        {
            var at = rest.AsSpan().IndexOfAny(Dividers);
            yield return (at < 0 ? rest : rest[..at]).Trim();
            if (at < 0) yield break;
            rest = rest[(rest.IndexOf(' ', at + 1) + 1)..];
        }
    }

    private static bool IsNamedAfter(string host, string part)
    {
        var letters = string.Concat(part.Where(char.IsLetterOrDigit));
        var name = string.Concat(host[..Math.Max(0, host.LastIndexOf('.'))].Where(char.IsLetterOrDigit));
        return letters.Length >= MinHouseLength && name.Length >= MinHouseLength
            && (letters.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(letters, StringComparison.OrdinalIgnoreCase));
    }
}
