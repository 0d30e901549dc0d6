using DealBot.Text.Names;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Attribution;

/// <summary>Names the person or body that a mention stands for, and says what the name rests on.</summary>
internal static class SpeakerResolver
{
    private const int LongestModifier = 12;

    /// <summary>The speaker of a quotation.</summary>
    /// <returns>No name where a pronoun stands for nobody that the text has named or described.</returns>
    public static (string? Speaker, AttributionGrade Grade) Resolve(Document document, QuotationContext context, Candidate candidate)
    {
        var (speaker, grade) = Resolve(document, candidate.Mention);
        return grade != AttributionGrade.Unknown && IsCarried(document, context, candidate.Mention)
            ? (speaker, AttributionGrade.Carried)
            : (speaker, grade);
    }

    /// <summary>The speaker that a mention stands for, wherever its words are.</summary>
    public static (string? Speaker, AttributionGrade Grade) Resolve(Document document, Mention mention)
    {
        if (mention.Kind == MentionKind.Pronoun)
        {
            if (mention.Entity is { } person) return (person.Name, AttributionGrade.Pronoun);
            return mention.Antecedent is { Kind: MentionKind.Description } antecedent
                ? (Describe(document, antecedent), AttributionGrade.Pronoun)
                : (null, AttributionGrade.Unknown);
        }

        if (mention.Entity is not { } entity) return (Describe(document, mention), AttributionGrade.Resolved);
        var isExplicit = mention.Kind == MentionKind.Name && (mention.Tokens.First < mention.Head || entity.Kind == EntityKind.Body);
        return (entity.Name, isExplicit ? AttributionGrade.Explicit : AttributionGrade.Resolved);
    }

    // The voice is named in another paragraph.
    private static bool IsCarried(Document document, QuotationContext context, Mention mention)
    {
        var paragraph = document.ParagraphOf[mention.Head];
        return paragraph < context.Paragraph || paragraph > context.LastParagraph;
    }

    // A source the text keeps anonymous, without its article: "senior official familiar with the negotiations".
    private static string Describe(Document document, Mention mention)
    {
        var first = mention.Tokens.First;
        if (first < mention.Head && document.Tokens[first].Is(LexicalClass.Determiner) && !document.Tokens[first].Is(LexicalClass.Number)) first++;
        var end = EndOfModifiers(document, mention.Tokens.End);
        var span = document.Span(new TokenRange(first, end));
        if (document.Tokens[end - 1].Has(TokenFlags.Possessive)) span = span with { End = span.End - 2 };
        return span.In(document.Text);
    }

    // "familiar with the negotiations", "of the panel", up to the verb or the next mark.
    private static int EndOfModifiers(Document document, int end)
    {
        if (end >= document.Tokens.Length || !OpensModifier(document, end)) return end;
        for (var i = end + 1; i < Math.Min(document.Tokens.Length, end + LongestModifier); i++)
        {
            ref readonly var token = ref document.Tokens[i];
            if (token.Has(TokenFlags.SentenceStart)) return i;
            if (token.Is(LexicalClass.SpeechVerb | LexicalClass.SpeechGerund | LexicalClass.Auxiliary | LexicalClass.Relative | LexicalClass.Conjunction)
                || (!token.Has(TokenFlags.Word) && document.FirstChar(i) is not ('-' or '’' or '\''))
                || (token.Is(LexicalClass.Preposition) && i + 1 < document.Tokens.Length && document.Tokens[i + 1].Is(LexicalClass.Calendar)))
                return i;
        }

        return end;
    }

    private static bool OpensModifier(Document document, int at) =>
        !document.Tokens[at].Has(TokenFlags.SentenceStart)
        && document[document.Tokens[at]] is "of" or "for" or "with" or "at" or "from" or "familiar" or "close" or "involved" or "briefed";
}
