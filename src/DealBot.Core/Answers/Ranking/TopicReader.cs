using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Search.Synonyms;
using DealBot.Text.Terms;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Turns the topic words of a question into what is searched for in one library.</summary>
internal sealed class TopicReader(ILibraryView view, SynonymMap? synonyms)
{
    // How much of a role must be said before words of a topic are taken for the person who has it.
    private const double LeastRoleFit = 0.5;
    private const int LongestName = 5;
    private const int LongestPhrase = 4;
    private const int MostUnits = 24;
    private const int MostForms = 40;
    private const double LightWeight = 0.25;
    private const double CategoryWeight = 0.5;
    private const double Misspelt = 0.8;
    private const int MostSimilar = 12;
    private const int MostCorrections = 3;
    private const int SpellingSamples = 3;

    private readonly SpeakerNames _names = SpeakerNames.Of(view);

    /// <summary>The units of a topic, in the order of the question.</summary>
    public IReadOnlyList<TopicUnit> Read(IReadOnlyList<QuestionWord> topic)
    {
        List<TopicUnit> units = [];
        for (var at = 0; at < topic.Count && units.Count < MostUnits;)
        {
            var (unit, length) = NameAt(topic, at) ?? PhraseAt(topic, at) ?? (WordAt(topic[at]), 1);
            if (unit is not null && !units.Exists(other => IsSame(other, unit)))
                units.Add(unit);
            at += length;
        }

        return units;
    }

    /// <summary>Whether a word stands nowhere in the library, so that it may be a known one with letters wrong.</summary>
    public bool MayBeMisspelt(string word)
    {
        var terms = Paraphrases.Analyze(word);
        return word.Length >= 5
            && terms.Count == 1
            && !Paraphrases.Knows(terms[0].Term)
            && !QuestionVocabulary.Light.Contains(word)
            && view.Index.DocumentFrequency(Fields.Text, terms[0].Term) == 0;
    }

    private (TopicUnit?, int)? NameAt(IReadOnlyList<QuestionWord> topic, int start)
    {
        for (var length = Math.Min(LongestName, topic.Count - start); length > 0; length--)
        {
            var words = topic.Skip(start).Take(length).ToList();
            if (words.Exists(word => word.IsQuoted) || IsEmpty(words[0]) || IsEmpty(words[^1]))
                continue;
            if (length == 1 && (QuestionVocabulary.Light.Contains(words[0].Key) || IsNation(words[0])))
                continue;

            var matches = _names.Find(Sentence.Join(words), length == 1 ? MayBeMisspelt : static _ => false);
            if (matches.Count == 0 || matches.All(match => match.Kind == MatchKind.FirstName || (match.Kind == MatchKind.Role && (length == 1 || match.Fit < LeastRoleFit))))
                continue;

            return (UnitOf(words, matches), length);
        }

        return null;
    }

    private TopicUnit UnitOf(IReadOnlyList<QuestionWord> words, IReadOnlyList<SpeakerMatch> matches)
    {
        var people = matches.Select(match => match.Speaker).ToList();
        var typed = Sentence.Join(words);
        var forms = people
            .SelectMany(MentionForms.Of)
            .Append(Paraphrases.Analyze(typed))
            .Where(form => form.Count > 0)
            .Select(form => new WordForm(form, 1))
            .DistinctBy(form => string.Join(' ', form.Terms.Select(term => term.Term)), StringComparer.Ordinal)
            .Take(MostForms)
            .ToList();
        return new TopicUnit(typed, forms, people, Idf(forms, isName: true), forms.Exists(IsInLibrary))
        {
            CorrectedTo = matches[0].Kind == MatchKind.Misspelt ? people[0].Name : null,
        };
    }

    private (TopicUnit?, int)? PhraseAt(IReadOnlyList<QuestionWord> topic, int start)
    {
        for (var length = Math.Min(LongestPhrase, topic.Count - start); length > 1; length--)
        {
            var words = topic.Skip(start).Take(length).ToList();
            if (words.Exists(word => word.IsQuoted) || IsEmpty(words[0]))
                continue;

            var terms = Paraphrases.Analyze(Sentence.Join(words));
            if (terms.Count > 1 && OthersOf(terms, synonyms) is { Count: > 0 } others)
                return (WithForms(Sentence.Join(words), terms, others, isLight: false), length);
        }

        return null;
    }

    private TopicUnit? WordAt(QuestionWord word)
    {
        if (!word.IsQuoted && IsEmpty(word))
            return null;
        var terms = Paraphrases.Analyze(word.Text);
        if (terms.Count == 0)
            return null;

        var isLight = !word.IsQuoted && (QuestionVocabulary.Light.Contains(word.Key) || SpeechVerbs.IsPlain(word.Key));
        var unit = WithForms(word.Text, terms, word.IsQuoted ? [] : OthersOf(terms, synonyms), isLight, word.IsQuoted ? null : word.Key);
        return word.IsCategory && !isLight ? unit with { Weight = unit.Weight * CategoryWeight } : unit;
    }

    private TopicUnit WithForms(
        string typed, IReadOnlyList<PhraseTerm> terms, IReadOnlyList<WordForm> paraphrases, bool isLight, string? correctable = null)
    {
        List<WordForm> forms = [.. paraphrases
            .OrderByDescending(form => form.Strength)
            .Prepend(new WordForm(terms, 1))
            .DistinctBy(form => string.Join(' ', form.Terms.Select(term => term.Term)), StringComparer.Ordinal)
            .Take(MostForms)];
        string? correction = null;
        if (correctable is not null && MayBeMisspelt(correctable))
        {
            foreach (var similar in Similar(correctable, terms[0].Term))
            {
                correction ??= similar;
                forms.Add(new WordForm([new PhraseTerm(similar, 0)], Misspelt));
            }
        }

        var isKnown = forms.Exists(IsInLibrary);
        var importance = !isLight ? 1 : isKnown ? LightWeight : 0;
        return new TopicUnit(typed, forms, [], Idf(forms) * importance, isKnown)
        {
            CorrectedTo = correction,
            IsLight = isLight,
            StandIns = StandInsOf(terms[0].Term),
        };
    }

    /// <summary>What can stand for a word or phrase: the team's synonyms first, then paraphrases.</summary>
    public static IReadOnlyList<WordForm> OthersOf(IReadOnlyList<PhraseTerm> terms, SynonymMap? synonyms)
    {
        var length = 0;
        var alternatives = synonyms?.Alternatives(terms, 0, out length) ?? [];
        return [.. (length == terms.Count ? alternatives : []).Select(words => new WordForm(words, Paraphrases.Same)), .. Paraphrases.Of(terms)];
    }

    private IEnumerable<string> Similar(string word, string term) => view.Index
        .Similar(Fields.Text, term, EditDistance.Allowed(word.Length), MostSimilar)
        .Select(similar => similar.Term)
        .Concat(WithSwappedNeighbours(word))
        .Distinct(StringComparer.Ordinal)
        .Where(similar => similar[0] == term[0] && !similar.Any(char.IsAsciiDigit) && IsSpeltLike(word, similar))
        .Take(MostCorrections);

    // A slip of the fingers can hide the ending from the stemmer, and the stems are far apart then.
    private IEnumerable<string> WithSwappedNeighbours(string word) => Enumerable.Range(1, word.Length - 2)
        .Select(at => Paraphrases.Analyze($"{word.AsSpan(0, at)}{word[at + 1]}{word[at]}{word.AsSpan(at + 2)}"))
        .Where(terms => terms.Count == 1 && view.Index.DocumentFrequency(Fields.Text, terms[0].Term) > 0)
        .Select(terms => terms[0].Term);

    // Stems lie closer together than words do ("elect" and "electr"): the words behind the term must be near as well.
    private bool IsSpeltLike(string word, string term)
    {
        foreach (var hit in view.Index.Search(new Query.OfTerm(Fields.Text, term), SpellingSamples))
        {
            if (view.Passage(hit.PassageId) is not { } passage || view.Article(passage.ArticleId) is not { } article)
                continue;

            var text = passage.Span.In(article.Text);
            foreach (var printed in AnalyzedText.Of(text).Terms.Where(printed => string.Equals(printed.Term, term, StringComparison.Ordinal)))
            {
                if (EditDistance.Between(word, Folding.Fold(printed.Span.In(text))) <= EditDistance.Allowed(word.Length))
                    return true;
            }
        }

        return false;
    }

    // BM25's idf of the word itself, or where the library does not hold it of its synonyms, or else of its paraphrases;
    // the idf of an unknown word when it holds none. A name is as common as all its forms.
    private double Idf(List<WordForm> forms, bool isName = false)
    {
        var own = isName ? 0 : Frequency(forms[0]);
        var strong = own > 0 ? own : forms.Where(form => form.Strength >= Paraphrases.Same).Sum(Frequency);
        var frequency = strong > 0 ? strong : forms.Sum(Frequency);
        double count = Math.Max(view.Index.PassageCount, 1);
        return Math.Log(1 + ((count - Math.Min(frequency, count) + 0.5) / (Math.Min(frequency, count) + 0.5)));
    }

    private double Frequency(WordForm form) =>
        form.Terms.Min(term => view.Index.DocumentFrequency(Fields.Text, term.Term));

    private bool IsInLibrary(WordForm form) => Frequency(form) > 0;

    private static bool IsNation(QuestionWord word) => Paraphrases.Analyze(word.Text) is [{ Term: var term }] && Paraphrases.IsNation(term);

    private static bool IsEmpty(QuestionWord word) => QuestionVocabulary.Empty.Contains(word.Key);

    private static bool IsSame(TopicUnit one, TopicUnit other) =>
        one.Forms[0].Terms.SequenceEqual(other.Forms[0].Terms)
        || (one.People.Count > 0 && one.People.SequenceEqual(other.People));

    private static FactKinds StandInsOf(string term) => term switch
    {
        "percent" or "percentag" or "proport" or "share" or "portion" or "stake" => FactKinds.Percent,
        "dollar" or "euro" or "cost" or "price" => FactKinds.Money,
        "number" => FactKinds.Number,
        "date" => FactKinds.Date,
        "reason" or "caus" => FactKinds.Reason,
        _ => FactKinds.None,
    };
}
