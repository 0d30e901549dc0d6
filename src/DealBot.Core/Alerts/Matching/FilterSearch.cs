using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Search;

namespace DealBot.Core.Alerts.Matching;

/// <summary>Looks through a library for what a filter would have matched.</summary>
internal static class FilterSearch
{
    private const int MostPassages = 200; // that are looked at closely

    /// <summary>The newest article that meets a filter; null when none is found.</summary>
    /// <remarks>The index knows neither the spellings of a name among words nor what stands elsewhere in an article: it gives the
    /// latest passages that may match, and these are looked at as alerts do.</remarks>
    public static ArticleEntry? Newest(ILibraryView view, Filter filter)
    {
        if (filter.IsEmpty) return view.Articles.Count > 0 ? view.Articles[0] : null;

        var names = new Lazy<SpeakerNames>(() => SpeakerNames.Of(view));
        var mayMatch = view.Index.Matches(Asked(filter, names))
            .TakeLast(MostPassages)
            .Select(view.Passage)
            .OfType<Passage>()
            .Select(passage => passage.ArticleId)
            .ToHashSet();
        return view.Articles.FirstOrDefault(entry => mayMatch.Contains(entry.Id)
            && view.Article(entry.Id) is { } article
            && ArticleMatcher.Of(view, article).Meets(filter));
    }

    private static Query.OfClauses Asked(Filter filter, Lazy<SpeakerNames> names) => new(
    [
        new Clause(Occur.Filter, new Query.Everything()),
        .. filter.Demands.Select(demand => new Clause(Occur.Filter, OrInTitle(demand.Query))),
        .. filter.Speakers.Select(name => new Clause(Occur.Filter, WantedSpeaker.Called(name, names.Value).Facet ?? new Query.Nothing())),
        .. filter.Exclusions.Select(demand => new Clause(Occur.MustNot, OrInTitle(demand.Query))),
    ]);

    private static Query OrInTitle(Query query) => query switch
    {
        Query.OfTerm { Field: Fields.Text } term => new Query.OfClauses([new Clause(Occur.Should, term), new Clause(Occur.Should, term with { Field = FacetNames.Title })]),
        Query.OfClauses clauses => new Query.OfClauses([.. clauses.Clauses.Select(clause => clause with { Query = OrInTitle(clause.Query) })]),
        _ => query,
    };
}
