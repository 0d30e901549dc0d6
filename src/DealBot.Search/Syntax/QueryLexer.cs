using System.Text;

namespace DealBot.Search.Syntax;

/// <summary>Cuts what was typed into the tokens of Lucene's classic query syntax; whatever fits none is passed over.</summary>
internal sealed class QueryLexer
{
    private const int MaxRangeLength = 200; // bounds are words; a longer stretch between brackets is prose

    private readonly string _text;
    private readonly IReadOnlyCollection<string> _fields;
    private readonly int _end;
    private bool _noStraightCloses; // so that a thousand marks that nothing closes are not each looked for to the end
    private bool _noCurlyCloses;

    public QueryLexer(string text, IReadOnlyCollection<string> fields)
    {
        (_text, _fields) = (text, fields);

        // People ask questions: the mark at the very end is no wildcard, nor is an exclamation mark there an operator.
        _end = text.Length;
        while (_end > 0 && (IsSpace(text[_end - 1]) || text[_end - 1] is '?' or '!') && !IsEscaped(_end - 1)) _end--;
        Read();
    }

    public enum TokenKind
    {
        End, Words, Phrase, Range, Field, Everything, Open, Close, And, Or, Not, Plus, Minus,
    }

    /// <summary>The token to be looked at next.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Its text as typed for words, without the marks for a phrase or a range, the known name for a field.</summary>
    public string Text { get; private set; } = "";

    public int Start { get; private set; }

    public int End { get; private set; }

    public static bool IsOperator(string word) => word is "AND" or "OR" or "NOT" or "&&" or "||";

    /// <summary>Moves on to the next token.</summary>
    public void Read()
    {
        for (var at = End; at < _end; at++)
        {
            var unit = _text[at];
            if (IsSpace(unit)) continue;

            Start = at;
            switch (unit)
            {
                case '(':
                    Take(TokenKind.Open, at + 1);
                    return;
                case ')':
                    Take(TokenKind.Close, at + 1);
                    return;
                case '+' or '-' or '!':
                    if (at + 1 == _end || IsSpace(_text[at + 1])) continue; // alone it means nothing
                    Take(unit == '+' ? TokenKind.Plus : unit == '-' ? TokenKind.Minus : TokenKind.Not, at + 1);
                    return;
                case '"' or '“' or '”' or '„' when ClosingQuote(at) is > 0 and var closing:
                    Take(TokenKind.Phrase, closing + 1, _text[(at + 1)..closing]);
                    return;
                case '[' or '{' when ClosingBracket(at) is > 0 and var closing:
                    Take(TokenKind.Range, closing + 1, _text[(at + 1)..closing]);
                    return;
                case '*' when _text.AsSpan(at, _end - at).StartsWith("*:*"):
                    Take(TokenKind.Everything, at + 3);
                    return;
            }

            if (EndsWord(at)) continue;
            ReadWord(at);
            return;
        }

        Start = End = _end;
        Kind = TokenKind.End;
    }

    /// <summary>The number after <paramref name="mark"/> directly behind the token last read; false without the mark.</summary>
    /// <param name="mark">A tilde or a caret.</param>
    /// <param name="end">The end of the token that it belongs to; moved behind the number.</param>
    /// <param name="number">The number as typed; empty when the mark stands alone.</param>
    public bool TryReadSuffix(char mark, ref int end, out string number)
    {
        number = "";
        if (end >= _end || _text[end] != mark) return false;

        var at = end + 1;
        while (at < _end && char.IsAsciiDigit(_text[at])) at++;
        if (at > end + 1 && at + 1 < _end && _text[at] == '.' && char.IsAsciiDigit(_text[at + 1]))
        {
            do at++;
            while (at < _end && char.IsAsciiDigit(_text[at]));
        }

        number = _text[(end + 1)..at];
        end = at;
        return true;
    }

    /// <summary>Whether a character stands at a place.</summary>
    public bool IsAt(int at, char unit) => _text[at] == unit;

    /// <summary>Goes on reading behind a suffix.</summary>
    public void ReadFrom(int end)
    {
        End = end;
        Read();
    }

    /// <summary>Resolves backslashes: each makes the character after it mean itself.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && ++at == text.Length) break;
            plain.Append(text[at]);
        }

        return plain.ToString();
    }

    private void ReadWord(int start)
    {
        var at = start;
        for (; at < _end && !EndsWord(at); at++)
        {
            if (_text[at] == '\\') at++;
            else if (_text[at] == ':' && KnownField(_text.AsSpan(start, at - start)) is { } field && HasValue(at + 1) && Kind != TokenKind.Field)
            {
                Take(TokenKind.Field, at + 1, field);
                return;
            }
        }

        var word = _text[start..at];
        Take(word switch { "AND" or "&&" => TokenKind.And, "OR" or "||" => TokenKind.Or, "NOT" => TokenKind.Not, _ => TokenKind.Words }, at, word);
    }

    private void Take(TokenKind kind, int end, string text = "") => (Kind, End, Text) = (kind, end, text);

    private string? KnownField(ReadOnlySpan<char> name)
    {
        foreach (var field in _fields)
        {
            if (name.Equals(field, StringComparison.OrdinalIgnoreCase)) return field;
        }

        return null;
    }

    /// <summary>Whether something follows that a field can be asked for; otherwise its name is a word like any other.</summary>
    private bool HasValue(int at)
    {
        while (at < _end && IsSpace(_text[at])) at++;
        return at < _end && _text[at] is not (')' or ']' or '}' or '^' or '~' or ':' or '+' or '-' or '!');
    }

    private int ClosingQuote(int open)
    {
        var isStraight = _text[open] == '"';
        if (isStraight ? _noStraightCloses : _noCurlyCloses) return -1;

        for (var at = open + 1; at < _end; at++)
        {
            if (_text[at] == '\\') at++;
            else if (isStraight ? _text[at] == '"' : _text[at] is '”' or '“') return at;
        }

        if (isStraight) _noStraightCloses = true;
        else _noCurlyCloses = true;
        return -1;
    }

    /// <summary>The bracket that closes a range; a bracket around anything else is passed over.</summary>
    private int ClosingBracket(int open)
    {
        var close = _text.AsSpan(open, Math.Min(_end - open, MaxRangeLength)).IndexOfAny(']', '}');
        return close > 0 && QueryParser.TryReadBounds(_text.AsSpan(open + 1, close - 1), out _, out _) ? open + close : -1;
    }

    private bool IsEscaped(int at)
    {
        var backslashes = 0;
        while (at - backslashes > 0 && _text[at - backslashes - 1] == '\\') backslashes++;
        return backslashes % 2 == 1;
    }

    private static bool IsSpace(char unit) => char.IsWhiteSpace(unit);

    private bool EndsWord(int at) => _text[at] switch
    {
        '(' or ')' or '"' or '“' or '”' or '„' or '[' or ']' or '{' or '}' or '^' or '~' or '!' => true,
        '\\' => at + 1 == _end, // escapes nothing
        var unit => IsSpace(unit),
    };
}
