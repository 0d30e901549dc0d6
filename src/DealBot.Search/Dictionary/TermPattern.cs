using System.Text;

namespace DealBot.Search.Dictionary;

/// <summary>Chooses terms from a dictionary, by their UTF-8 bytes.</summary>
internal abstract class TermPattern
{
    /// <summary>No term before this one matches.</summary>
    protected abstract byte[] Start { get; }

    /// <summary>Whether neither this term nor any after it matches.</summary>
    protected abstract bool Ends(ReadOnlySpan<byte> term);

    /// <summary>Whether a term between start and end matches.</summary>
    protected abstract bool Matches(ReadOnlySpan<byte> term);

    /// <summary>The entries of the terms that match, in the order of the terms.</summary>
    public IEnumerable<TermEntry> Select(TermDictionary dictionary)
    {
        var cursor = new TermCursor(dictionary);
        for (var more = cursor.SeekCeiling(Start); more && !Ends(cursor.Term); more = cursor.MoveNext())
        {
            if (Matches(cursor.Term)) yield return cursor.Entry;
        }
    }
}

/// <summary>Terms that begin alike.</summary>
internal sealed class PrefixPattern(string prefix) : TermPattern
{
    protected override byte[] Start { get; } = Encoding.UTF8.GetBytes(prefix);

    protected override bool Ends(ReadOnlySpan<byte> term) => !term.StartsWith(Start);

    protected override bool Matches(ReadOnlySpan<byte> term) => true;
}

/// <summary>Terms between two bounds, in the order of their code points.</summary>
internal sealed class RangePattern(string? low, string? high, bool includesLow, bool includesHigh) : TermPattern
{
    private readonly byte[]? _high = high is null ? null : Encoding.UTF8.GetBytes(high);

    protected override byte[] Start { get; } = Encoding.UTF8.GetBytes(low ?? "");

    protected override bool Ends(ReadOnlySpan<byte> term) =>
        _high is not null && term.SequenceCompareTo(_high) is var order && (order > 0 || (order == 0 && !includesHigh));

    protected override bool Matches(ReadOnlySpan<byte> term) => low is null || includesLow || !term.SequenceEqual(Start);
}

/// <summary>Terms that match a pattern of <c>*</c> (any run of characters) and <c>?</c> (any one character).</summary>
internal sealed class WildcardPattern(string pattern) : TermPattern
{
    private readonly byte[] _pattern = Encoding.UTF8.GetBytes(pattern);

    protected override byte[] Start { get; } = Encoding.UTF8.GetBytes(pattern[..LengthWithoutWildcards(pattern)]);

    protected override bool Ends(ReadOnlySpan<byte> term) => !term.StartsWith(Start);

    protected override bool Matches(ReadOnlySpan<byte> term)
    {
        var (at, inTerm) = (0, 0);
        var (star, resume) = (-1, 0); // the last star met, and where in the term what follows it is to be tried next
        while (inTerm < term.Length)
        {
            if (at < _pattern.Length && _pattern[at] == '*')
            {
                (star, resume) = (at++, inTerm);
            }
            else if (at < _pattern.Length && _pattern[at] == '?')
            {
                (at, inTerm) = (at + 1, inTerm + CharacterLength(term, inTerm));
            }
            else if (at < _pattern.Length && _pattern[at] == term[inTerm])
            {
                (at, inTerm) = (at + 1, inTerm + 1);
            }
            else if (star >= 0)
            {
                resume += CharacterLength(term, resume);
                (at, inTerm) = (star + 1, resume);
            }
            else
            {
                return false;
            }
        }

        return _pattern.AsSpan(at).TrimStart((byte)'*').IsEmpty;
    }

    private static int LengthWithoutWildcards(string pattern) =>
        pattern.AsSpan().IndexOfAny('*', '?') is var at && at < 0 ? pattern.Length : at;

    /// <summary>Bytes of the UTF-8 character that begins at a place.</summary>
    private static int CharacterLength(ReadOnlySpan<byte> term, int at)
    {
        var length = 1;
        while (at + length < term.Length && (term[at + length] & 0xC0) == 0x80) length++;
        return length;
    }
}
