using DealBot.Core.Alerts.Matching;
using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Alerts;

/// <summary>What became of each article in each channel, and why.</summary>
public sealed class AlertLog
{
    private readonly Database _database;
    private readonly Func<string, Filter> _readFilter;

    internal AlertLog(Database database, Func<string, Filter> readFilter) => (_database, _readFilter) = (database, readFilter);

    /// <summary>The latest entries, last changed first.</summary>
    /// <param name="limit">The most to give.</param>
    /// <param name="state">Only those; null for all.</param>
    /// <param name="place">Only those of a channel; null for all.</param>
    public IReadOnlyList<AlertEntry> Latest(int limit, AlertState? state = null, ChatPlace? place = null) =>
        _database.Read(session => AlertEntryRows.Latest(session, new AlertSearch(state, Place: place), skip: 0, limit));

    /// <summary>A page of the log, last changed first, and how many entries there are in all.</summary>
    /// <param name="wanted">Which entries.</param>
    /// <param name="skip">How many to leave out: those of the pages before.</param>
    /// <param name="limit">The most to give.</param>
    public (IReadOnlyList<AlertEntry> Entries, long Total) Page(AlertSearch wanted, int skip, int limit) =>
        _database.Read(session => (AlertEntryRows.Latest(session, wanted, skip, limit), AlertEntryRows.Count(session, wanted)));

    /// <summary>What became of an article, in every channel.</summary>
    public IReadOnlyList<AlertEntry> OfArticle(long article) => _database.Read(session => AlertEntryRows.OfArticle(session, article));

    /// <summary>How many entries there are of each state.</summary>
    public IReadOnlyDictionary<AlertState, long> Counts() => _database.Read(AlertEntryRows.Counts);

    /// <summary>
    /// Why an article was or was not announced in a channel, in sentences: which subscription wanted it, who made it and which of
    /// the article's words it matched; or which of them failed at what, which outlet announced the story, what the platform said.
    /// </summary>
    /// <param name="view">The library now.</param>
    /// <param name="place">The channel.</param>
    /// <param name="article">The article.</param>
    public AlertExplanation Explain(Articles.ILibraryView view, ChatPlace place, long article) =>
        new AlertExplainer(view, _database.Read(session => KnownOf(session, place, article)), _readFilter).Explain(article);

    private static KnownOfAlert KnownOf(Session session, ChatPlace place, long article) => new(
        AlertEntryRows.OfArticle(session, article, place).SingleOrDefault(), SubscriptionRows.OfChannel(session, place), ArticleRows.Imported(session, article));
}

/// <summary>Which entries of the log are wanted; null for all.</summary>
/// <param name="State">Those in this state.</param>
/// <param name="Article">Those of this article.</param>
/// <param name="Place">Those of this channel.</param>
public sealed record AlertSearch(AlertState? State = null, long? Article = null, ChatPlace? Place = null);

/// <summary>Why an article was or was not announced in a channel.</summary>
/// <param name="Entry">The log's entry; null where there is none: the article came before the channel's first subscription, or was imported silently.</param>
/// <param name="Sentences">In words.</param>
/// <param name="Matched">The passages that the filter matched, best first; of a wish for new quotes, those alone that hold one. None where each
/// article is wanted without a filter.</param>
public sealed record AlertExplanation(AlertEntry? Entry, IReadOnlyList<string> Sentences, IReadOnlyList<MatchedPassage> Matched);

/// <summary>A passage that a filter matched.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Quote">The quote in it that is meant: by the speaker asked for; a new one where those are wanted. Null for narration.</param>
/// <param name="Hits">The filter's words in it, as spans of the article: what is set off.</param>
public sealed record MatchedPassage(Articles.Passage Passage, Text.Quote? Quote, IReadOnlyList<Text.TextSpan> Hits);
