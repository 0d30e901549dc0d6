using DealBot.Text;
using DealBot.Text.Attribution;
using DealBot.Text.Names;
using DealBot.Text.Quotations;
using DealBot.Training.Gold;

namespace DealBot.Training;

/// <summary>What annotators say of a quotation.</summary>
internal enum GoldVoice
{
    /// <summary>Nothing that can be learnt from.</summary>
    Unjudged,

    /// <summary>Nobody's words: a title, a scare quote.</summary>
    Nobody,

    /// <summary>Somebody's words, the annotation of whose is not at hand.</summary>
    Somebody,

    /// <summary>The words of a source that the text names.</summary>
    Source,
}

/// <summary>Looks up what annotators say of the quotations of one article.</summary>
internal sealed class GoldVoices(Document document, GoldArticle article)
{
    private const double LeastOverlap = 0.5;

    /// <summary>The judgement on a quotation, and the candidate that names its source.</summary>
    public (GoldVoice Voice, int Source) Of(Quotation quotation, IReadOnlyList<Candidate> candidates)
    {
        var (voice, quote) = Judge(quotation);
        return (voice, quote is null ? AttributionWalk.Nobody : Find(quote, candidates));
    }

    private (GoldVoice Voice, GoldQuote? Quote) Judge(Quotation quotation)
    {
        var span = document.Span(quotation.Tokens);
        foreach (var quote in article.Quotes)
        {
            if (string.Equals(quote.Kind, "indirect", StringComparison.Ordinal) || !Matches(span, quote)) continue;
            return quote.SourceStart is null ? (GoldVoice.Unjudged, null) : (GoldVoice.Source, quote);
        }

        if (article.Negatives.Any(negative => Overlap(span, negative.Start, negative.End) >= LeastOverlap)) return (GoldVoice.Nobody, null);
        if (article.Ignored.Any(ignored => Overlap(span, ignored.Start, ignored.End) >= LeastOverlap))
        {
            var around = article.Quotes.FirstOrDefault(quote => quote.Content.Any(piece => piece[0] <= span.Start && span.End <= piece[1]));
            if (around?.SourceStart is not null) return (GoldVoice.Source, around);
            var isContent = article.OtherContents.Any(content => content.Any(piece => piece[0] <= span.Start && span.End <= piece[1]));
            return (isContent ? GoldVoice.Somebody : GoldVoice.Unjudged, null);
        }

        return (GoldVoice.Unjudged, null);
    }

    private int Find(GoldQuote quote, IReadOnlyList<Candidate> candidates)
    {
        var best = AttributionWalk.Nobody;
        for (var i = 0; i < candidates.Count; i++)
        {
            var mention = candidates[i].Mention;
            var span = document.Span(mention.Tokens with { First = mention.TitleFirst });
            if (span.Start >= quote.SourceEnd || span.End <= quote.SourceStart) continue;
            if (best < 0 || IsBetter(quote, mention, candidates[best].Mention)) best = i;
        }

        return best;
    }

    // Of the mentions within a source such as "Ada Byrne, a spokesman for the mayor": its name, or its first noun.
    private static bool IsBetter(GoldQuote quote, Mention mention, Mention than) =>
        quote.SourceIsNamed && mention.Kind == MentionKind.Name && than.Kind != MentionKind.Name;

    private static bool Matches(TextSpan span, GoldQuote quote) =>
        Overlap(span, quote.Start, quote.End) >= LeastOverlap
        || quote.Segments.Any(segment => Overlap(span, segment[0], segment[1]) >= LeastOverlap);

    // The share of the union that both spans hold.
    private static double Overlap(TextSpan span, int start, int end)
    {
        var shared = Math.Min(span.End, end) - Math.Max(span.Start, start);
        return shared <= 0 ? 0 : (double)shared / (Math.Max(span.End, end) - Math.Min(span.Start, start));
    }
}
