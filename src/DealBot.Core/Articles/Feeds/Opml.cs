namespace DealBot.Core.Articles.Feeds;

/// <summary>Lists of feeds as other readers keep them: OPML 2.0 (opml.org/spec2.opml).</summary>
public static class Opml
{
    /// <summary>The feeds of a list, with those of its folders, each address once; a sentence where it is no OPML.</summary>
    /// <param name="bytes">The whole document; any bytes whatever.</param>
    public static (IReadOnlyList<OpmlFeed> Feeds, string? Fault) Read(ReadOnlySpan<byte> bytes) => throw new NotSupportedException("Written with the formats.");

    /// <summary>A list of feeds, UTF-8; <see cref="Read"/> gives the same feeds.</summary>
    public static byte[] Write(IReadOnlyList<OpmlFeed> feeds, DateTimeOffset created) => throw new NotSupportedException("Written with the formats.");
}

/// <summary>A feed in a list.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Title">What the list calls it; null for nothing.</param>
public sealed record OpmlFeed(Uri Address, string? Title);
