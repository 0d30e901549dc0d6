using DealBot.Text.Tokens;

namespace DealBot.Text.Quotations;

/// <summary>Words between quotation marks, whoever speaks them.</summary>
/// <param name="Tokens">The tokens between the marks; over several paragraphs, from the first to the last.</param>
/// <param name="Open">The token that opens.</param>
/// <param name="Single">Whether the marks are single ones.</param>
/// <param name="Closed">Whether a mark closes it; an unclosed quotation ends with its paragraph.</param>
internal sealed record Quotation(TokenRange Tokens, int Open, bool Single, bool Closed)
{
    /// <summary>The token after the quotation and its closing mark.</summary>
    public int After => Closed ? Tokens.End + 1 : Tokens.End;
}
