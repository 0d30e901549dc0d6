namespace DealBot.Core.Articles.Fetching;

/// <summary>On which terms something is fetched.</summary>
/// <param name="Accept">The kinds of content that are asked for.</param>
/// <param name="MaxBytes">The most bytes that are taken, decompressed.</param>
internal sealed record FetchTerms(string Accept, long MaxBytes)
{
    /// <summary>How many redirections are followed.</summary>
    public int MostRedirects { get; init; } = 10;

    /// <summary>How long all requests may take together, from the first connection to the last byte; waiting for turns not counted.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an answer may take to begin, connecting included.</summary>
    public TimeSpan HeadPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether what goes beyond <see cref="MaxBytes"/> is left, instead of being refused.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether a media type (lower case, without parameters; null where the server does not say) may be what is wanted.</summary>
    public Func<string?, bool> Takes { get; init; } = static _ => true;

    /// <summary>What to call what is wanted, in a refusal of something else.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>
    /// For <c>robots.txt</c>: of its first 500 KiB, which is the least that must be read (RFC 9309, section 2.5), and after five
    /// redirections at most (section 2.3.1.2).
    /// </summary>
    public static FetchTerms Robots { get; } = new("text/plain, */*;q=0.1", 500 * 1024)
    {
        MostRedirects = 5,
        Patience = TimeSpan.FromSeconds(10),
        HeadPatience = TimeSpan.FromSeconds(10),
        IsCut = true,
    };

    /// <summary>The terms for a kind.</summary>
    public static FetchTerms For(FetchKind kind, FetchOptions options) => kind switch
    {
        FetchKind.Feed => new("application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1", options.MaxBytes)
        {
            Takes = MayBeFeed,
            Wanted = "feed",
        },
        _ => new("text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1", options.MaxBytes)
        {
            Takes = static type => type is null or "text/html" or "application/xhtml+xml" or "text/plain" or "text/markdown",
            Wanted = "page",
        },
    };

    /// <summary>Feeds are served as anything: refused is only what says that it is something else for sure.</summary>
    private static bool MayBeFeed(string? type) =>
        type is null || type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal)
            ? type is not "image/svg+xml"
            : type.StartsWith("text/", StringComparison.Ordinal)
                || type.Contains("xml", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal) || type.Contains("rss", StringComparison.Ordinal)
                || type is "application/atom" or "application/octet-stream" or "binary/octet-stream" or "application/gzip" or "application/x-gzip"
                    or "application/force-download" or "application/x-download" or "application/unknown" or "content/unknown" or "unknown/unknown";
}
