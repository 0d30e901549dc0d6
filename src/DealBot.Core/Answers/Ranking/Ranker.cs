using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Answers.Verification;
using DealBot.Text;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Looks closely at candidates: fills in features and confidence.</summary>
internal sealed class Ranker(Reading reading)
{
    private const double OfPeriod = 0.85;

    /// <summary>Ranks candidates, best first; those that cannot answer keep a confidence of 0.</summary>
    public IReadOnlyList<Candidate> Rank(IReadOnlyList<Candidate> candidates)
    {
        var bestBm25 = candidates.Count == 0 ? 0 : candidates.Max(candidate => candidate.Bm25);
        var oldest = candidates.Min(candidate => candidate.Article.Published);
        var newest = candidates.Max(candidate => candidate.Article.Published);
        foreach (var candidate in candidates)
        {
            var recency = candidate.Article.Published is { } published && newest > oldest ? (published - oldest!.Value) / (newest!.Value - oldest.Value) : 0;
            Measure(candidate, bestBm25 > 0 ? candidate.Bm25 / bestBm25 : 0, recency);
        }

        return [.. candidates
            .OrderByDescending(candidate => candidate.Score)
            .ThenByDescending(candidate => candidate.Article.Published)
            .ThenBy(candidate => candidate.Passage.Id)];
    }

    private void Measure(Candidate candidate, double bm25, double recency)
    {
        var question = reading.Question;
        var coverage = Coverage.Of(candidate, reading.Units);
        var speaker = SpeakerFit(candidate);
        candidate.Highlights = coverage.Highlights;
        candidate.Quote = AnsweringQuote.Of(reading, candidate);

        var share = reading.Units.Count == 0 ? 1 : coverage.Share;
        var kind = KindFit(candidate);
        var isItem = coverage.IsItem && (question.Intent == Intent.List || (question.Intent == Intent.Who && kind > 0));
        candidate.Features = new Features
        {
            Coverage = share,
            Bm25 = reading.Units.Count == 0 ? 0 : bm25,
            Speaker = speaker,
            Grade = candidate.Quote is { } quote ? (double)quote.Grade / (double)AttributionGrade.Explicit : 0,
            Form = question.WantsSpeech || reading.Only.Count > 0 ? FormFit(candidate) : 0,
            Kind = kind,
            Adjacency = coverage.Adjacency,
            Recency = recency,
            WantedRecency = question.WantsLatest ? recency : 0,
            Item = isItem ? 1 : 0,
            LeadsIn = !candidate.Text.EndsWith(':') ? 0 : question.Intent == Intent.List || question.WantsSpeech ? 1 : 0.3,
            Heading = IsHeading(candidate.Text) && candidate.Surroundings.LeadIn is null ? 1 : 0,
            Asks = candidate.Text.EndsWith('?') && candidate.Quote is null && !isItem ? 1 : 0,
        };

        candidate.Confidence = Confidence.Of(reading, candidate, coverage, speaker, kind);
    }

    private double KindFit(Candidate candidate)
    {
        var wanted = reading.Question.Wanted;
        if (wanted == FactKinds.None)
            return 0;
        if (wanted == FactKinds.Definition)
            return DefinitionFit.Of(candidate, reading.Units);
        if (wanted == FactKinds.Person && candidate.Quote?.Speaker is not null && !IsByPeopleAskedAbout(candidate.Quote))
            return 1;
        return candidate.Facts.Where(fact => IsWanted(candidate, fact)).Select(fact => Nearness(candidate, fact) * Exactness(candidate, fact)).DefaultIfEmpty(0).Max();
    }

    // "Seven weeks" is no number of ships.
    private bool IsWanted(Candidate candidate, Fact fact)
    {
        var wanted = reading.Question.Wanted;
        return (fact.Kinds & wanted) != FactKinds.None
            && !(wanted == FactKinds.Number && fact.Kinds.HasFlag(FactKinds.Duration))
            && !(wanted == FactKinds.Person && IsAskedAbout(candidate, fact));
    }

    // "On Friday" tells when more exactly than "this week" does.
    private double Exactness(Candidate candidate, Fact fact) =>
        reading.Question.Wanted == FactKinds.Date && FactScanner.IsPeriod(fact.Span.In(candidate.Text)) ? OfPeriod : 1;

    // "Whom did Berg meet": Berg is no answer. But "who is the envoy" is answered by the envoy's name.
    private bool IsAskedAbout(Candidate candidate, Fact fact) => candidate.Highlights.Any(span => span.Overlaps(fact.Span)
        && PlainWords.Of(span.In(candidate.Text)).Any(word => reading.Question.Topic.Any(topic => string.Equals(topic.Key, word.Key, StringComparison.Ordinal))));

    private bool IsByPeopleAskedAbout(Quote quote) =>
        reading.Question.Intent == Intent.Who && Coverage.IsBy(quote, [.. reading.Units.SelectMany(unit => unit.People)]);

    // A number beside the question's words is more likely theirs than one at the other end of the sentence.
    private static double Nearness(Candidate candidate, Fact fact)
    {
        var distance = candidate.Highlights.Select(span => Math.Max(span.Start - fact.Span.End, fact.Span.Start - span.End)).DefaultIfEmpty(0).Min();
        return distance switch { <= 15 => 1, <= 60 => 0.9, _ => 0.8 };
    }

    private double SpeakerFit(Candidate candidate)
    {
        if (reading.Speaker is not { } wanted)
            return 0;
        if (candidate.Passage.Quotes.Any(quote => wanted.Spoke(quote, candidate.Article.Text)))
            return 1;
        if (candidate.Passage.Quotes.Any(quote => quote.IsCorrected))
            return 0; // whoever the text seems to name beside it is not who speaks

        var takesPositions = reading.Units.Count > 0;
        return Reports(candidate.Text, candidate.Words)
            || (NarratedSpeech.CarriesOn(candidate.Text, takesPositions) && Reports(candidate.Surroundings.SentenceBefore, AnalyzedText.Of(candidate.Surroundings.SentenceBefore)))
            ? WantedSpeaker.Narrated
            : 0;

        bool Reports(string text, AnalyzedText words) => NarratedSpeech.Reports(text, wanted.Mentions.SelectMany(words.Find), takesPositions);
    }

    private static double FormFit(Candidate candidate) => candidate.Quote?.Kind switch
    {
        QuoteKind.Direct => 1,
        QuoteKind.Mixed => 0.8,
        QuoteKind.Indirect => 0.6,
        _ => 0,
    };

    private static bool IsHeading(string text) => text.Length > 0 && char.IsLetterOrDigit(text[^1]);
}
