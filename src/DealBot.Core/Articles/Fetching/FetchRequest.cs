namespace DealBot.Core.Articles.Fetching;

/// <summary>Something to be fetched from the web.</summary>
/// <param name="Address">Where; absolute.</param>
/// <param name="Kind">What is expected there.</param>
public sealed record FetchRequest(Uri Address, FetchKind Kind)
{
    /// <summary>The entity tag of what is held already, as the server gave it; null for none.</summary>
    public string? ETag { get; init; }

    /// <summary>The <c>Last-Modified</c> of what is held already, as the server gave it; null for none.</summary>
    public string? LastModified { get; init; }
}

/// <summary>What is expected at an address: decides which content types are taken, and how many bytes.</summary>
public enum FetchKind
{
    /// <summary>A feed: XML or JSON, also where it is called text or HTML, as many servers do.</summary>
    Feed,

    /// <summary>A page: HTML or plain text.</summary>
    Page,
}

/// <summary>What came of fetching. Sentences name no secret: an address is shown without user, password and query.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome() { } // closed: the cases below are all there are

    /// <summary>It was fetched.</summary>
    /// <param name="Address">Where it was found, after every redirection.</param>
    /// <param name="Body">The content, decompressed.</param>
    /// <param name="ContentType">The media type, lower case, without parameters; null when the server does not say.</param>
    /// <param name="Charset">The charset of the content type; null when the server does not say.</param>
    public sealed record Fetched(Uri Address, byte[] Body, string? ContentType, string? Charset) : FetchOutcome
    {
        /// <summary>Where it has moved for good, when every redirection on the way was a permanent one (301, 308); otherwise null.</summary>
        public Uri? MovedTo { get; init; }

        /// <summary>The entity tag, as the server gave it.</summary>
        public string? ETag { get; init; }

        /// <summary>The <c>Last-Modified</c>, as the server gave it.</summary>
        public string? LastModified { get; init; }

        /// <summary>How long the server says it stays as it is (Cache-Control, Expires); null when it does not say.</summary>
        public TimeSpan? Freshness { get; init; }
    }

    /// <summary>It is as it was.</summary>
    /// <param name="Freshness">As <see cref="Fetched.Freshness"/>.</param>
    /// <param name="MovedTo">As <see cref="Fetched.MovedTo"/>.</param>
    public sealed record NotModified(TimeSpan? Freshness, Uri? MovedTo) : FetchOutcome;

    /// <summary>It was refused by us, and would be again: an inner address, too many bytes, a wrong kind of content, robots.txt.</summary>
    /// <param name="Problem">What is wrong, as the predicate of a sentence about the address: "leads to an inner address".</param>
    /// <param name="Remedy">What to do about it, a sentence without its full stop.</param>
    public sealed record Refused(string Problem, string Remedy) : FetchOutcome;

    /// <summary>It could not be had this time.</summary>
    /// <param name="Problem">As <see cref="Refused.Problem"/>: "did not answer in time", "answered 503".</param>
    /// <param name="RetryAfter">How long the server asks to wait; null when it does not say.</param>
    /// <param name="Status">The HTTP status; null where there was no answer.</param>
    public sealed record Failed(string Problem, TimeSpan? RetryAfter, int? Status) : FetchOutcome;
}
