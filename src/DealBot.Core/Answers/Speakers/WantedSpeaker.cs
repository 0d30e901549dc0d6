using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Answers.Speakers;

/// <summary>Whose words a question wants, and how to tell that a passage holds them.</summary>
/// <param name="Words">As typed.</param>
/// <param name="People">Whom the words mean in this library; empty when nobody it knows.</param>
internal sealed record WantedSpeaker(string Words, IReadOnlyList<SpeakerMatch> People)
{
    /// <summary>What a report of speech in the narrator's words counts for, a quote being 1.</summary>
    public const double Narrated = 0.6;

    private readonly IReadOnlyList<SpeakerEntry> _entries = [.. People.Select(match => match.Speaker)];

    private readonly HashSet<string> _keys = People.SelectMany(match => match.Speaker.Keys).ToHashSet(StringComparer.Ordinal);

    private readonly IReadOnlyList<IReadOnlyList<PhraseTerm>> _mentions = People.Count > 0
        ? [.. People.SelectMany(match => MentionForms.Of(match.Speaker))]
        : [Paraphrases.Analyze(Words)];

    /// <summary>Whom a name or role means, no letter of it being taken to be wrong: the same whatever else the library holds.</summary>
    public static WantedSpeaker Called(string name, SpeakerNames names) => new(name, names.Find(name, static _ => false));

    /// <summary>The speakers themselves.</summary>
    public IReadOnlyList<SpeakerEntry> Entries => _entries;

    /// <summary>The analysed forms in which texts name them.</summary>
    public IReadOnlyList<IReadOnlyList<PhraseTerm>> Mentions => _mentions;

    /// <summary>The clause that passages with a quote of theirs match; null when nobody is known.</summary>
    public Query? Facet => _entries.Count == 0
        ? null
        : new Query.OfSynonyms(FacetNames.Speaker, [.. _keys.Order(StringComparer.Ordinal)]);

    /// <summary>Whether a quote is theirs.</summary>
    public bool Spoke(Quote quote, string text)
    {
        if (_entries.Count > 0)
            return quote.Speaker is { } name && _keys.Contains(FacetNames.FoldSpeaker(name));

        // Nobody known by that name: the words themselves must be the source ("senior officials").
        return Holds(quote.Speaker) || (quote.SpeakerMention is { } mention && Holds(mention.In(text)));
    }

    private bool Holds(string? name)
    {
        if (name is null || _mentions[0].Count == 0)
            return false;
        var words = AnalyzedText.Of(name);
        return _mentions[0].All(term => words.Contains(term.Term));
    }
}
