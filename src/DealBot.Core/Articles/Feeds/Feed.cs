namespace DealBot.Core.Articles.Feeds;

/// <summary>A feed as it was read: RSS 2.0, RSS 1.0, Atom or JSON Feed.</summary>
/// <param name="Title">Its title, plain text on one line; null when it has none.</param>
/// <param name="Home">The page it belongs to, absolute.</param>
/// <param name="Interval">How often it asks to be fetched at most (<c>ttl</c>, <c>sy:updatePeriod</c>); null when it does not say.</param>
/// <param name="Items">Its items, in its order.</param>
/// <param name="Warnings">Predicates of sentences about what was mended or left out, as <see cref="Reading.ReadOutcome.Failure.Problem"/>.</param>
public sealed record Feed(string? Title, Uri? Home, TimeSpan? Interval, IReadOnlyList<FeedItem> Items, IReadOnlyList<string> Warnings);

/// <summary>One item of a feed.</summary>
/// <param name="Id">The id that the feed gives it (<c>guid</c>, <c>id</c>, <c>rdf:about</c>); null when it gives none.</param>
/// <param name="Url">The page, absolute; null when there is none.</param>
/// <param name="Title">The headline, plain text on one line; empty when there is none.</param>
/// <param name="Published">When it says that it was published, UTC; null when it does not say, or nothing that is a time.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Content">The whole text as HTML (<c>content:encoded</c>, <c>content</c>, <c>content_html</c>); null when the feed has only a summary.</param>
/// <param name="Summary">The summary as HTML; null when there is none.</param>
public sealed record FeedItem(string? Id, Uri? Url, string Title, DateTimeOffset? Published, string? Author, string? Content, string? Summary);
