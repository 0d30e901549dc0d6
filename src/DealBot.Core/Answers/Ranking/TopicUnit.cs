using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Articles;
using DealBot.Search;

namespace DealBot.Core.Answers.Ranking;

/// <summary>One thing that a question is about: a word, a phrase or a person, in every form that a passage may use.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Forms">The analysed forms: the word itself (strength 1), its synonyms, paraphrases and corrected spellings.</param>
/// <param name="People">Whom the words mean; empty for a thing.</param>
/// <param name="Weight">What the unit counts for in the question: its rarity in the library (BM25's idf), less for words that say little.</param>
/// <param name="IsKnown">Whether the library holds any form of it.</param>
internal sealed record TopicUnit(
    string Words, IReadOnlyList<WordForm> Forms, IReadOnlyList<SpeakerEntry> People, double Weight, bool IsKnown)
{
    /// <summary>Kinds of fact that say the same without the word: "25 %" for "percent".</summary>
    public FactKinds StandIns { get; init; }

    /// <summary>The spelling that the library has instead; null when the word was not corrected.</summary>
    public string? CorrectedTo { get; init; }

    /// <summary>Whether it is a country.</summary>
    public bool IsNation => Forms[0].Terms is [var only] && Paraphrases.IsNation(only.Term);

    /// <summary>Whether the word says little of what a question is about.</summary>
    public bool IsLight { get; init; }

    /// <summary>The clauses that find passages with the unit: its strong forms scored as one term, its weak ones for less.</summary>
    public IEnumerable<Clause> Clauses()
    {
        foreach (var forms in Forms.GroupBy(form => form.Strength >= Paraphrases.Same))
        {
            var boost = (float)forms.Max(form => form.Strength);
            var terms = forms.Where(form => form.Terms.Count == 1).Select(form => form.Terms[0].Term).Distinct(StringComparer.Ordinal).Take(MostTerms).ToList();
            if (terms.Count > 0)
                yield return Optional(terms.Count == 1 ? new Query.OfTerm(Fields.Text, terms[0]) : new Query.OfSynonyms(Fields.Text, terms), boost);
            foreach (var phrase in PhrasesBeside(terms, forms.Select(form => form.Terms)).Take(MostPhrases))
                yield return Optional(phrase, boost);
        }
    }

    /// <summary>Queries for those phrases that no single term finds already.</summary>
    /// <remarks>Their words need not stand together: whether they do is seen when a passage is looked at closely, and
    /// the index would have to read every passage that holds them all.</remarks>
    public static IEnumerable<Query> PhrasesBeside(List<string> terms, IEnumerable<IReadOnlyList<PhraseTerm>> forms) => forms
        .Where(form => form.Count > 1 && !form.Any(term => terms.Contains(term.Term)))
        .Select(form => new Query.OfClauses([.. form.Select(term => new Clause(Occur.Must, new Query.OfTerm(Fields.Text, term.Term)))]));

    private static Clause Optional(Query query, float boost) =>
        new(Occur.Should, boost < 1 ? new Query.Boosted(query, boost) : query);

    // How many forms the index is asked for; a passage that is found is looked at for all of them.
    private const int MostTerms = 16;
    private const int MostPhrases = 4;
}
