namespace DealBot.Text.Attribution;

/// <summary>Where a mention stands, seen from the quotation.</summary>
/// <param name="Hash">Side, sentence, and how many sentences, quotations and paragraphs lie between.</param>
/// <param name="Coarse">Side, and whether sentence and paragraph are the same.</param>
internal readonly record struct Place(uint Hash, uint Coarse)
{
    /// <summary>Measures the way from the quotation at hand to a candidate.</summary>
    public static Place Of(AttributionScene scene, Candidate candidate)
    {
        var document = scene.Document;
        var context = scene.Context;
        var head = candidate.Mention.Head;
        var sentence = document.SentenceOf[head];
        var isAfter = head > context.Quotation.Open;
        var isSameSentence = context.FirstSentence <= sentence && sentence <= context.LastSentence;
        var paragraphs = isAfter
            ? Math.Min(1, document.ParagraphOf[head] - context.LastParagraph)
            : Math.Min(4, context.Paragraph - document.ParagraphOf[head]);
        var sentences = isAfter
            ? Math.Clamp(sentence - context.LastSentence, 0, 2)
            : Math.Clamp(context.FirstSentence - sentence, 0, 3);
        var quotations = isAfter
            ? Math.Min(2, candidate.QuotationsBefore - scene.Index - 1)
            : Math.Min(2, scene.Index - candidate.QuotationsBefore);
        var coarse = (isAfter ? 1 : 0) + (isSameSentence ? 2 : 0) + (paragraphs > 0 ? 4 : 0);
        return new Place((uint)(coarse + (8 * sentences) + (32 * quotations) + (128 * paragraphs)), (uint)coarse);
    }
}
