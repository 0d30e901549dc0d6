using DealBot.Text.Names;

namespace DealBot.Text.Attribution;

/// <summary>Turns a quotation and the mention of its voice into a <see cref="Quote"/>.</summary>
internal static class QuoteMaker
{
    /// <summary>Makes the quote.</summary>
    public static Quote Make(Document document, QuotationContext context, Candidate candidate)
    {
        var (speaker, grade) = SpeakerResolver.Resolve(document, context, candidate);
        return new Quote(
            document.Span(context.Quotation.Tokens),
            KindOf(context),
            speaker,
            Speakers.SpanOf(document, candidate.Mention),
            CueOf(document, context, candidate),
            SentenceOf(document, context),
            grade);
    }

    /// <summary>Makes a quote whose speaker the text does not give surely enough.</summary>
    public static Quote MakeUnknown(Document document, QuotationContext context) => new(
        document.Span(context.Quotation.Tokens),
        KindOf(context),
        Speaker: null,
        SpeakerMention: null,
        Cue: null,
        SentenceOf(document, context),
        AttributionGrade.Unknown);

    private static TextSpan SentenceOf(Document document, QuotationContext context) => new(
        document.Span(document.Sentences[document.SentenceOf[context.Quotation.Open]]).Start,
        document.Span(document.Sentences[context.LastSentence]).End);

    // A quotation that begins its sentence, or follows a comma or colon in capitals, is whole; else it completes another's sentence.
    private static QuoteKind KindOf(QuotationContext context)
    {
        if (context.CharBefore == 'w') return QuoteKind.Mixed;
        return context.BeginsSmall && context.CharBefore != ',' && context.LengthClass < 4 ? QuoteKind.Mixed : QuoteKind.Direct;
    }

    private static TextSpan? CueOf(Document document, QuotationContext context, Candidate candidate)
    {
        var verb = candidate.Syntax.Verb;
        if (verb < 0) verb = context.VerbAfter >= 0 ? context.VerbAfter : context.VerbBefore;
        if (verb < 0) return null;
        var span = document.Tokens[verb].Span;
        var isAccording = document[document.Tokens[verb]] is "according" or "According";
        return isAccording && verb + 1 < document.Tokens.Length ? span with { End = document.Tokens[verb + 1].End } : span;
    }
}
