using System.Buffers;
using System.Globalization;
using System.Text;

namespace DealBot.Search.Syntax;

/// <summary>Prints a <see cref="QuerySyntax"/> as it could have been typed.</summary>
internal static class SyntaxText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("+-!(){}[]^\"~*?:\\“”„ \t\r\n\u3000");

    public static string Print(QuerySyntax syntax)
    {
        var text = new StringBuilder();
        Append(text, syntax, isTop: true);

        // At the very end of what is typed a question mark is punctuation; before a parenthesis it is a wildcard.
        return text.Length > 0 && text[^1] == '?' ? $"({text})" : text.ToString();
    }

    private static void Append(StringBuilder text, QuerySyntax syntax, bool isTop = false)
    {
        switch (syntax)
        {
            case QuerySyntax.Words node:
                AppendEscaped(text, node.Text);
                break;
            case QuerySyntax.Phrase node:
                text.Append('"').Append(node.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                if (node.Slop > 0) text.Append('~').Append(node.Slop);
                break;
            case QuerySyntax.Prefix node:
                AppendEscaped(text, node.Text);
                text.Append('*');
                break;
            case QuerySyntax.Wildcard node:
                AppendEscaped(text, node.Pattern, keepsWildcards: true);
                break;
            case QuerySyntax.Fuzzy node:
                AppendEscaped(text, node.Text);
                text.Append('~').Append(node.MaxEdits);
                break;
            case QuerySyntax.Range node:
                text.Append(node.IncludesLow ? '[' : '{').Append(node.Low ?? "*").Append(" TO ");
                text.Append(node.High ?? "*").Append(node.IncludesHigh ? ']' : '}');
                break;
            case QuerySyntax.Everything:
                text.Append("*:*");
                break;
            case QuerySyntax.InField node:
                text.Append(node.Field).Append(':');
                AppendInner(text, node.Inner, needsParentheses: node.Inner is QuerySyntax.InField);
                break;
            case QuerySyntax.Boosted node:
                AppendInner(text, node.Inner, needsParentheses: node.Inner is QuerySyntax.InField or QuerySyntax.Boosted);
                text.Append('^').Append(node.Boost.ToString("0.######", CultureInfo.InvariantCulture));
                break;
            case QuerySyntax.Group node:
                if (!isTop) text.Append('(');
                AppendClauses(text, node.Clauses);
                if (!isTop) text.Append(')');
                break;
        }
    }

    private static void AppendInner(StringBuilder text, QuerySyntax inner, bool needsParentheses)
    {
        if (needsParentheses) text.Append('(');
        Append(text, inner);
        if (needsParentheses) text.Append(')');
    }

    private static void AppendClauses(StringBuilder text, IReadOnlyList<SyntaxClause> clauses)
    {
        for (var at = 0; at < clauses.Count; at++)
        {
            if (at > 0) text.Append(' ');
            text.Append(clauses[at].Occur switch { Occur.Must or Occur.Filter => "+", Occur.MustNot => "-", _ => "" });
            Append(text, clauses[at].Syntax);
        }
    }

    private static void AppendEscaped(StringBuilder text, string words, bool keepsWildcards = false)
    {
        if (QueryLexer.IsOperator(words)) text.Append('\\');
        foreach (var unit in words)
        {
            if (Special.Contains(unit) && !(keepsWildcards && unit is '*' or '?')) text.Append('\\');
            text.Append(unit);
        }
    }
}
