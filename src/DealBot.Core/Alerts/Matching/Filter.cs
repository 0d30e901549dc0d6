using DealBot.Core.Answers;
using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Ranking;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Search.Synonyms;
using DealBot.Search.Syntax;
using DealBot.Text.Names;

namespace DealBot.Core.Alerts.Matching;

/// <summary>What the filter of a subscription demands of an article: the language of questions, taken at its word.</summary>
/// <remarks>
/// A question is answered by what is most like it; a filter is met or not. One passage must meet all demands at once, where what stands
/// in the headline counts for every passage; what is excluded may stand nowhere in the article.
/// </remarks>
/// <param name="Speakers">Names; of each, words must stand in the passage.</param>
/// <param name="ExcludedSpeakers">Names; of none of them, words may stand in the article.</param>
/// <param name="Demands">What the passage must match, each.</param>
/// <param name="Exclusions">What no passage of the article may match.</param>
internal sealed record Filter(
    IReadOnlyList<string> Speakers, IReadOnlyList<string> ExcludedSpeakers, IReadOnlyList<Demand> Demands, IReadOnlyList<Demand> Exclusions)
{
    private const int LongestPhrase = 4; // of words that have a synonym together

    /// <summary>Whether every article meets it.</summary>
    public bool IsEmpty => Speakers.Count + ExcludedSpeakers.Count + Demands.Count + Exclusions.Count == 0;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">As typed; any string whatever, but see <see cref="AlertFilter"/>.</param>
    /// <param name="synonyms">The team's own; null for none.</param>
    public static Filter Read(string text, SynonymMap? synonyms)
    {
        // Whom a library knows decides nothing here: a filter means the same whatever has come in.
        var question = new QuestionParser(static _ => false).Parse(text);
        var operators = question.Restrictions;
        List<Demand> demands = [];
        List<Demand> exclusions = [];

        if (!operators.JoinsWords)
        {
            demands.AddRange(OfWords(TellingWords(question), synonyms));
            demands.AddRange(question.Phrases.Select(phrase => new Demand($"“{phrase}”", Together(Paraphrases.Analyze(phrase)))));
        }

        foreach (var facet in operators.Facets)
        {
            var query = RestrictionFilters.Of(Restrictions.None with { Facets = [facet] }, ArticleTerms.FileNamed, synonyms)[0].Query;
            (facet.IsExcluded ? exclusions : demands).Add(new Demand($"{facet.Field}:{facet.Value}", query));
        }

        if (operators.After is not null || operators.Before is not null)
        {
            var dates = Restrictions.None with { After = operators.After, Before = operators.Before };
            demands.Add(new Demand(DatesOf(operators), RestrictionFilters.Of(dates, ArticleTerms.FileNamed, synonyms)[0].Query));
        }

        if (QueryParser.Parse(operators.Clauses, []) is { } syntax)
            Take(syntax, new QueryLowering(EnglishAnalyzer.Instance, synonyms), demands, exclusions);
        return new Filter(
            question.Speaker is { } speaker ? [.. operators.Speakers, speaker] : operators.Speakers,
            operators.ExcludedSpeakers,
            [.. demands.Where(IsSomething)],
            [.. exclusions.Where(IsSomething)]);
    }

    // All that was typed, but in a question the words that only ask.
    private static List<QuestionWord> TellingWords(Question question) => [.. question.Topic.Where(word => !word.IsQuoted
        && !QuestionVocabulary.Empty.Contains(word.Key)
        && (question.Intent == Intent.Search || !QuestionVocabulary.Light.Contains(word.Key)))];

    private static IEnumerable<Demand> OfWords(List<QuestionWord> words, SynonymMap? synonyms)
    {
        for (var at = 0; at < words.Count;)
        {
            var (demand, length) = PhraseAt(words, at, synonyms) ?? (new Demand(words[at].Text, OfWord(words[at], synonyms)), 1);
            yield return demand;
            at += length;
        }
    }

    private static (Demand, int)? PhraseAt(List<QuestionWord> words, int start, SynonymMap? synonyms)
    {
        for (var length = Math.Min(LongestPhrase, words.Count - start); length > 1; length--)
        {
            var phrase = words.GetRange(start, length);
            var typed = Sentence.Join(phrase);
            if (Synonyms(Paraphrases.Analyze(typed), synonyms) is not { Count: > 0 } others) continue;

            var itself = new Query.OfClauses([.. phrase.Select(word => new Clause(Occur.Must, OfWord(word, synonyms)))]);
            return (new Demand(typed, AnyOf([itself, .. others])), length);
        }

        return null;
    }

    // The word in every inflection, what stands for it, and, where it is a name, the other spellings of that.
    private static Query OfWord(QuestionWord word, SynonymMap? synonyms)
    {
        var terms = Paraphrases.Analyze(word.Text);
        if (terms.Count == 0) return new Query.Nothing();
        return NameFamilies.Key(word.Text) is { Length: > 0 } family
            ? AnyOf([Together(terms), new Query.OfTerm(ArticleTerms.Name, family), .. Synonyms(terms, synonyms)])
            : AnyOf([Together(terms), .. Synonyms(terms, synonyms)]);
    }

    private static List<Query> Synonyms(IReadOnlyList<PhraseTerm> terms, SynonymMap? synonyms) => terms.Count == 0 ? [] :
        [.. TopicReader.OthersOf(terms, synonyms).Where(form => form.Strength >= Paraphrases.Same).Select(form => Together(form.Terms))];

    private static Query Together(IReadOnlyList<PhraseTerm> terms) => terms switch
    {
        [] => new Query.Nothing(),
        [var only] => new Query.OfTerm(Fields.Text, only.Term),
        _ => new Query.OfPhrase(Fields.Text, terms, Slop: 0),
    };

    private static Query AnyOf(IReadOnlyList<Query> queries) =>
        queries is [var only] ? only : new Query.OfClauses([.. queries.Select(query => new Clause(Occur.Should, query))]);

    // Each part that must be there is a demand of its own: one may be met by the headline and another by the passage.
    private static void Take(QuerySyntax syntax, QueryLowering lowering, List<Demand> demands, List<Demand> exclusions)
    {
        var clauses = syntax.TopClauses;
        exclusions.AddRange(clauses.Where(clause => clause.Occur == Occur.MustNot).Select(clause => Lowered([clause.Syntax], lowering)));

        List<QuerySyntax> required = [.. clauses.Where(clause => clause.Occur is Occur.Must or Occur.Filter).Select(clause => clause.Syntax)];
        List<QuerySyntax> optional = [.. clauses.Where(clause => clause.Occur == Occur.Should).Select(clause => clause.Syntax)];
        if (required.Count == 0 && optional.Count != 1)
        {
            if (optional.Count > 0) demands.Add(Lowered(optional, lowering));
            return;
        }

        foreach (var part in required.Count > 0 ? required : optional)
        {
            if (part is QuerySyntax.Group group) Take(group, lowering, demands, exclusions);
            else demands.Add(Lowered([part], lowering));
        }
    }

    // A word of several parts ("rare-earth") is not any of them, as it is to Lucene, but all in a row.
    private static Demand Lowered(List<QuerySyntax> parts, QueryLowering lowering) => new(
        string.Join(" or ", parts),
        AnyOf([.. parts.Select(part => lowering.Lower(part.Rewrite(node =>
            node is QuerySyntax.Words words && Paraphrases.Analyze(words.Text).Count > 1 ? new QuerySyntax.Phrase(words.Text, Slop: 0) : node)))]));

    private static string DatesOf(Restrictions operators) => string.Join(' ', new[]
    {
        operators.After is { } after ? $"after:{after:yyyy-MM-dd}" : null,
        operators.Before is { } before ? $"before:{before:yyyy-MM-dd}" : null,
    }.OfType<string>());

    private static bool IsSomething(Demand demand) => demand.Query is not Query.Nothing;
}

/// <summary>One thing that a filter names.</summary>
/// <param name="Typed">As it was typed, for sentences.</param>
/// <param name="Query">What it means.</param>
internal sealed record Demand(string Typed, Query Query);
