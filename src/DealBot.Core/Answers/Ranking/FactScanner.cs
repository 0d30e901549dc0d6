using System.Collections.Frozen;
using DealBot.Core.Answers.Questions;
using DealBot.Text;
using DealBot.Text.Terms;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Says which kinds of fact a passage states, by the look of its words.</summary>
internal static class FactScanner
{
    private static readonly FrozenSet<string> Days = Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december "
        + "today tomorrow yesterday tonight");

    private static readonly FrozenSet<string> Periods = Set("week weeks month months year years day days hour hours weekend decade decades night morning evening minutes");

    private static readonly FrozenSet<string> BeforePeriods = Set("last this next past previous earlier coming recent every each that same following few");

    private static readonly FrozenSet<string> NumberWords = Set(
        "three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
        + "thousand thousands million millions billion billions trillion dozen dozens twice");

    // "The two countries" counts nothing.
    private static readonly FrozenSet<string> Pairs = Set("countries sides parties nations leaders presidents governments men");

    private static readonly FrozenSet<string> MoneyWords = Set("dollar dollars euro euros pound pounds yuan rubles roubles hryvnia yen cents");

    private static readonly FrozenSet<string> ReasonWords = Set(
        "because as since due citing over amid owing reason reasons caused prompted thanks therefore so fearing given response frustrated after why hence avoid for");

    private static readonly FrozenSet<string> StrongReasonWords = Set("because due citing owing reason reasons caused prompted fearing hence");

    private static readonly FrozenSet<string> PlacePrepositions = Set("in at to from near outside inside across on");

    private static readonly FrozenSet<string> DefinitionWords = Set("comprise comprises called known means meaning defined refers stands family set kind group type sort includes");

    /// <summary>The words of a text that state facts, in order; linear in its length.</summary>
    public static IReadOnlyList<Fact> Scan(string text)
    {
        var words = Words(text);
        List<Fact> found = [];
        for (var at = 0; at < words.Count; at++)
        {
            if (KindOf(text, words, at) is var kinds and not FactKinds.None)
                found.Add(new Fact(kinds, new TextSpan(words[at].Start, words[at].End)));
        }

        return found;
    }

    /// <summary>Whether a folded word is a length of time.</summary>
    public static bool IsPeriod(string key) => Periods.Contains(key);

    /// <summary>The kinds among some facts.</summary>
    public static FactKinds Kinds(IReadOnlyList<Fact> facts) => facts.Aggregate(FactKinds.None, (kinds, fact) => kinds | fact.Kinds);

    private static FactKinds KindOf(string text, IReadOnlyList<Word> words, int at)
    {
        var word = words[at];
        var previous = at > 0 ? words[at - 1].Key : "";
        var next = at + 1 < words.Count ? words[at + 1].Key : "";
        var found = FactKinds.None;

        if (char.IsAsciiDigit(word.Key[0]))
            found |= OfFigure(text, word, next);
        else if (NumberWords.Contains(word.Key) || (word.Key is "two" && !Pairs.Contains(next)))
            found |= FactKinds.Number | (Periods.Contains(next) ? FactKinds.Duration : FactKinds.None) | (next is "percent" ? FactKinds.Percent : FactKinds.None);
        if (word.Key is "half" or "third" or "quarter" or "percent" or "majority")
            found |= FactKinds.Percent | FactKinds.Number;
        if (MoneyWords.Contains(word.Key))
            found |= FactKinds.Money;
        if (Days.Contains(word.Key) || (word.Key is "may" && word.IsCapital && (next.Length > 0 && char.IsAsciiDigit(next[0]) || previous is "in")))
            found |= FactKinds.Date;
        if (Periods.Contains(word.Key) && (BeforePeriods.Contains(previous) || previous is "the"))
            found |= FactKinds.Date;
        if (word.Key is "ago" or "soon" or "shortly" or "immediately" or "when")
            found |= FactKinds.Date;
        if (word.Key is "including" or "namely" || (word.Key is "such" && next is "as") || (word.Key is "among" && next is "them") || EndsSeries(text, words, at))
            found |= FactKinds.Several;
        if (ReasonWords.Contains(word.Key))
            found |= FactKinds.Reason;
        if (DefinitionWords.Contains(word.Key) || (word.Key is "a" or "an" or "the" && previous.Length > 0 && text[..word.Start].TrimEnd().EndsWith(',')) || word.Key is "is" or "are" or "was" or "were" && next is "a" or "an" or "the")
            found |= FactKinds.Definition;
        if (word.IsCapital && at > 0)
        {
            if (PlacePrepositions.Contains(previous) || (previous is "the" && at > 1 && PlacePrepositions.Contains(words[at - 2].Key)))
                found |= Days.Contains(word.Key) ? FactKinds.None : FactKinds.Place;
            if (at + 1 < words.Count && words[at + 1].IsCapital && words[at + 1].Start == word.End + 1)
                found |= FactKinds.Person;
        }

        return found;
    }

    // "iron, oil and gas": an "and" with a comma one or two words before it.
    private static bool EndsSeries(string text, IReadOnlyList<Word> words, int at) =>
        words[at].Key is "and" or "or" && at >= 2
        && (text.AsSpan(words[at - 2].End, words[at - 1].Start - words[at - 2].End).Contains(',')
            || (at >= 3 && text.AsSpan(words[at - 3].End, words[at - 2].Start - words[at - 3].End).Contains(',')));

    private static FactKinds OfFigure(string text, Word word, string next)
    {
        var found = FactKinds.Number;
        var before = word.Start > 0 ? text[word.Start - 1] : ' ';
        var after = word.End < text.Length ? text[word.End] : ' ';
        if (before is '$' or '€' or '£' or '¥')
            found |= FactKinds.Money;
        if (after == '%' || next is "percent" or "per")
            found |= FactKinds.Percent;
        if (Periods.Contains(next))
            found |= FactKinds.Duration;
        if (word.Key.Length == 4 && word.Key[0] is '1' or '2' && word.Key.All(char.IsAsciiDigit) && before is not '$')
            found |= FactKinds.Date;
        return found;
    }

    private static List<Word> Words(string text)
    {
        List<Word> words = [];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end - 1]))))
                end++;
            words.Add(new Word(Folding.Fold(text.AsSpan(at, end - at)), at, end, char.IsUpper(text[at])));
            at = end;
        }

        words.RemoveAll(word => word.Key.Length == 0);
        return words;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly record struct Word(string Key, int Start, int End, bool IsCapital);
}

/// <summary>A word that states a fact.</summary>
/// <param name="Kinds">The kinds of fact.</param>
/// <param name="Span">The word, in the text that was scanned.</param>
internal readonly record struct Fact(FactKinds Kinds, TextSpan Span);
