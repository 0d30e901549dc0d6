using DealBot.Text.Names;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Attribution;

/// <summary>Names the person or body that a mention stands for.</summary>
internal static class SpeakerResolver
{
    /// <summary>The speaker's name and what it rests on.</summary>
    public static (string? Speaker, AttributionGrade Grade) Resolve(Document document, Mention mention)
    {
        if (mention.Kind == MentionKind.Pronoun)
        {
            if (mention.Entity is { } person) return (person.Name, AttributionGrade.Pronoun);
            if (mention.Antecedent is not { Kind: MentionKind.Description } antecedent) return (null, AttributionGrade.Unknown);
            return (Describe(document, antecedent), AttributionGrade.Pronoun);
        }

        if (mention.Entity is { } entity)
        {
            var isFull = mention.Tokens.First < mention.Head || entity.Kind == EntityKind.Body;
            return (entity.Name, isFull ? AttributionGrade.Explicit : AttributionGrade.Resolved);
        }

        return (Describe(document, mention), AttributionGrade.Resolved);
    }

    // The phrase without its article: "senior official".
    private static string Describe(Document document, Mention mention)
    {
        var span = Speakers.SpanOf(document, mention);
        var first = mention.Tokens.First;
        if (first < mention.Head && document.Tokens[first].Is(LexicalClass.Determiner)) span = span with { Start = document.Tokens[first + 1].Start };
        return span.In(document.Text);
    }
}
