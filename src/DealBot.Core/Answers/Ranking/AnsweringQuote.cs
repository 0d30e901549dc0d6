using DealBot.Core.Answers.Speakers;
using DealBot.Text;

namespace DealBot.Core.Answers.Ranking;

/// <summary>Chooses the quote of a passage that answers.</summary>
internal static class AnsweringQuote
{
    private const double Most = 0.6;

    /// <summary>
    /// The quote of the wanted speaker, whom the question or <c>speaker:</c> demands; else the one of somebody whom the question
    /// names, or that holds most of its words; null where the words of the question stand outside of all quotes.
    /// </summary>
    /// <param name="reading">What was asked.</param>
    /// <param name="candidate">A passage whose highlights are known.</param>
    public static Quote? Of(Reading reading, Candidate candidate)
    {
        var quotes = candidate.Passage.Quotes;
        if (quotes.Count == 0)
            return null;
        IReadOnlyList<WantedSpeaker> wanted = reading.Speaker is { } asked ? [asked] : reading.Only;
        if (wanted.Count > 0)
        {
            return quotes
                .Where(quote => wanted.Any(speaker => speaker.Spoke(quote, candidate.Article.Text)))
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

    /// <summary>Whether most of the question's words stand in the chosen quote: a claim about somebody's words is met by the words
    /// of the quote, not by what the reporter says around them.</summary>
    public static bool HoldsMost(Candidate candidate) =>
        candidate.Quote is { } quote && Hits(candidate, quote) >= candidate.Highlights.Count * Most;

    private static int Hits(Candidate candidate, Quote quote)
    {
        var offset = candidate.Passage.Span.Start;
        return candidate.Highlights.Count(span => quote.Span.Contains(new TextSpan(span.Start + offset, span.End + offset)));
    }
}
