using DealBot.Core.Articles.Feeds.Formats;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Reads feeds as they are.</summary>
public static class FeedReader
{
    /// <summary>Reads the bytes of a feed. Any bytes whatever come out as a <see cref="FeedOutcome"/>; linear in their length.</summary>
    /// <param name="bytes">The whole document.</param>
    /// <param name="charset">The charset that HTTP stated; null when it did not.</param>
    /// <param name="address">Where it was found: relative links start there.</param>
    public static FeedOutcome Read(ReadOnlySpan<byte> bytes, string? charset, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var warnings = new List<string>();
        if (!FeedText.TryDecode(bytes, charset, out var text, warnings, out var refusal)) return Failed(refusal);
        if (string.IsNullOrWhiteSpace(text)) return new FeedOutcome.Failure("is empty", "Open it in a browser, and give the address that shows the feed");
        if (ArticleFormats.BeginsAsPage(text)) return FeedPage.Read(text, address);

        var start = text.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart();
        if (start[..Math.Min(1, start.Length)] is "{" or "[")
        {
            return JsonFeedFormat.TryRead(start.ToString(), address, warnings, out var parts, out refusal)
                ? new FeedOutcome.Success(parts.Settled(warnings))
                : Failed(refusal);
        }

        if (FeedXml.TryRead(text, IsRoot, out var document, out refusal))
        {
            warnings.AddRange(document.Warnings);
            var parts = document.Root.Name.LocalName.Equals("feed", StringComparison.OrdinalIgnoreCase)
                ? AtomFormat.Read(document, address)
                : RssFormat.Read(document, address);
            return new FeedOutcome.Success(parts.Settled(warnings));
        }

        if (refusal is not null) return Failed(refusal);
        return text.Contains('<')
            ? FeedPage.Read(text, address)
            : new FeedOutcome.Failure("is text, and no feed", FeedFaults.GiveTheFeed);
    }

    private static bool IsRoot(string name) =>
        name.Equals("rss", StringComparison.OrdinalIgnoreCase) || name.Equals("rdf", StringComparison.OrdinalIgnoreCase) || name.Equals("feed", StringComparison.OrdinalIgnoreCase);

    private static FeedOutcome.Failure Failed(Refusal refusal) => new(refusal.Problem, refusal.Remedy);
}

/// <summary>What came of reading a feed.</summary>
public abstract record FeedOutcome
{
    private FeedOutcome() { } // closed: the cases below are all there are

    /// <summary>It is a feed.</summary>
    public sealed record Success(Feed Feed) : FeedOutcome;

    /// <summary>It is a page that names feeds (<c>link rel="alternate"</c>).</summary>
    /// <param name="Feeds">Their addresses, absolute, in the page's order; at least one.</param>
    public sealed record Page(IReadOnlyList<Uri> Feeds) : FeedOutcome;

    /// <summary>It is no feed, or a hostile one.</summary>
    /// <param name="Problem">What is wrong, as the predicate of a sentence about the address: "declares entities, which are refused".</param>
    /// <param name="Remedy">What to do about it, a sentence without its full stop.</param>
    public sealed record Failure(string Problem, string Remedy) : FeedOutcome;
}
