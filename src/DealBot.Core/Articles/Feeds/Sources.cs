using System.Globalization;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Where the library's articles come from: the feeds it follows, and single addresses.</summary>
/// <param name="library">The library that is filled.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="clock">Tells the time.</param>
public sealed class Sources(Library library, Fetcher fetcher, TimeProvider clock)
{
    /// <summary>The feeds, by title.</summary>
    public IReadOnlyList<FeedEntry> Feeds() =>
        [.. library.Database.Read(FeedRows.All).OrderBy(static feed => feed.Title ?? feed.Url, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The feeds meant by a number, an address, or part of a title or address; none, one, or several to choose from.</summary>
    public IReadOnlyList<FeedEntry> Find(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var wanted = reference.Trim();
        var feeds = Feeds();
        if (long.TryParse(wanted.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && feeds.Where(feed => feed.Id == number).ToList() is [var numbered])
            return [numbered];

        if (AddressOf(wanted) is { } address && library.Database.Read(session => FeedRows.FindByUrl(session, address.AbsoluteUri)) is { } id)
            return [.. feeds.Where(feed => feed.Id == id)];

        return wanted.Length == 0 ? [] :
        [
            .. feeds.Where(feed => feed.Url.Contains(wanted, StringComparison.OrdinalIgnoreCase)
                || (feed.Title?.Contains(wanted, StringComparison.OrdinalIgnoreCase) ?? false)),
        ];
    }

    /// <summary>Fetches and reads what is at an address, and stores nothing; a page is followed to the feed it names.</summary>
    /// <param name="address">What somebody typed, <c>https://</c> supplied where it is missing.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FeedCheck> CheckAsync(string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (AddressOf(address) is not { } typed) return NoAddress(address);

        List<string> remarks = [];
        var at = typed;
        var fetched = await GetAsync(at);
        if (fetched is FeedFetch.Page page)
        {
            at = page.Feeds[0];
            remarks.Add(page.Feeds.Count == 1
                ? $"{WebAddress.Shown(typed)} is a page; its feed is taken."
                : $"{WebAddress.Shown(typed)} is a page that names {page.Feeds.Count:N0} feeds; the first is taken, the others are {Listed(page.Feeds.Skip(1))}.");
            fetched = await GetAsync(at);
        }

        return fetched switch
        {
            FeedFetch.Read read => new FeedCheck((read.Document.MovedTo ?? at).AbsoluteUri, read.Feed, Problem: null)
            {
                Remarks = [.. remarks, .. RemarksOn(read.Feed)],
            },
            FeedFetch.Failed failed => new FeedCheck(at.AbsoluteUri, Feed: null, failed.Problem) { Remarks = remarks },
            FeedFetch.Page another => new FeedCheck(
                at.AbsoluteUri, Feed: null, FeedFetch.Sentences(another.Address, "is named as a feed and is a page", "Look for the feed's own address on the site")),
            _ => new FeedCheck(at.AbsoluteUri, Feed: null, FeedFetch.Sentences(at, "answered that nothing has changed, though nothing is held of it")),
        };

        Task<FeedFetch> GetAsync(Uri from) => FeedFetch.GetAsync(fetcher, new FetchRequest(from, FetchKind.Feed), cancellation);
    }

    /// <summary>
    /// Follows a feed. Its first items are imported on the next poll and announced to nobody. One that cannot be read just now is
    /// not added, unless <paramref name="unchecked"/>.
    /// </summary>
    /// <param name="address">What somebody typed.</param>
    /// <param name="by">Who adds it, as the platform shows the name.</param>
    /// <param name="unchecked">Whether it is added as it is, without being fetched first: a list from another reader.</param>
    /// <param name="title">What the list called it; null for what it calls itself.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FeedAddition> AddAsync(string address, string by, bool @unchecked, string? title, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(by);
        FeedCheck? check = null;
        if (!@unchecked) check = await CheckAsync(address, cancellation);
        else if (AddressOf(address) is null) check = NoAddress(address);
        if (check is { Problem: not null }) return new FeedAddition(Feed: null, IsNew: false, check);

        var url = check?.Url ?? AddressOf(address)!.AbsoluteUri;
        var added = library.Database.Write(session =>
        {
            var isNew = FeedRows.Insert(session, url, title ?? check?.Feed?.Title, by, clock.GetUtcNow().ToUnixTimeMilliseconds());
            var feed = FeedRows.Find(session, FeedRows.FindByUrl(session, url)!.Value)!.Entry;
            return new FeedAddition(feed, isNew, check);
        });
        library.FeedsChanged.Beat();
        return added;
    }

    /// <summary>Follows a feed no more; its articles stay. False when it was not followed.</summary>
    public bool Remove(long feed) => library.Database.Write(session => FeedRows.Delete(session, feed));

    /// <summary>Imports the article at an address, which is announced if it is new.</summary>
    /// <param name="address">What somebody typed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What came of it; a page that cannot be had is one of its failures.</returns>
    public async Task<ImportReport> ImportAsync(string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (AddressOf(address) is not { } at) return Failed(Visible.Name(address.Trim()), NoAddressProblem, NoAddressRemedy);

        return await fetcher.FetchAsync(new FetchRequest(at, FetchKind.Page), cancellation) switch
        {
            FetchOutcome.Fetched page => await library.ImportAsync([ItemReader.OfPage(page)], cancellation: cancellation),
            FetchOutcome.Refused refused => Failed(WebAddress.Shown(at), refused.Problem, refused.Remedy),
            FetchOutcome.Failed failed => Failed(WebAddress.Shown(at), failed.Problem, "Open it in a browser to see whether it is there, and repeat the command"),
            _ => Failed(WebAddress.Shown(at), "answered that nothing has changed, though nothing is held of it", "Repeat the command later"),
        };

        static ImportReport Failed(string path, string problem, string remedy) => new(0, 0, 0, [new ReadOutcome.Failure(path, problem, remedy)], []);
    }

    private const string NoAddressProblem = "is no address of the web";
    private const string NoAddressRemedy = "Write one as https://example.org/news.xml";

    private static FeedCheck NoAddress(string typed) => new(typed, Feed: null, $"“{Visible.Name(typed.Trim())}” {NoAddressProblem}. {NoAddressRemedy}.");

    /// <summary>What was typed as an address; null where it is none. Other readers write <c>feed:</c> before a feed's.</summary>
    private static Uri? AddressOf(string typed)
    {
        var address = typed.Trim();
        if (address.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) address = address["feed:".Length..].TrimStart('/');
        if (address.TrimStart('#').All(char.IsAsciiDigit)) return null; // to the web it would be one (0.0.0.7); to people it is a feed's number
        if (!address.Contains("://", StringComparison.Ordinal)) address = $"https://{address}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri : null;
    }

    private IEnumerable<string> RemarksOn(Feed feed)
    {
        foreach (var warning in feed.Warnings) yield return $"The feed {warning}.";
        if (feed.Items.Count == 0) yield return "It holds no item just now; what comes is imported.";
        if (feed.Items.Count(item => ItemReader.Whole(feed, item, clock.GetUtcNow()) is null) is > 0 and var summaries)
            yield return $"It holds only a summary of {(summaries == feed.Items.Count ? "its" : $"{summaries:N0} of its {feed.Items.Count:N0}")} items; their pages are fetched.";
    }

    private static string Listed(IEnumerable<Uri> feeds) => string.Join(", ", feeds.Take(3).Select(WebAddress.Shown));
}

/// <summary>What is at an address that may be a feed's.</summary>
/// <param name="Url">Where the feed is, or has moved for good; what was typed where none was found.</param>
/// <param name="Feed">The feed; null when it cannot be had or read.</param>
/// <param name="Problem">What is wrong, a whole sentence or two with what to do; null when nothing is.</param>
public sealed record FeedCheck(string Url, Feed? Feed, string? Problem)
{
    /// <summary>Sentences about what was odd: mended characters, items without an address, summaries only.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>What came of adding a feed.</summary>
/// <param name="Feed">The feed, as it is followed now; null when it was not added.</param>
/// <param name="IsNew">Whether it was not followed before.</param>
/// <param name="Check">What was found at the address; null where it was not looked at.</param>
public sealed record FeedAddition(FeedEntry? Feed, bool IsNew, FeedCheck? Check);
