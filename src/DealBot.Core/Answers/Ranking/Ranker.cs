using DealBot.Core.Answers.Questions;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Looks closely at candidates: fills in features and confidence.</summary>
internal sealed class Ranker(Reading reading)
{
    /// <summary>The confidence that the best answer must reach, or nothing is shown.</summary>
    public const double Bar = 0.45;

    /// <summary>The confidence that those beside it must reach.</summary>
    public const double LowerBar = 0.40;

    /// <summary>The confidence that must be reached where somebody is said to have said something, but in other words.</summary>
    public const double VerifyBar = 0.8;

    // What is left of the confidence where the wanted kind of fact is not stated.
    private const double WithoutNumber = 0.5;
    private const double WithoutDate = 0.5;
    private const double WithoutPlace = 0.5;
    private const double WithoutKind = 0.9;

    // What is left where somebody whom the question names is not in the passage.
    private const double WithoutName = 0.5;

    // How much of the confidence the title and the sentence before may give.
    private const double MostFromSurroundings = 0.35;

    // What is taken off where a fact is wanted and a telling part of the question is not there at all.
    private const double MuchMissing = 0.1;
    private const double LeastInQuote = 0.6;

    private readonly Dictionary<long, AnalyzedText> _titles = [];

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
        var facts = FactScanner.Scan(candidate.Text);
        var surroundings = new Surroundings(candidate, TitleOf(candidate.Article));
        var coverage = Coverage.Of(candidate, reading.Units, surroundings, facts);
        var speaker = SpeakerFit(candidate);
        candidate.Highlights = coverage.Highlights;
        candidate.Quote = QuoteThatAnswers(candidate);

        var share = reading.Units.Count == 0 ? 1 : coverage.Share;
        var kind = KindFit(candidate, facts);
        var isItem = question.Intent == Intent.List && coverage.IsItem;
        candidate.Features = new Features
        {
            Coverage = share,
            Bm25 = reading.Units.Count == 0 ? 0 : bm25,
            Speaker = speaker,
            Grade = candidate.Quote is { } quote ? (double)quote.Grade / (double)AttributionGrade.Explicit : 0,
            Form = question.WantsSpeech ? FormFit(candidate) : 0,
            Kind = kind,
            Adjacency = coverage.Adjacency,
            Recency = recency,
            WantedRecency = question.WantsLatest ? recency : 0,
            Item = isItem ? 1 : 0,
            LeadsIn = !candidate.Text.EndsWith(':') ? 0 : question.Intent == Intent.List ? 1 : 0.3,
            Heading = IsHeading(candidate.Text) && surroundings.LeadIn is null ? 1 : 0,
            Asks = candidate.Text.EndsWith('?') && candidate.Quote is null && !isItem ? 1 : 0,
        };

        var isEligible = (question.Intent != Intent.Verify || IsInQuote(candidate)) && (reading.Speaker is null || speaker > 0) && question.Phrases.All(phrase => PlainWords.Holds(candidate.Text, phrase));
        candidate.Confidence = !isEligible || !SaysAnything() ? 0
            : question.Phrases.Count > 0 ? 1
            : (reading.Units.Count == 0 || question.Restrictions.DemandsWords ? 1 : ShareOf(coverage)) * KindFactor(kind) * (coverage.NamesMissing || LacksOffice(candidate) || LacksVoice(candidate) ? WithoutName : 1);
    }

    // How much of the question is there. Words that somebody is supposed to have said must be in the passage itself.
    private double ShareOf(Coverage coverage)
    {
        var share = Math.Min(coverage.Share, coverage.OwnShare + (reading.Question.Intent == Intent.WhoSaid ? 0 : MostFromSurroundings));
        return share - (coverage.IsMuchMissing && reading.Question.Wanted is not (FactKinds.None or FactKinds.Several) ? MuchMissing : 0);
    }

    // Words such as "name" or "2" alone are no topic.
    private bool SaysAnything() =>
        reading.Units.Count == 0 || reading.Question.Phrases.Count > 0 || reading.Question.Restrictions.DemandsWords
        || reading.TellingUnits.Any(unit => !unit.Words.All(char.IsAsciiDigit));

    // "Who said …": a passage that is nobody's words does not tell.
    private bool LacksVoice(Candidate candidate) => reading.Question.Intent == Intent.WhoSaid && candidate.Quote is null;

    // "Who is the defense minister": a passage without any minister names none.
    private bool LacksOffice(Candidate candidate) =>
        reading.Question.Intent == Intent.Who
        && reading.Units.FirstOrDefault(unit => FactForms.PersonNouns.Contains(unit.Words.ToLowerInvariant())) is { } office
        && !office.Forms.Any(form => candidate.Words.Find(form.Terms).Any());

    private double KindFactor(double kind)
    {
        var wanted = reading.Question.Wanted;
        var missing = wanted is FactKinds.None or FactKinds.Several ? 1
            : (wanted & (FactKinds.Number | FactKinds.Money | FactKinds.Percent | FactKinds.Duration)) != FactKinds.None ? WithoutNumber
            : wanted == FactKinds.Date ? WithoutDate
            : wanted == FactKinds.Place ? WithoutPlace
            : WithoutKind;
        return missing + ((1 - missing) * kind);
    }

    private double KindFit(Candidate candidate, IReadOnlyList<Fact> facts)
    {
        var wanted = reading.Question.Wanted;
        if (wanted == FactKinds.None)
            return 0;
        if (wanted == FactKinds.Definition)
            return DefinitionFit.Of(candidate, reading.Units);
        if (wanted == FactKinds.Person && candidate.Quote?.Speaker is not null)
            return 1;
        return facts.Where(fact => (fact.Kinds & wanted) != FactKinds.None).Select(fact => Nearness(candidate, fact)).DefaultIfEmpty(0).Max();
    }

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

        var mentions = wanted.Mentions.SelectMany(candidate.Words.Find);
        return NarratedSpeech.Reports(candidate.Text, mentions, takesPositions: reading.Units.Count > 0) ? WantedSpeaker.Narrated : 0;
    }

    private static double FormFit(Candidate candidate) => candidate.Quote?.Kind switch
    {
        QuoteKind.Direct => 1,
        QuoteKind.Mixed => 0.8,
        QuoteKind.Indirect => 0.6,
        _ => 0,
    };

    // The quote of the wanted speaker; else the one that holds most of the question's words; else none, unless it is nearly the whole passage.
    private Quote? QuoteThatAnswers(Candidate candidate)
    {
        var quotes = candidate.Passage.Quotes;
        if (quotes.Count == 0)
            return null;
        if (reading.Speaker is { } wanted)
        {
            return quotes
                .Where(quote => wanted.Spoke(quote, candidate.Article.Text))
                .OrderByDescending(quote => Hits(candidate, quote))
                .ThenBy(quote => quote.Kind)
                .ThenByDescending(quote => quote.Span.Length)
                .FirstOrDefault();
        }

        var people = reading.Units.SelectMany(unit => unit.People).ToList();
        var best = quotes
            .OrderByDescending(quote => Coverage.IsBy(quote, people))
            .ThenByDescending(quote => Hits(candidate, quote))
            .ThenByDescending(quote => quote.Speaker is not null)
            .ThenBy(quote => quote.Kind)
            .First();
        return reading.Question.WantsSpeech || Hits(candidate, best) > 0 || best.Span.Length * 2 >= candidate.Text.Length ? best : null;
    }

    // A claim about somebody's words is met by the words of the quote, not by what the reporter says around them.
    private static bool IsInQuote(Candidate candidate) =>
        candidate.Quote is { } quote && Hits(candidate, quote) >= candidate.Highlights.Count * LeastInQuote;

    private static int Hits(Candidate candidate, Quote quote)
    {
        var offset = candidate.Passage.Span.Start;
        return candidate.Highlights.Count(span => quote.Span.Contains(new TextSpan(span.Start + offset, span.End + offset)));
    }

    private AnalyzedText TitleOf(Article article)
    {
        if (!_titles.TryGetValue(article.Id, out var title))
            _titles[article.Id] = title = AnalyzedText.Of(article.Title);
        return title;
    }

    private static bool IsHeading(string text) => text.Length > 0 && char.IsLetterOrDigit(text[^1]);
}
