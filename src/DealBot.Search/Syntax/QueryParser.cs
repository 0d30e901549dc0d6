using System.Globalization;
using static DealBot.Search.Syntax.QueryLexer;

namespace DealBot.Search.Syntax;

/// <summary>Reads Lucene's classic query syntax, leniently: every string whatever is a query.</summary>
/// <remarks>
/// <para><c>+must -not</c>, <c>AND OR NOT &amp;&amp; || !</c>, parentheses, <c>field:</c>, <c>"phrase"~slop</c>, <c>prefix*</c>,
/// <c>te?t</c>, <c>fuzzy~1</c>, <c>boost^2</c>, <c>[a TO b}</c>, <c>*:*</c> and backslashes mean what they mean to the QueryParser of
/// Lucene 8 with the operator OR: AND makes the clauses on both sides required, and OR binds no closer than a space does.</para>
/// <para>Where Lucene would report an error, the offending mark is passed over: brackets, quotation marks and parentheses that
/// nothing closes, operators without words. A parenthesis that is not closed ends with the text. A field that is not known is
/// text. Beyond Lucene, curly quotation marks make phrases too, and question marks at the very end are punctuation. Regular
/// expressions are not read; a slash is a character of its word.</para>
/// </remarks>
public sealed class QueryParser
{
    private const int MaxDepth = 50; // parentheses nested deeper are read without their meaning, so the stack is safe
    private const int MaxSlop = 1000;

    private readonly QueryLexer _lexer;
    private int _depth;

    private QueryParser(QueryLexer lexer) => _lexer = lexer;

    /// <summary>Reads a query.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="fields">The fields that can be named; upper and lower case are the same.</param>
    /// <returns>The tree; null when there is no word in it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static QuerySyntax? Parse(string text, IReadOnlyCollection<string> fields)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fields);
        return new QueryParser(new QueryLexer(text, fields)).ReadClauses();
    }

    /// <summary>Reads what stands between the brackets of a range: two bounds and TO between them.</summary>
    internal static bool TryReadBounds(ReadOnlySpan<char> text, out string? low, out string? high)
    {
        (low, high) = (null, null);
        Span<System.Range> parts = stackalloc System.Range[4];
        if (text.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) != 3 || text[parts[1]] is not "TO") return false;

        low = BoundOf(text[parts[0]]);
        high = BoundOf(text[parts[2]]);
        return true;
    }

    private static string? BoundOf(ReadOnlySpan<char> bound) => bound is "*" ? null : bound.ToString();

    private QuerySyntax? ReadClauses()
    {
        var clauses = new List<SyntaxClause>();
        while (_lexer.Kind != TokenKind.End)
        {
            if (_lexer.Kind == TokenKind.Close)
            {
                if (_depth > 0) break;
                _lexer.Read();
                continue;
            }

            var (conjunction, modifier) = ReadOperators();
            if (ReadClause() is { } clause) Add(clauses, conjunction, modifier, clause);
        }

        return clauses switch
        {
            [] => null,
            [{ Occur: Occur.Should }] => clauses[0].Syntax,
            _ => new QuerySyntax.Group(clauses) { Span = new(clauses[0].Syntax.Span.Start, clauses[^1].Syntax.Span.End) },
        };
    }

    /// <summary>The operators before a clause; of several the last counts.</summary>
    private (TokenKind? Conjunction, TokenKind? Modifier) ReadOperators()
    {
        TokenKind? conjunction = null, modifier = null;
        while (true)
        {
            if (_lexer.Kind is TokenKind.And or TokenKind.Or) (conjunction, modifier) = (_lexer.Kind, null);
            else if (_lexer.Kind is TokenKind.Not or TokenKind.Plus or TokenKind.Minus) modifier = _lexer.Kind;
            else return (conjunction, modifier);
            _lexer.Read();
        }
    }

    /// <summary>Lucene's QueryParserBase.addClause.</summary>
    private static void Add(List<SyntaxClause> clauses, TokenKind? conjunction, TokenKind? modifier, QuerySyntax syntax)
    {
        if (conjunction == TokenKind.And && clauses.Count > 0 && clauses[^1].Occur != Occur.MustNot)
        {
            clauses[^1] = clauses[^1] with { Occur = Occur.Must };
        }

        var occur = modifier is TokenKind.Minus or TokenKind.Not ? Occur.MustNot
            : modifier == TokenKind.Plus || conjunction == TokenKind.And ? Occur.Must
            : Occur.Should;
        clauses.Add(new SyntaxClause(occur, syntax));
    }

    private QuerySyntax? ReadClause()
    {
        if (_lexer.Kind != TokenKind.Field) return ReadPart();

        var (field, start, end) = (_lexer.Text, _lexer.Start, _lexer.End);
        _lexer.Read();
        return ReadPart() is { } inner
            ? new QuerySyntax.InField(field, inner) { Span = new(start, inner.Span.End) }
            : new QuerySyntax.Words(field) { Span = new(start, end - 1) };
    }

    private QuerySyntax? ReadPart()
    {
        var (start, end, text) = (_lexer.Start, _lexer.End, _lexer.Text);
        QuerySyntax? part;
        switch (_lexer.Kind)
        {
            case TokenKind.Open:
                part = ReadParentheses(ref end);
                break;
            case TokenKind.Words:
                part = WordsOf(text, ref end);
                break;
            case TokenKind.Phrase:
                var hasSlop = _lexer.TryReadSuffix('~', ref end, out var slop);
                part = new QuerySyntax.Phrase(Unescape(text), hasSlop ? (int)Math.Min(NumberOf(slop) ?? 0, MaxSlop) : 0);
                break;
            case TokenKind.Range:
                TryReadBounds(text, out var low, out var high);
                part = new QuerySyntax.Range(low, high, IncludesLow: _lexer.IsAt(start, '['), IncludesHigh: _lexer.IsAt(end - 1, ']'));
                break;
            case TokenKind.Everything:
                part = new QuerySyntax.Everything();
                break;
            default:
                return null; // an operator or the end, which the caller looks at again
        }

        var hasBoost = _lexer.TryReadSuffix('^', ref end, out var boost);
        _lexer.ReadFrom(end);
        if (part is null) return null;

        var span = new SyntaxSpan(start, end);
        part = part with { Span = span };
        return hasBoost && NumberOf(boost) is { } factor ? new QuerySyntax.Boosted(part, factor) { Span = span } : part;
    }

    private QuerySyntax? ReadParentheses(ref int end)
    {
        _lexer.Read();
        if (_depth == MaxDepth) return null;

        _depth++;
        var inner = ReadClauses();
        _depth--;
        end = _lexer.Kind == TokenKind.Close ? _lexer.End : _lexer.Start;
        return inner;
    }

    private QuerySyntax? WordsOf(string typed, ref int end)
    {
        var plain = Unescape(typed);
        if (plain.Length == 0) return null;
        if (_lexer.TryReadSuffix('~', ref end, out var similarity)) return new QuerySyntax.Fuzzy(plain, EditsOf(similarity, plain));

        var firstWildcard = FirstWildcard(typed);
        if (firstWildcard < 0) return new QuerySyntax.Words(plain);
        if (firstWildcard == typed.Length - 1 && typed[^1] == '*') return new QuerySyntax.Prefix(plain[..^1]);
        return plain.Trim('*').Length == 0 ? new QuerySyntax.Prefix("") : new QuerySyntax.Wildcard(plain);
    }

    private static int FirstWildcard(string typed)
    {
        for (var at = 0; at < typed.Length; at++)
        {
            if (typed[at] == '\\') at++;
            else if (typed[at] is '*' or '?') return at;
        }

        return -1;
    }

    /// <summary>Lucene's FuzzyQuery.floatToEdits: from 1 on a number of edits, below a similarity of the older kind; 2 when nothing is said.</summary>
    private static int EditsOf(string similarity, string word) => NumberOf(similarity) switch
    {
        null => 2,
        0 => 0,
        >= 1 and var edits => (int)Math.Min(edits, 2),
        var older => (int)Math.Min((1 - older.Value) * word.Length, 2),
    };

    private static float? NumberOf(string digits) =>
        float.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;
}
