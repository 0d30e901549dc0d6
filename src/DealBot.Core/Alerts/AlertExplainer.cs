using System.Globalization;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Text;

namespace DealBot.Core.Alerts;

/// <summary>Says in sentences what became of an article in a channel, and why.</summary>
/// <param name="view">The library now.</param>
/// <param name="known">What is stored about it.</param>
/// <param name="readFilter">Reads a filter as matching does.</param>
internal sealed class AlertExplainer(ILibraryView view, KnownOfAlert known, Func<string, Filter> readFilter)
{
    /// <summary>Explains what became of an article.</summary>
    public AlertExplanation Explain(long article)
    {
        var matcher = view.Article(article) is { } held ? ArticleMatcher.Of(view, held) : null;
        if (known.Entry is not { } entry) return new AlertExplanation(null, [Unannounced(matcher)], []);

        var wanting = known.Subscriptions.FirstOrDefault(subscription => subscription.Id == entry.SubscriptionId);
        var matched = matcher is not null && wanting is not null ? Matched(matcher, wanting) : [];
        List<string> sentences = [Fate(entry, wanting)];
        if (entry.SubscriptionId != 0) sentences.Add(Wanted(matcher, wanting, matched));
        else if (matcher is not null) sentences.AddRange(WhyNot(matcher, entry));
        if (matcher is null) sentences.Add("The article has left the library since.");
        return new AlertExplanation(entry, sentences, matched);
    }

    private string Unannounced(ArticleMatcher? article)
    {
        if (article is null) return "The library holds no such article.";
        if (known.Subscriptions.Count == 0) return "Not announced: nobody has asked for alerts here.";

        var first = known.Subscriptions.Min(subscription => subscription.Created);
        return known.Imported < first
            ? $"Not announced: it came on {Moment(known.Imported)}, before anybody had asked for alerts here ({Moment(first)}), and nothing old is announced."
            : "Not announced anywhere: it came with the first filling of the library, or was in a feed already when that was added, or came so long ago that the log forgot it.";
    }

    private static string Fate(AlertEntry entry, Subscription? wanting) => entry.State switch
    {
        AlertState.Due when wanting?.Wish is Wish.Digest => $"It waits for the digest of {Moment(entry.Due)}.",
        AlertState.Due => "It is about to be sent.",
        AlertState.Retried => $"It could not be sent yet, and is tried again at {Moment(entry.Due)}: {entry.Reason}",
        AlertState.Sent => $"Sent on {Moment(entry.Changed)}.",
        AlertState.Merged => $"Not announced once more: {entry.Reason}",
        AlertState.Paused => $"It waits until alerts are turned on here again: {entry.Reason}",
        AlertState.Failed => $"It was not sent, and will not be: {entry.Reason}",
        AlertState.Filtered => $"Not announced: {entry.Reason ?? "nobody here wanted it."}",
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    private string Wanted(ArticleMatcher? article, Subscription? wanting, IReadOnlyList<MatchedPassage> matched)
    {
        if (wanting is null) return "The subscription that wanted it has ended since.";
        if (wanting.Filter.Length == 0 && wanting.Wish is not Wish.NewQuotes) return $"{Named(wanting)} wants every article.";
        if (matched.Count == 0) return article is null ? $"{Named(wanting)} wanted it." : $"{Named(wanting)} wanted it when it came; as the library is now, it would not match.";

        var speakers = matched.Select(found => found.Quote?.Speaker).OfType<string>().Select(SpeakerNames.Of(view).Shown).Distinct(StringComparer.Ordinal).ToList();
        var by = speakers.Count is > 0 and <= MostNames ? $", with words of {Listed(speakers.Select(Visible.Name))}" : "";
        return $"{Named(wanting)} wanted it: {Counted.Of(matched.Count, "passage")} of it {(matched.Count == 1 ? "matches" : "match")}{by}.";
    }

    // One sentence for each subscription that the channel had then.
    private IEnumerable<string> WhyNot(ArticleMatcher article, AlertEntry entry)
    {
        if (entry.Reason is not null) yield break;
        var then = known.Subscriptions.Where(subscription => subscription.Created <= entry.Created).ToList();
        if (then.Count == 0) yield return "The subscriptions of that time have ended since.";
        foreach (var subscription in then) yield return $"{Named(subscription)} did not want it: {WhyNot(article, readFilter(subscription.Filter))}.";
    }

    private static string WhyNot(ArticleMatcher article, Filter filter)
    {
        List<string> reasons =
        [
            .. filter.Exclusions.Where(article.Holds).Select(demand => $"it holds “{Plain(demand)}”, which is excluded"),
            .. filter.ExcludedSpeakers.Where(article.Speaks).Select(name => $"{Visible.Name(name)} speaks in it, who is excluded"),
            .. filter.Speakers.Where(name => !article.Speaks(name)).Select(name => $"nobody called {Visible.Name(name)} speaks in it"),
            .. filter.Demands.Where(demand => !article.Holds(demand)).Select(demand => $"it has no “{Plain(demand)}”"),
        ];
        return reasons.Count > 0 ? string.Join("; ", reasons)
            : article.Meets(filter) ? "what the library knew of it then was less than now, when it would match"
            : "it has all that is asked for, but not in one passage";
    }

    private IReadOnlyList<MatchedPassage> Matched(ArticleMatcher article, Subscription wanting)
    {
        if (wanting.Wish is Wish.NewQuotes)
        {
            var printed = new PrintedWords(view.Index, passage => view.Passage(passage)?.ArticleId);
            var news = FilterHits.Of(article, readFilter(wanting.Filter), quote => printed.IsNew(quote, article.Article));
            if (news.Count > 0) return news;

            // A new version of the article is the younger of two that print the same.
            return FilterHits.Of(article, readFilter(wanting.Filter), static quote => quote.Kind != QuoteKind.Indirect);
        }

        return wanting.Filter.Length == 0 ? [] : FilterHits.Of(article, readFilter(wanting.Filter), isMeant: null);
    }

    private static string Named(Subscription subscription)
    {
        var filter = subscription.Filter.Length == 0 ? "" : $" “{Visible.Line(subscription.Filter)}”";
        var wish = subscription.Wish switch { Wish.NewQuotes => " to new quotes", Wish.Digest => " to a digest", _ => "" };
        return $"The subscription{wish}{filter}, made by {Visible.Name(subscription.UserName)} on {Dates.Day(subscription.Created)},";
    }

    private static string Plain(Demand demand) => Visible.Line(demand.Typed).Trim('“', '”', '"');

    private static string Listed(IEnumerable<string> names) => names.ToList() switch
    {
        [var only] => only,
        [.. var before, var last] => $"{string.Join(", ", before)} and {last}",
        _ => "",
    };

    private static string Moment(DateTimeOffset time) => $"{Dates.Day(time)}, {time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    private const int MostNames = 4;
}

/// <summary>What is stored about an article in a channel.</summary>
/// <param name="Entry">The log's entry; null where there is none.</param>
/// <param name="Subscriptions">The channel's, oldest first.</param>
/// <param name="Imported">When the article, in its latest version, came into the library, UTC.</param>
internal sealed record KnownOfAlert(AlertEntry? Entry, IReadOnlyList<Subscription> Subscriptions, DateTimeOffset Imported);
