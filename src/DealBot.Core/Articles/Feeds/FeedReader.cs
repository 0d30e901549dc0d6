namespace DealBot.Core.Articles.Feeds;

/// <summary>Reads feeds as they are.</summary>
public static class FeedReader
{
    /// <summary>Reads the bytes of a feed. Any bytes whatever come out as a <see cref="FeedOutcome"/>; linear in their length.</summary>
    /// <param name="bytes">The whole document.</param>
    /// <param name="charset">The charset that HTTP stated; null when it did not.</param>
    /// <param name="address">Where it was found: relative links start there.</param>
    public static FeedOutcome Read(ReadOnlySpan<byte> bytes, string? charset, Uri address) => throw new NotSupportedException("Written with the formats.");
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
