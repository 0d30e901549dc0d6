using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Storage;
using DealBot.Search;

namespace DealBot.Core.Alerts.Matching;

/// <summary>Decides which channels hear of a new article, and writes it down in the article's own transaction.</summary>
/// <param name="readFilter">Reads a filter, with the team's synonyms.</param>
/// <param name="people">Aliases and roles that no article states.</param>
/// <param name="segments">Of the generation that answers.</param>
internal sealed class Announcements(Func<string, Filter> readFilter, IReadOnlyList<KnownPerson> people, SegmentCache segments)
{
    private readonly KnownNames _names = new(people);
    private volatile Wishes? _latest;

    /// <summary>Announces articles that are new in the library, in the order in which they came.</summary>
    /// <param name="session">The transaction that stored them, with their passages, speakers and index entries.</param>
    /// <param name="articles">The articles, with their ids.</param>
    /// <param name="now">UTC.</param>
    public void Write(Session session, IReadOnlyList<Article> articles, DateTimeOffset now)
    {
        if (articles.Count == 0 || WishesOf(session) is not { Channels.Count: > 0 } wanted) return;

        var generation = LibraryRow.Read(session).Generation;
        var printed = new Lazy<PrintedWords>(() => PrintedBefore(session, generation));
        var paused = PausedChannelRows.All(session);
        foreach (var article in articles)
        {
            var passages = AnalysisRows.PassagesOf(session, generation, article.Id);
            var names = new Lazy<SpeakerNames>(() => _names.Of(session, generation, passages, firstNew: articles[0].Id));
            var matcher = new ArticleMatcher(article, passages, names);
            Write(session, wanted, matcher, printed, paused, now);
        }
    }

    private static void Write(
        Session session, Wishes wanted, ArticleMatcher matcher, Lazy<PrintedWords> printed, Dictionary<ChannelKey, string> paused, DateTimeOffset now)
    {
        var article = matcher.Article;
        var muted = (article.Source is { } source ? MutedSourceRows.OfSource(session, FacetNames.Fold(source)) : [])
            .ToDictionary(mute => mute.Channel, mute => mute.MutedBy);
        var told = AlertRows.OfStory(session, article.Id);
        var before = AlertRows.PrintedBefore(session, article.Id);
        var met = wanted.MetBy(matcher);
        foreach (var channel in wanted.Channels)
        {
            List<Wanted> matched = [.. channel.Where(one => met[one.Filter])];
            if (matched.Count == 0) continue;

            var key = ChannelKey.Of(matched[0].Subscription.Place);
            if (muted.TryGetValue(key, out var by)) Insert(matched[0], AlertState.Filtered, AlertReasons.Muted(article.Source!, by), now);
            else if (told.TryGetValue(key, out var first)) Insert(matched[0], AlertState.Merged, AlertReasons.Merged(first.Title, first.Source), now);
            else if (before is not null) Insert(matched[0], AlertState.Filtered, AlertReasons.Reprinted(before), now);
            else if (Soonest(matched.Where(HasNews), now) is not var (soonest, due)) Insert(matched[0], AlertState.Filtered, AlertReasons.NoNewQuotes, now);
            else if (paused.TryGetValue(key, out var why)) Insert(soonest, AlertState.Paused, why, due);
            else Insert(soonest, AlertState.Due, reason: null, due);
        }

        AlertRows.InsertFiltered(session, article.Id, now);

        void Insert(Wanted one, AlertState state, string? reason, DateTimeOffset due) =>
            AlertRows.Insert(session, article.Id, one.Subscription.Place, one.Subscription.Id, state, reason, due, now);

        bool HasNews(Wanted one) => one.Subscription.Wish is not Wish.NewQuotes
            || matcher.Matched(wanted.FilterOf(one)).Any(passage => passage.Quotes.Any(quote => printed.Value.IsNew(quote, article)));
    }

    // Of those that want it at the same time the oldest.
    private static (Wanted Wanted, DateTimeOffset Due)? Soonest(IEnumerable<Wanted> matched, DateTimeOffset now)
    {
        (Wanted Wanted, DateTimeOffset Due)? soonest = null;
        foreach (var one in matched)
        {
            var due = one.Subscription.Wish is Wish.Digest digest ? digest.Schedule.Next(now) : now;
            if (soonest is null || due < soonest.Value.Due) soonest = (one, due);
        }

        return soonest;
    }

    // As one process read them last.
    private Wishes WishesOf(Session session)
    {
        var version = SubscriptionRows.Version(session);
        return _latest is { } held && held.Version == version ? held : _latest = Wishes.Of(SubscriptionRows.All(session), readFilter, version);
    }

    private PrintedWords PrintedBefore(Session session, long generation)
    {
        // Read aside: what is not committed must not be taken for the index's latest state.
        var index = IndexReader.Open(new SegmentRows(session, generation), EnglishAnalyzer.Instance, TextOf, segments.Latest(session));
        return new PrintedWords(index, id => AnalysisRows.Place(session, id)?.ArticleId);

        string? TextOf(long passage) => AnalysisRows.Place(session, passage) is { } place && ArticleRows.Text(session, place.ArticleId) is { } text
            ? place.Span.In(text)
            : null;
    }
}
