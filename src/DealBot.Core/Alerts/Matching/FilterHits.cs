using System.IO.Enumeration;
using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Alerts.Matching;

/// <summary>Where the words of a filter stand in the passages that it matched.</summary>
internal static class FilterHits
{
    /// <summary>The passages, best first, with what is meant and what is set off in each.</summary>
    /// <param name="article">The article.</param>
    /// <param name="filter">The filter that it meets.</param>
    /// <param name="isMeant">Whether a quote is one that the channel wants to hear; passages without any such are left out.
    /// Null where no quote is asked for.</param>
    /// <remarks>Best is what holds more of the filter itself, not only its headline, and of that what is somebody's own words.</remarks>
    public static IReadOnlyList<MatchedPassage> Of(ArticleMatcher article, Filter filter, Func<Quote, bool>? isMeant) =>
        [.. article.Matched(filter)
            .Select(passage => Of(article, filter, passage, isMeant))
            .Where(found => isMeant is null || found.Matched.Quote is not null)
            .OrderByDescending(found => found.Held)
            .ThenBy(found => found.Matched.Quote?.Kind ?? QuoteKind.Indirect)
            .ThenBy(found => found.Matched.Passage.Span.Start)
            .Select(found => found.Matched)];

    private static (MatchedPassage Matched, int Held) Of(ArticleMatcher article, Filter filter, Passage passage, Func<Quote, bool>? isMeant)
    {
        var text = passage.Span.In(article.Article.Text);
        var words = AnalyzedText.Of(text);
        var held = filter.Demands.Select(demand => Spans(demand.Query, words, text).ToList()).Where(spans => spans.Count > 0).ToList();
        IReadOnlyList<TextSpan> hits = Joined(held.SelectMany(spans => spans).Select(span => new TextSpan(span.Start + passage.Span.Start, span.End + passage.Span.Start)));

        var speakers = filter.Speakers.Select(article.SpokenBy).OfType<Query.OfSynonyms>().SelectMany(spoken => spoken.Terms).ToHashSet(StringComparer.Ordinal);
        var quote = passage.Quotes
            .Where(quote => isMeant?.Invoke(quote) ?? true)
            .Where(quote => speakers.Count == 0 || (quote.Speaker is { } speaker && speakers.Contains(FacetNames.FoldSpeaker(speaker))))
            .OrderByDescending(quote => hits.Count(hit => quote.Span.Contains(hit)))
            .ThenBy(quote => quote.Kind)
            .ThenByDescending(quote => quote.Span.Length)
            .FirstOrDefault();
        return (new MatchedPassage(passage, quote, hits), held.Count);
    }

    private static IEnumerable<TextSpan> Spans(Query query, AnalyzedText words, string text)
    {
        return query switch
        {
            Query.OfTerm { Field: ArticleTerms.Name } name => ArticleTerms.NamesIn(words, text)
                .Where(found => string.Equals(found.Family, name.Term, StringComparison.Ordinal))
                .Select(found => found.Span),
            Query.OfTerm { Field: Fields.Text } term => words.Find([new PhraseTerm(term.Term, 0)]),
            Query.OfSynonyms { Field: Fields.Text } synonyms => synonyms.Terms.SelectMany(term => words.Find([new PhraseTerm(term, 0)])),
            Query.OfPhrase phrase => words.Find(phrase.Terms),
            Query.OfPrefix { Field: Fields.Text } prefix => Where(term => term.StartsWith(prefix.Prefix, StringComparison.Ordinal)),
            Query.OfWildcard { Field: Fields.Text } wildcard => Where(term => FileSystemName.MatchesSimpleExpression(wildcard.Pattern, term, ignoreCase: false)),
            Query.OfFuzzy { Field: Fields.Text } fuzzy => Where(term => EditDistance.Between(term, fuzzy.Term) <= fuzzy.MaxEdits),
            Query.Boosted boosted => Spans(boosted.Inner, words, text),
            Query.OfClauses clauses => clauses.Clauses.Where(clause => clause.Occur != Occur.MustNot).SelectMany(clause => Spans(clause.Query, words, text)),
            _ => [],
        };

        IEnumerable<TextSpan> Where(Func<string, bool> isMeant) => words.Terms.Where(term => isMeant(term.Term)).Select(term => term.Span);
    }

    // Disjoint and in order: a word may be meant by several parts of a filter.
    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        List<TextSpan> joined = [];
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && span.Start < joined[^1].End) joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End) };
            else joined.Add(span);
        }

        return joined;
    }
}
