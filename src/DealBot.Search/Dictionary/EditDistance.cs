using System.Text;

namespace DealBot.Search.Dictionary;

/// <summary>Finds the terms of a dictionary within some edits of a word.</summary>
/// <remarks>
/// An edit inserts, removes or replaces a character, or swaps two neighbours, of which neither is edited again (optimal
/// string alignment, as Lucene's fuzzy queries count). Terms come in order, so the rows of the distance table for what a term
/// shares with the one before stay; and what begins in a way that can no longer come near is passed over.
/// </remarks>
internal sealed class EditDistance
{
    private const int TermsToSeekOver = 64; // reading on is quicker for fewer

    private readonly int[] _word; // its code points
    private readonly int _maxEdits;
    private readonly int _width; // of a row
    private int[] _distances; // row i: for the first i characters of the present term
    private int[] _characters; // the i-th character of the term, in row i
    private int[] _bytes; // how many bytes the first i characters take
    private int _last; // the last row that is filled

    public EditDistance(string word, int maxEdits)
    {
        _word = [.. word.EnumerateRunes().Select(rune => rune.Value)];
        _maxEdits = maxEdits;
        _width = _word.Length + 1;
        _distances = new int[_width * 16];
        _characters = new int[16];
        _bytes = new int[16];
        for (var i = 0; i < _width; i++) _distances[i] = i;
    }

    /// <summary>Code points of the word.</summary>
    public int Length => _word.Length;

    /// <summary>Every term near enough, in the order of the terms.</summary>
    public IEnumerable<NearTerm> Near(TermDictionary dictionary)
    {
        var cursor = new TermCursor(dictionary);
        var passedOver = 0;
        var hopeless = int.MaxValue; // no term that begins with as many bytes of the present one comes near
        for (var more = cursor.MoveNext(); more;)
        {
            if (cursor.SharedLength >= hopeless)
            {
                more = ++passedOver % TermsToSeekOver > 0 ? cursor.MoveNext()
                    : EndOfPrefix(cursor.Term[..hopeless]) is { } end && cursor.SeekCeiling(end);
                continue;
            }

            passedOver = 0;
            hopeless = Follow(cursor.Term, cursor.SharedLength);
            if (hopeless == int.MaxValue && _distances[_last * _width + _word.Length] is var edits && edits <= _maxEdits)
                yield return new NearTerm(Encoding.UTF8.GetString(cursor.Term), edits, _last, cursor.Entry);
            more = cursor.MoveNext();
        }
    }

    /// <summary>
    /// Brings the rows up to a term of which some bytes are unchanged; returns the number of bytes after which it is
    /// hopeless, or <see cref="int.MaxValue"/>.
    /// </summary>
    private int Follow(ReadOnlySpan<byte> term, int unchanged)
    {
        while (_bytes[_last] > unchanged) _last--;
        while (_bytes[_last] < term.Length)
        {
            var at = _bytes[_last];
            var (character, length) = ((int)term[at], 1);
            if (character >= 0x80)
            {
                Rune.DecodeFromUtf8(term[at..], out var rune, out length);
                character = rune.Value;
            }

            if (AddRow(character, at + length) > _maxEdits) return _bytes[_last];
        }

        return int.MaxValue;
    }

    /// <summary>Fills the row of one more character and returns its least distance.</summary>
    private int AddRow(int character, int bytes)
    {
        if (++_last == _bytes.Length)
        {
            Array.Resize(ref _bytes, _last * 2);
            Array.Resize(ref _characters, _last * 2);
            Array.Resize(ref _distances, _last * 2 * _width);
        }

        (_characters[_last], _bytes[_last]) = (character, bytes);
        var row = _distances.AsSpan(_last * _width, _width);
        var above = _distances.AsSpan((_last - 1) * _width, _width);
        var least = row[0] = above[0] + 1;
        for (var i = 1; i < row.Length; i++)
        {
            var distance = above[i - 1] + (_word[i - 1] == character ? 0 : 1);
            distance = Math.Min(distance, 1 + Math.Min(above[i], row[i - 1]));
            if (i > 1 && _last > 1 && _word[i - 1] == _characters[_last - 1] && _word[i - 2] == character)
                distance = Math.Min(distance, _distances[(_last - 2) * _width + i - 2] + 1);
            row[i] = distance;
            least = Math.Min(least, distance);
        }

        return least;
    }

    /// <summary>The first bytes past all that begin with a prefix; null when nothing can be.</summary>
    private static byte[]? EndOfPrefix(ReadOnlySpan<byte> prefix)
    {
        var end = prefix.TrimEnd(byte.MaxValue).ToArray();
        if (end.Length == 0) return null;
        end[^1]++;
        return end;
    }
}

/// <summary>A term near a word.</summary>
/// <param name="Term">The term.</param>
/// <param name="Edits">How many edits away it is.</param>
/// <param name="Length">Its code points.</param>
/// <param name="Entry">Its entry.</param>
internal readonly record struct NearTerm(string Term, int Edits, int Length, TermEntry Entry);
