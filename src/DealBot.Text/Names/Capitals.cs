using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Which capitalised words of a text are parts of names.</summary>
/// <remarks>Where capitals say nothing, at the start of a sentence and in headlines, the rest of the text decides: a word
/// that it also writes in lower case is no name, one that it writes in capitals inside a sentence is.</remarks>
internal sealed class Capitals
{
    private const int LettersOfLongWord = 4;
    private const int LongWordsOfHeadline = 4;

    private const LexicalClass NeverName = LexicalClass.Calendar | LexicalClass.First | LexicalClass.It | LexicalClass.Conjunction
        | LexicalClass.Auxiliary | LexicalClass.Determiner | LexicalClass.PossessivePronoun | LexicalClass.Relative
        | LexicalClass.He | LexicalClass.She | LexicalClass.They | LexicalClass.Preposition;

    private readonly Document _document;
    private readonly bool[] _isHeadline;
    private readonly HashSet<uint> _capitalInside = [];
    private readonly HashSet<uint> _lowerCase = [];

    /// <summary>Reads the text once for its evidence.</summary>
    public Capitals(Document document)
    {
        _document = document;
        _isHeadline = new bool[document.Paragraphs.Count];
        for (var p = 0; p < _isHeadline.Length; p++)
        {
            _isHeadline[p] = IsInTitleCase(document, document.Paragraphs[p]);
            for (var i = document.Paragraphs[p].First; i < document.Paragraphs[p].End; i++)
            {
                ref readonly var token = ref document.Tokens[i];
                if (!token.Has(TokenFlags.Word)) continue;
                if (!token.Has(TokenFlags.Capitalised)) _lowerCase.Add(token.Hash);
                else if (!_isHeadline[p] && !BeginsClause(i)) _capitalInside.Add(token.Hash);
            }
        }
    }

    /// <summary>Whether the token may be a part of a name.</summary>
    public bool IsNameWord(int at)
    {
        ref readonly var token = ref _document.Tokens[at];
        if (!token.Has(TokenFlags.Capitalised) || IsContraction(token)) return false;
        if (token.Is(NeverName)) return IsNameDespiteClass(at);
        if (_isHeadline[_document.ParagraphOf[at]] && !token.Is(LexicalClass.Male | LexicalClass.Female | LexicalClass.Place))
            return _capitalInside.Contains(token.Hash) || (IsUnknown(token) && !_lowerCase.Contains(token.Hash) && TouchesFirstName(at));
        if (!BeginsClause(at)) return !token.Is(LexicalClass.Common) || IsCapitalised(at + 1) || IsCapitalised(at - 1);
        if (token.Is(LexicalClass.RoleNoun | LexicalClass.RolePlural) && !IsCapitalised(at + 1)) return false;
        if (_capitalInside.Contains(token.Hash)) return true;
        if (token.Is(LexicalClass.Common | LexicalClass.SpeechGerund)) return token.Is(LexicalClass.Male | LexicalClass.Female) && IsCapitalised(at + 1);
        if (token.Is(LexicalClass.Title | LexicalClass.Male | LexicalClass.Female | LexicalClass.Place)) return true;
        return !_lowerCase.Contains(token.Hash) && (IsCapitalised(at + 1) || ActsLikeName(at));
    }

    // Of a word seen only here, at the start of a sentence: whether it owns something, speaks or acts.
    private bool ActsLikeName(int at)
    {
        ref readonly var token = ref _document.Tokens[at];
        if (token.Has(TokenFlags.Possessive | TokenFlags.AllCapitals)) return true;
        if (_document[token].EndsWith("ly", StringComparison.Ordinal) || _document[token].EndsWith("ing", StringComparison.Ordinal)) return false;
        if (at + 1 == _document.Tokens.Length) return false;
        ref readonly var next = ref _document.Tokens[at + 1];
        if (next.Is(LexicalClass.SpeechVerb) || IsColonBeforeQuotation(at + 1)) return true;
        return next.Is(LexicalClass.Auxiliary) && _document[next] is not ("are" or "were" or "have");
    }

    // "Byrne: “We stay.”"
    private bool IsColonBeforeQuotation(int at) =>
        _document.IsChar(at, ':') && at + 1 < _document.Tokens.Length && _document.Tokens[at + 1].Has(TokenFlags.QuotationMark);

    // "We’re", "Don’t", but neither "Byrne’s" nor "O’Hara".
    private bool IsContraction(in Token token)
    {
        var letters = _document[token];
        var mark = letters.IndexOfAny('\'', '’');
        return mark > 1 && !token.Has(TokenFlags.Possessive) && letters.Length - mark <= 3 && char.IsLower(letters[^1]);
    }

    // "US" is also "us", "May" and "Will" begin names of people, "It" never does.
    private bool IsNameDespiteClass(int at)
    {
        ref readonly var token = ref _document.Tokens[at];
        if (token.Has(TokenFlags.AllCapitals)) return token.End - token.Start > 1 && token.Is(LexicalClass.Place);
        return token.Is(LexicalClass.Male | LexicalClass.Female) && !token.Is(LexicalClass.Common) && IsCapitalised(at + 1);
    }

    private static bool IsUnknown(in Token token) => (token.Classes & ~LexicalClass.NameParticle) == LexicalClass.None;

    private bool TouchesFirstName(int at) =>
        at > 0 && _document.Tokens[at - 1].Is(LexicalClass.Male | LexicalClass.Female) && _document.Tokens[at - 1].Has(TokenFlags.Capitalised);

    private bool IsCapitalised(int at) => (uint)at < (uint)_document.Tokens.Length && _document.Tokens[at].Has(TokenFlags.Capitalised);

    // A capital is no evidence after a full stop, a colon, a bullet or an opening quotation mark.
    private bool BeginsClause(int at)
    {
        if (_document.Tokens[at].Has(TokenFlags.SentenceStart)) return true;
        ref readonly var token = ref _document.Tokens[at];
        if (!token.Has(TokenFlags.SpaceBefore)) return _document.Tokens[at - 1].Has(TokenFlags.QuotationMark) || _document.FirstChar(at - 1) is '(' or '[' or '—';
        return _document.FirstChar(at - 1) is ':' or '-' or '–' or '—' or '•' or '*' or '(' or '[' or '|' or '\\' or '…' or '?' or '!';
    }

    private static bool IsInTitleCase(Document document, TokenRange paragraph)
    {
        int longWords = 0, capitals = 0;
        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            ref readonly var token = ref document.Tokens[i];
            if (!token.Has(TokenFlags.Word) || token.End - token.Start < LettersOfLongWord) continue;
            longWords++;
            if (token.Has(TokenFlags.Capitalised)) capitals++;
        }

        return longWords >= LongWordsOfHeadline && 10 * capitals >= 9 * longWords;
    }
}
