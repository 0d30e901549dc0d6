using DealBot.Text.Names;

namespace DealBot.Text.Attribution;

/// <summary>A mention that may name the voice of a quotation.</summary>
/// <param name="Mention">The mention; it stands outside all quotation marks.</param>
/// <param name="Syntax">Its place in its sentence.</param>
/// <param name="QuotationsBefore">How many quotations of the document open before it.</param>
/// <param name="Index">Its index among the candidates of the document.</param>
internal sealed record Candidate(Mention Mention, MentionSyntax Syntax, int QuotationsBefore, int Index)
{
    /// <summary>The mentions outside quotation marks, in reading order.</summary>
    public static Candidate[] Of(Document document)
    {
        var candidates = new List<Candidate>(document.Mentions.Count);
        var quotations = 0;
        foreach (var mention in document.Mentions)
        {
            if (mention.IsModifier || document.Tokens[mention.Head].Has(Tokens.TokenFlags.Quoted)) continue;
            while (quotations < document.Quotations.Count && document.Quotations[quotations].Open < mention.TitleFirst) quotations++;
            candidates.Add(new Candidate(mention, MentionSyntax.Of(document, mention), quotations, candidates.Count));
        }

        return [.. candidates];
    }
}
