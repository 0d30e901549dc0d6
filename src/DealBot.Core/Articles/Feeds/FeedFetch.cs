using System.Diagnostics;
using System.Text.Json;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Telemetry;

namespace DealBot.Core.Articles.Feeds;

/// <summary>What came of fetching and reading a feed.</summary>
internal abstract record FeedFetch
{
    private FeedFetch() { } // closed: the cases below are all there are

    /// <summary>It was read.</summary>
    public sealed record Read(Feed Feed, FetchOutcome.Fetched Document) : FeedFetch;

    /// <summary>It is as it was.</summary>
    public sealed record Unchanged(TimeSpan? Freshness, Uri? MovedTo) : FeedFetch;

    /// <summary>It is a page that names feeds.</summary>
    /// <param name="Address">Where the page is.</param>
    /// <param name="Feeds">The feeds; at least one.</param>
    public sealed record Page(Uri Address, IReadOnlyList<Uri> Feeds) : FeedFetch;

    /// <summary>It cannot be had, or is no feed.</summary>
    /// <param name="Problem">What is wrong, in whole sentences.</param>
    /// <param name="RetryAfter">How long the server asks to wait.</param>
    /// <param name="Status">The HTTP status; null where there was none, or it was 200.</param>
    public sealed record Failed(string Problem, TimeSpan? RetryAfter, int? Status) : FeedFetch;

    /// <summary>Fetches and reads.</summary>
    public static async Task<FeedFetch> GetAsync(Fetcher fetcher, FetchRequest request, CancellationToken cancellation)
    {
        using var activity = Instrumentation.Activities.StartActivity("fetch");
        var started = Stopwatch.GetTimestamp();
        var fetched = await ReadAsync(fetcher, request, cancellation);
        FetchMetrics.Fetched(JsonNamingPolicy.SnakeCaseLower.ConvertName(fetched.GetType().Name), started);
        return fetched;
    }

    /// <summary>The address, without user, password and query, what is wrong with it and what to do.</summary>
    public static string Sentences(Uri address, string problem, string? remedy = null) =>
        $"{WebAddress.Shown(address)} {problem}.{(remedy is null ? "" : $" {remedy}.")}";

    private static async Task<FeedFetch> ReadAsync(Fetcher fetcher, FetchRequest request, CancellationToken cancellation)
    {
        switch (await fetcher.FetchAsync(request, cancellation))
        {
            case FetchOutcome.Fetched document:
                return FeedReader.Read(document.Body, document.Charset, document.Address) switch
                {
                    FeedOutcome.Success read => new Read(read.Feed, document),
                    FeedOutcome.Page page => new Page(document.Address, page.Feeds),
                    FeedOutcome.Failure failure => new Failed(Sentences(document.Address, failure.Problem, failure.Remedy), null, null),
                    var other => throw new NotSupportedException($"{other} is not known."),
                };
            case FetchOutcome.NotModified same:
                return new Unchanged(same.Freshness, same.MovedTo);
            case FetchOutcome.Refused refused:
                return new Failed(Sentences(request.Address, refused.Problem, refused.Remedy), null, null);
            case FetchOutcome.Failed failed:
                return new Failed(Sentences(request.Address, failed.Problem), failed.RetryAfter, failed.Status);
            case var other:
                throw new NotSupportedException($"{other} is not known.");
        }
    }
}
