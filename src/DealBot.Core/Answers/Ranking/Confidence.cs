using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Verification;

namespace DealBot.Core.Answers.Ranking;

/// <summary>How surely a passage answers, from 0 to 1; the bars under which nothing is shown.</summary>
/// <remarks>Set on questions of the project's own, answerable and not: lower bars find more and say more that is beside the point.</remarks>
internal static class Confidence
{
    /// <summary>What the best answer must reach, or nothing is shown.</summary>
    public const double Bar = 0.45;

    /// <summary>What those beside it must reach.</summary>
    public const double LowerBar = 0.40;

    /// <summary>What must be reached where somebody is said to have said something, but in other words.</summary>
    public const double VerifyBar = 0.8;

    // What is left where the wanted kind of fact is not stated.
    private const double WithoutNumber = 0.35;
    private const double WithoutDate = 0.5;
    private const double WithoutPlace = 0.5;
    private const double WithoutKind = 0.9;

    // What is left where somebody whom the question names is not in the passage, or nobody whom it could mean.
    private const double WithoutName = 0.5;

    // What is left where a passage names the one asked about, and holds nothing of what is asked about them.
    private const double NameAlone = 0.5;

    // How much the title and the sentence before may give.
    private const double MostFromSurroundings = 0.35;

    // What is taken off where a fact is wanted and a telling part of the question is not there at all.
    private const double MuchMissing = 0.1;

    /// <summary>The confidence of a candidate whose quote has been chosen.</summary>
    /// <param name="reading">What was asked.</param>
    /// <param name="candidate">The passage.</param>
    /// <param name="coverage">How much of the question it holds.</param>
    /// <param name="speaker">How far it holds words of the speaker asked for; 0 when it does not.</param>
    /// <param name="kind">How far it states the kind of fact wanted.</param>
    public static double Of(Reading reading, Candidate candidate, Coverage coverage, double speaker, double kind)
    {
        var question = reading.Question;
        if ((reading.Speaker is not null && speaker == 0)
            || (question.Intent == Intent.Verify && !AnsweringQuote.HoldsMost(candidate))
            || !question.Phrases.All(phrase => PlainWords.Holds(candidate.Text, phrase)))
        {
            return 0;
        }

        if (question.Phrases.Count > 0)
            return 1;
        if (!SaysAnything(reading))
            return 0;

        var share = reading.Units.Count == 0 || question.Restrictions.DemandsWords ? 1 : ShareOf(question, coverage);
        var lacksPerson = coverage.NamesMissing || LacksOffice(reading, candidate) || LacksVoice(question, candidate);
        return share * KindFactor(question.Wanted, kind) * (lacksPerson ? WithoutName : 1) * (coverage.HoldsNameAlone ? NameAlone : 1);
    }

    // How much of the question is there. Words that somebody is supposed to have said must be in the passage itself.
    private static double ShareOf(Question question, Coverage coverage)
    {
        var share = Math.Min(coverage.Share, coverage.OwnShare + (question.Intent == Intent.WhoSaid ? 0 : MostFromSurroundings));
        return share - (coverage.IsMuchMissing && question.Wanted is not (FactKinds.None or FactKinds.Several) ? MuchMissing : 0);
    }

    // Words such as "name" or "2" alone are no topic.
    private static bool SaysAnything(Reading reading) =>
        reading.Units.Count == 0 || reading.Question.Restrictions.DemandsWords
        || reading.TellingUnits.Any(unit => !unit.Words.All(char.IsAsciiDigit));

    // "Who said …": a passage that is nobody's words does not tell.
    private static bool LacksVoice(Question question, Candidate candidate) => question.Intent == Intent.WhoSaid && candidate.Quote is null;

    // "Who is the defense minister": a passage without any minister names none.
    private static bool LacksOffice(Reading reading, Candidate candidate) =>
        reading.Question.Intent == Intent.Who
        && reading.Units.FirstOrDefault(unit => FactForms.PersonNouns.Contains(unit.Words.ToLowerInvariant())) is { } office
        && !office.Forms.Any(form => candidate.Words.Find(form.Terms).Any());

    private static double KindFactor(FactKinds wanted, double kind)
    {
        var missing = wanted is FactKinds.None or FactKinds.Several ? 1
            : (wanted & (FactKinds.Number | FactKinds.Money | FactKinds.Percent | FactKinds.Duration)) != FactKinds.None ? WithoutNumber
            : wanted == FactKinds.Date ? WithoutDate
            : wanted == FactKinds.Place ? WithoutPlace
            : WithoutKind;
        return missing + ((1 - missing) * kind);
    }
}
