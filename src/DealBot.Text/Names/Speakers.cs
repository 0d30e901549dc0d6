using DealBot.Text.Tokens;

namespace DealBot.Text.Names;

/// <summary>Presents people and bodies to the outside.</summary>
internal static class Speakers
{
    /// <summary>Every person and body of the document, and whatever else is quoted by name, in the order of their first mentions.</summary>
    public static List<Speaker> Of(Document document, List<Quote> quotes)
    {
        var quoted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var quote in quotes)
        {
            if (quote.Speaker is not null) quoted.Add(quote.Speaker);
        }

        var speakers = new List<Speaker>();
        foreach (var entity in document.Entities)
        {
            if (entity.Kind is not (EntityKind.Person or EntityKind.Body) && !quoted.Contains(entity.Name)) continue;
            var mentions = new List<TextSpan>(entity.Mentions.Count);
            foreach (var mention in entity.Mentions) mentions.Add(SpanOf(document, mention));
            var aliases = new List<string>(entity.Forms);
            aliases.Remove(entity.Name);
            speakers.Add(new Speaker(entity.Name, aliases, entity.Roles, mentions));
        }

        speakers.Sort((a, b) => a.Mentions[0].Start.CompareTo(b.Mentions[0].Start));
        return speakers;
    }

    /// <summary>The mention's place without a possessive ending.</summary>
    public static TextSpan SpanOf(Document document, Mention mention)
    {
        var span = document.Span(mention.Tokens);
        return document.Tokens[mention.Tokens.End - 1].Has(TokenFlags.Possessive) ? span with { End = span.End - 2 } : span;
    }
}
