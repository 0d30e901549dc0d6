using System.Collections;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Search;

namespace DealBot.Core.Alerts.Matching;

/// <summary>Says which filters an article meets, and by which passages. For one thread at a time.</summary>
/// <param name="article">The article.</param>
/// <param name="passages">Its passages, in reading order.</param>
/// <param name="names">Those who speak in it, as the library knows them; made when a filter first names somebody.</param>
internal sealed class ArticleMatcher(Article article, IReadOnlyList<Passage> passages, Lazy<SpeakerNames> names)
{
    private readonly Dictionary<string, Query?> _speakers = new(StringComparer.Ordinal);

    /// <summary>The article.</summary>
    public Article Article => article;

    /// <summary>Its passages, in reading order.</summary>
    public IReadOnlyList<Passage> Passages => passages;

    /// <summary>Its words and facets.</summary>
    public ArticleTerms Terms { get; } = ArticleTerms.Of(article, passages);

    /// <summary>For an article of a library.</summary>
    public static ArticleMatcher Of(ILibraryView view, Article article)
    {
        var passages = view.PassagesOf(article.Id);
        return new ArticleMatcher(article, passages, new(() => KnownNames.Of(view.Speakers, passages)));
    }

    /// <summary>Whether the article meets a filter.</summary>
    public bool Meets(Filter filter) => !IsExcluded(filter)
        && (filter.Speakers.Count + filter.Demands.Count == 0 || PassagesThatMeetAll(filter).HasAnySet());

    /// <summary>The passages by which an article meets a filter, in reading order: every one where the filter demands nothing.</summary>
    public IReadOnlyList<Passage> Matched(Filter filter)
    {
        if (IsExcluded(filter)) return [];
        var met = PassagesThatMeetAll(filter);
        return [.. passages.Where((_, at) => met[at])];
    }

    /// <summary>The words that those who speak in it may be called by; see <see cref="SpeakerNames.WordsOf"/>.</summary>
    public IReadOnlySet<string> SpeakerWords => names.Value.Words;

    /// <summary>Whether anything is met, wherever it stands.</summary>
    public bool Holds(Demand demand) => Terms.Holds(demand.Query);

    /// <summary>Whether somebody of that name speaks in the article.</summary>
    public bool Speaks(string name) => SpokenBy(name) is { } spoken && Terms.Holds(spoken);

    /// <summary>The passages with words of somebody's; null where the library knows nobody of that name.</summary>
    /// <param name="name">A name, part of one, or a role, as questions take it.</param>
    public Query? SpokenBy(string name)
    {
        if (!_speakers.TryGetValue(name, out var spoken)) _speakers[name] = spoken = WantedSpeaker.Called(name, names.Value).Facet;
        return spoken;
    }

    private bool IsExcluded(Filter filter) => filter.Exclusions.Any(Holds) || filter.ExcludedSpeakers.Any(Speaks);

    private BitArray PassagesThatMeetAll(Filter filter)
    {
        var met = new BitArray(passages.Count + 1, defaultValue: true);
        met[passages.Count] = false; // the headline is no passage

        foreach (var demand in filter.Demands)
        {
            if (!met.And(Terms.Matches(demand.Query)).HasAnySet()) return met;
        }

        foreach (var name in filter.Speakers)
        {
            if (!met.And(Terms.Matches(SpokenBy(name) ?? new Query.Nothing())).HasAnySet()) return met;
        }

        return met;
    }
}
