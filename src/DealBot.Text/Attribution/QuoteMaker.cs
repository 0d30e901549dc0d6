using DealBot.Text.Names;

namespace DealBot.Text.Attribution;

/// <summary>Turns a quotation and the mention of its voice into a <see cref="Quote"/>.</summary>
internal static class QuoteMaker
{
    /// <summary>Makes the quote.</summary>
    public static Quote Make(Document document, QuotationContext quotation, Candidate candidate)
    {
        var (speaker, grade) = SpeakerResolver.Resolve(document, quotation, candidate);
        return new Quote(
            document.Span(quotation.Quotation.Tokens),
            KindOf(quotation),
            speaker,
            Speakers.SpanOf(document, candidate.Mention),
            CueOf(document, quotation, candidate),
            SentenceOf(document, quotation),
            grade);
    }

    /// <summary>Makes a quote whose speaker the text does not give surely enough.</summary>
    public static Quote MakeUnknown(Document document, QuotationContext quotation) => new(
        document.Span(quotation.Quotation.Tokens),
        KindOf(quotation),
        Speaker: null,
        SpeakerMention: null,
        Cue: null,
        SentenceOf(document, quotation),
        AttributionGrade.Unknown);

    private static TextSpan SentenceOf(Document document, QuotationContext quotation) => new(
        document.Span(document.Sentences[document.SentenceOf[quotation.Quotation.Open]]).Start,
        document.Span(document.Sentences[quotation.LastSentence]).End);

    // A quotation that begins its sentence, or follows a comma or colon in capitals, is whole; else it completes another's sentence.
    private static QuoteKind KindOf(QuotationContext quotation)
    {
        if (quotation.CharBefore == 'w') return QuoteKind.Mixed;
        return quotation.BeginsSmall && quotation.CharBefore != ',' && quotation.LengthClass < 4 ? QuoteKind.Mixed : QuoteKind.Direct;
    }

    private static TextSpan? CueOf(Document document, QuotationContext quotation, Candidate candidate)
    {
        var verb = candidate.Syntax.Verb;
        if (verb < 0) verb = quotation.VerbAfter >= 0 ? quotation.VerbAfter : quotation.VerbBefore;
        if (verb < 0) return null;
        var span = document.Tokens[verb].Span;
        var isAccording = document[document.Tokens[verb]] is "according" or "According";
        return isAccording && verb + 1 < document.Tokens.Length ? span with { End = document.Tokens[verb + 1].End } : span;
    }
}
