using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Answers.Ranking;

/// <summary>How much of a question's topic a passage holds.</summary>
/// <param name="Share">The weight of what is held, of the weight of all units: 0 to 1.</param>
/// <param name="OwnShare">The same without what only the surroundings hold.</param>
/// <param name="IsItem">Whether the line that the passage is an item under holds much of what is asked.</param>
/// <param name="IsMuchMissing">Whether neither passage nor surroundings hold anything of a telling part of the question.</param>
/// <param name="NamesMissing">Whether somebody whom the question names is neither in the passage nor in the sentence before.</param>
/// <param name="HoldsNameAlone">Whether the name of one person is all that it holds of a question that is about more.</param>
/// <param name="Adjacency">How many neighbouring units are neighbours in the passage: 0 to 1.</param>
/// <param name="Highlights">Where the words stand, in the passage's text.</param>
internal sealed record Coverage(double Share, double OwnShare, bool IsItem, bool IsMuchMissing, bool NamesMissing, bool HoldsNameAlone, double Adjacency, IReadOnlyList<TextSpan> Highlights)
{
    private const double InLeadIn = 0.8;
    private const double Before = 0.5;
    private const double InTitle = 0.4;
    // A unit of this share of the question's weight is a telling part of it.
    private const double TellingShare = 0.25;
    // The items under a line answer where the line holds so much of the question.
    private const double LeadInShare = 0.4;
    private const int NeighbourDistance = 3;

    /// <summary>Measures a passage.</summary>
    public static Coverage Of(Candidate candidate, IReadOnlyList<TopicUnit> units)
    {
        double all = 0, held = 0, own = 0;
        List<TextSpan> highlights = [];
        List<TextSpan>? previous = null;
        var (neighbours, pairs) = (0, 0);
        var (namesMissing, inLeadIn, missing) = (false, 0.0, 0.0);
        var (asksMore, holdsMore, names) = (false, false, 0);
        var surroundings = candidate.Surroundings;

        foreach (var unit in units)
        {
            all += unit.Weight;
            var (strength, spans) = Strongest(unit, candidate);
            if (unit.StandIns != FactKinds.None && (unit.StandIns & FactScanner.Kinds(candidate.Facts)) != FactKinds.None)
                strength = Math.Max(strength, Paraphrases.Same);
            if (strength < 1 && unit.People.Count > 0 && candidate.Passage.Quotes.Any(quote => IsBy(quote, unit.People)))
                strength = 1;
            var fromLeadIn = FromLeadIn(unit, surroundings);
            inLeadIn += unit.Weight * fromLeadIn;
            strength = Math.Max(strength, fromLeadIn);
            namesMissing |= unit.People.Count > 0 && strength == 0 && !IsReferredTo(unit, candidate, surroundings);
            own += unit.Weight * strength;
            var anywhere = strength >= Before ? strength : Math.Max(strength, FromSurroundings(unit, candidate, surroundings));
            held += unit.Weight * anywhere;
            namesMissing |= anywhere == 0 && unit.IsNation;
            if (unit.People.Count == 0 && !unit.IsLight)
                (asksMore, holdsMore) = (true, holdsMore || anywhere > 0);
            else if (unit.People.Count > 0 && anywhere > 0)
                names++;
            missing = anywhere == 0 ? Math.Max(missing, unit.Weight) : missing;
            highlights.AddRange(spans);

            if (previous is not null)
            {
                pairs++;
                if (previous.Exists(one => spans.Exists(other => AreNeighbours(one, other, candidate.Text))))
                    neighbours++;
            }

            previous = spans;
        }

        return new Coverage(
            all > 0 ? held / all : 0,
            all > 0 ? own / all : 0,
            inLeadIn > all * LeadInShare,
            missing > all * TellingShare,
            namesMissing,
            asksMore && !holdsMore && names <= 1,
            pairs > 0 ? (double)neighbours / pairs : 0,
            Joined(highlights));
    }

    /// <summary>Whether a quote is one of these people's.</summary>
    public static bool IsBy(Quote quote, IReadOnlyList<SpeakerEntry> people)
    {
        if (quote.Speaker is not { } name)
            return false;
        var key = FacetNames.FoldSpeaker(name);
        return people.Any(person => person.Keys.Contains(key, StringComparer.Ordinal));
    }

    // By the sentence before, or by a pronoun where the title or the paragraph before names the person.
    private static bool IsReferredTo(TopicUnit unit, Candidate candidate, Surroundings surroundings) => unit.Forms.Any(form =>
        Has(surroundings.Before, form.Terms)
        || ((Has(surroundings.Title, form.Terms) || Has(surroundings.ParagraphBefore, form.Terms)) && HasPronoun(candidate)));

    private static bool HasPronoun(Candidate candidate) => PlainWords.Of(candidate.Text).Any(word => word.Key is "he" or "him" or "his" or "she" or "her");

    private static (double Strength, List<TextSpan> Spans) Strongest(TopicUnit unit, Candidate candidate)
    {
        var strength = 0.0;
        List<TextSpan> spans = [];
        HashSet<string>? families = null;
        foreach (var form in unit.Forms)
        {
            var before = spans.Count;
            spans.AddRange(candidate.Words.Find(form.Terms).Where(span => !IsPronoun(span.In(candidate.Text))));
            if (spans.Count > before && (form.Terms.Count > 1 || (families ??= new(StringComparer.Ordinal)).Add(Paraphrases.Canonical(form.Terms[0].Term))))
                strength = form.Strength >= Paraphrases.Same ? Math.Max(strength, form.Strength) : OneOfTwo(strength, form.Strength);
        }

        return (strength, spans);
    }

    // "They told us" is about no country.
    private static bool IsPronoun(string word) => word is "us";

    // Two different paraphrases of a word are a surer sign than one, but never as sure as the word.
    private static double OneOfTwo(double one, double other) => Math.Max(one, Math.Min(Paraphrases.Same, 1 - ((1 - one) * (1 - other))));

    private static double FromLeadIn(TopicUnit unit, Surroundings surroundings) => surroundings.LeadIn is { } leadIn
        ? unit.Forms.Where(form => Has(leadIn, form.Terms)).Select(form => form.Strength * InLeadIn).DefaultIfEmpty(0).Max()
        : 0;

    private static double FromSurroundings(TopicUnit unit, Candidate candidate, Surroundings surroundings)
    {
        if (unit.People.Count > 0 && unit.Forms.Any(form => Has(surroundings.ParagraphBefore, form.Terms)) && HasPronoun(candidate))
            return Before;

        var best = 0.0;
        foreach (var form in unit.Forms)
        {
            if (best < form.Strength * Before && Has(surroundings.Before, form.Terms))
                best = form.Strength * Before;
            if (best < form.Strength * InTitle && Has(surroundings.Title, form.Terms))
                best = form.Strength * InTitle;
        }

        return best;
    }

    private static bool Has(AnalyzedText words, IReadOnlyList<PhraseTerm> phrase) => words.Find(phrase).Any();

    private static bool AreNeighbours(TextSpan one, TextSpan other, string text)
    {
        var (first, second) = one.Start < other.Start ? (one, other) : (other, one);
        return second.Start >= first.End && text.AsSpan(first.End, second.Start - first.End).Count(' ') < NeighbourDistance;
    }

    // Disjoint and in order.
    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        List<TextSpan> joined = [];
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && span.Start < joined[^1].End)
                joined[^1] = new TextSpan(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        }

        return joined;
    }
}
