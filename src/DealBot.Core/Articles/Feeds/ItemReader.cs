using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Makes articles of a feed's items, and of pages.</summary>
/// <remarks>
/// The order to ask in: <see cref="Whole"/>; where it is null, fetch the item's page and ask <see cref="OfPage(Feed, FeedItem, FetchOutcome.Fetched, DateTimeOffset)"/>;
/// where that fails for good, or there is no page, <see cref="OfSummary"/>.
/// </remarks>
public static class ItemReader
{
    private const int MinPageWords = 30; // less is the notice of a page that wants scripts, cookies or a subscription
    private const int MinTitleWords = 3; // of a headline by which its page is known
    private const int MinKnownLetters = 4; // shorter words stand on any page
    private const double MinTitleShare = 0.25; // a page's own headline differs from its feed's, but not in all its words
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1); // clocks and zones are wrong by less

    /// <summary>The article, when the item holds all of it; null when it holds a summary and the page must be fetched.</summary>
    /// <param name="feed">The feed: its title is the source.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">Now, UTC: a date that lies ahead of it by more than a day is none.</param>
    public static ReadOutcome.Success? Whole(Feed feed, FeedItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(item);
        return ItemText.Of(item) is { IsWhole: true } text ? ArticleOf(feed, item, text.Words, now, []) : null;
    }

    /// <summary>The article on the item's page; what the page does not state, the item and the feed fill in.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="item">The item.</param>
    /// <param name="page">What was fetched from <see cref="FeedItem.Url"/>.</param>
    /// <param name="now">As for <see cref="Whole"/>.</param>
    /// <returns>A failure where the page has no article: a log-in or consent page, one made by scripts.</returns>
    public static ReadOutcome OfPage(Feed feed, FeedItem item, FetchOutcome.Fetched page, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(item);
        var outcome = OfPage(page);
        if (outcome is not ReadOutcome.Success { Article: var article } read) return outcome;
        if (page.Address.AbsolutePath is "/" && item.Url is { AbsolutePath: not "/" })
            return new ReadOutcome.Failure(read.Path, "is the site's front page, to which the article's address leads", "Look whether the article was withdrawn");
        if (!IsAbout(article, item.Title) || WordCount.Of(article.Text) < ItemText.Of(item)?.Count)
            return new ReadOutcome.Failure(read.Path, "does not hold the article that the feed names", "Open it in a browser: it may ask for a log-in or for consent");

        return read with
        {
            Article = article with
            {
                Source = IsHost(article.Source, article.Url) ? Publisher.Of(feed, item.Url) ?? article.Source : article.Source,
                Published = NotAhead(article.Published, now) ?? NotAhead(item.Published, now),
                Author = article.Author ?? item.Author,
            },
        };
    }

    /// <summary>The article on a page that no feed led to.</summary>
    /// <param name="page">What was fetched.</param>
    public static ReadOutcome OfPage(FetchOutcome.Fetched page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var address = ArticleUrl.Canonical(page.Address).AbsoluteUri;
        var outcome = ArticleReader.ReadPage(page.Body, address, page.ContentType, page.Charset);
        if (outcome is not ReadOutcome.Success read) return outcome;
        if (WordCount.Of(read.Article.Text) < MinPageWords)
            return new ReadOutcome.Failure(address, "holds hardly any text", "Open it in a browser: it may need scripts, a log-in or a consent");

        var url = CanonicalAddress.Of(read.Article.Url, page.Address).AbsoluteUri;
        return read with { Article = read.Article with { Url = url, Source = read.Article.Source ?? Publisher.HostOf(page.Address) } };
    }

    /// <summary>The item's summary as an article, with a warning that it is one; null when the item has no words.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">As for <see cref="Whole"/>.</param>
    public static ReadOutcome.Success? OfSummary(Feed feed, FeedItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(item);
        return ItemText.Of(item) is { } text ? ArticleOf(feed, item, text.Words, now, [$"{NameOf(item)} holds only a summary."]) : null;
    }

    private static ReadOutcome.Success ArticleOf(Feed feed, FeedItem item, string text, DateTimeOffset now, IReadOnlyList<string> warnings) => new(
        NameOf(item),
        new Article(
            0, NameOf(item), item.Title.Length > 0 ? item.Title : Headline.Find(text), Publisher.Of(feed, item.Url),
            item.Url is null ? null : ArticleUrl.Canonical(item.Url).AbsoluteUri, NotAhead(item.Published, now), item.Author, text),
        warnings);

    private static string NameOf(FeedItem item) =>
        item.Url is { } url ? ArticleUrl.Canonical(url).AbsoluteUri : item.Id ?? (item.Title.Length > 0 ? item.Title : "an item without a name");

    private static DateTimeOffset? NotAhead(DateTimeOffset? stated, DateTimeOffset now) => stated > now + MaxAhead ? null : stated;

    // Where a page names no publisher, its host stands in.
    private static bool IsHost(string? source, string? url) =>
        source is null || (url is not null && source.Equals(Publisher.HostOf(new Uri(url)), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether words of a headline stand on the page; true where the headline has too few to tell.</summary>
    private static bool IsAbout(Article article, string headline)
    {
        var words = headline.Split(' ').Select(word => string.Concat(word.Where(char.IsLetterOrDigit)))
            .Where(word => word.Length >= MinKnownLetters).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return words.Count < MinTitleWords || words.Count(word =>
            article.Text.Contains(word, StringComparison.OrdinalIgnoreCase) || article.Title.Contains(word, StringComparison.OrdinalIgnoreCase)) >= words.Count * MinTitleShare;
    }
}
