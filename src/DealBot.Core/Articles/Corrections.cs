using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>Puts what people said in the place of what was found, whenever an article is analysed.</summary>
internal static class Corrections
{
    /// <summary>The analysis with its quotes corrected.</summary>
    /// <remarks>
    /// A correction is for the quote of its span or, where a newer analysis cuts it otherwise, for the one that shares more than
    /// half of the words with it; where there is none it rests. A corrected speaker has the grade of one who is named in full, and
    /// no mention: nobody but the moderator names him. Words that are no quote stay in their sentences.
    /// </remarks>
    public static TextAnalysis Apply(TextAnalysis analysis, IReadOnlyList<CorrectedQuote> corrections)
    {
        if (corrections.Count == 0) return analysis;

        List<Quote> quotes = [.. analysis.Quotes];
        foreach (var corrected in corrections)
        {
            var at = IndexOf(quotes, corrected.Span);
            if (at < 0) continue;
            if (corrected.Correction is Correction.SpokenBy speaker)
                quotes[at] = quotes[at] with { Speaker = speaker.Name, SpeakerMention = null, Grade = AttributionGrade.Explicit };
            else
                quotes.RemoveAt(at);
        }

        return analysis with { Quotes = quotes };
    }

    /// <summary>The corrections of an article for the version that replaces it: each for the same words, at the place nearest to
    /// where they were; dropped when the words are gone.</summary>
    public static IEnumerable<CorrectedQuote> Carry(IReadOnlyList<CorrectedQuote> corrections, Article to)
    {
        HashSet<TextSpan> taken = [];
        foreach (var corrected in corrections)
        {
            var places = PlacesOf(corrected.Words, to.Text).Where(place => !taken.Contains(place)).ToList();
            if (places.Count == 0) continue;

            var nearest = places.MinBy(place => Math.Abs(place.Start - corrected.Span.Start));
            taken.Add(nearest);
            yield return corrected with { ArticleId = to.Id, Span = nearest };
        }
    }

    private static int IndexOf(List<Quote> quotes, TextSpan span)
    {
        var exact = quotes.FindIndex(quote => quote.Span == span);
        return exact >= 0 ? exact : quotes.FindIndex(quote => 2 * Common(quote.Span, span) > Math.Max(quote.Span.Length, span.Length));
    }

    private static int Common(TextSpan one, TextSpan other) => Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);

    private static IEnumerable<TextSpan> PlacesOf(string words, string text)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            yield return new TextSpan(at, at + words.Length);
    }
}
