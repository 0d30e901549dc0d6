using System.Text;

namespace DealBot.Search.Dictionary;

/// <summary>Finds the terms of a dictionary within some edits of a word.</summary>
/// <remarks>
/// An edit inserts, removes or replaces a character, or swaps two neighbours, of which neither is edited again (optimal
/// string alignment, as Lucene's fuzzy queries count). Terms come in order, so the rows of the distance table for what a term shares
/// with the one before stay; and what begins in a way that can no longer come near is passed over unread.
/// </remarks>
internal sealed class EditDistance
{
    private readonly int[] _word; // its code points
    private readonly int _maxEdits;
    private readonly List<Row> _rows; // rows[i]: for the first i characters of the present term

    public EditDistance(string word, int maxEdits)
    {
        _word = [.. word.EnumerateRunes().Select(rune => rune.Value)];
        _maxEdits = maxEdits;
        _rows = [new Row([.. Enumerable.Range(0, _word.Length + 1)], 0, 0)];
    }

    /// <summary>Code points of the word.</summary>
    public int Length => _word.Length;

    /// <summary>Every term near enough, in the order of the terms.</summary>
    public IEnumerable<NearTerm> Near(TermDictionary dictionary)
    {
        var cursor = new TermCursor(dictionary);
        var hopeless = int.MaxValue; // no term that begins with as many bytes of the present one comes near
        while (cursor.MoveNext())
        {
            if (cursor.SharedLength >= hopeless) continue;
            hopeless = Follow(cursor.Term, cursor.SharedLength);
            if (hopeless < int.MaxValue) continue;

            var distance = _rows[^1].Distances[_word.Length];
            if (distance <= _maxEdits)
                yield return new NearTerm(Encoding.UTF8.GetString(cursor.Term), distance, _rows.Count - 1, cursor.Entry);
        }
    }

    /// <summary>
    /// Brings the rows up to a term of which some bytes are unchanged; returns the number of bytes after which it is
    /// hopeless, or <see cref="int.MaxValue"/>.
    /// </summary>
    private int Follow(ReadOnlySpan<byte> term, int unchanged)
    {
        while (_rows[^1].Bytes > unchanged) _rows.RemoveAt(_rows.Count - 1);
        while (_rows[^1].Bytes < term.Length)
        {
            var at = _rows[^1].Bytes;
            Rune.DecodeFromUtf8(term[at..], out var rune, out var length);
            var row = NextRow(rune.Value, at + length);
            _rows.Add(row);
            if (row.Distances.Min() > _maxEdits) return row.Bytes;
        }

        return int.MaxValue;
    }

    private Row NextRow(int character, int bytes)
    {
        var above = _rows[^1];
        var distances = new int[_word.Length + 1];
        distances[0] = above.Distances[0] + 1;
        for (var i = 1; i < distances.Length; i++)
        {
            var replaced = above.Distances[i - 1] + (_word[i - 1] == character ? 0 : 1);
            distances[i] = Math.Min(replaced, 1 + Math.Min(above.Distances[i], distances[i - 1]));
            if (i > 1 && _rows.Count > 1 && _word[i - 1] == above.Character && _word[i - 2] == character)
                distances[i] = Math.Min(distances[i], _rows[^2].Distances[i - 2] + 1);
        }

        return new Row(distances, character, bytes);
    }

    private sealed record Row(int[] Distances, int Character, int Bytes);
}

/// <summary>A term near a word.</summary>
/// <param name="Term">The term.</param>
/// <param name="Edits">How many edits away it is.</param>
/// <param name="Length">Its code points.</param>
/// <param name="Entry">Its entry.</param>
internal readonly record struct NearTerm(string Term, int Edits, int Length, TermEntry Entry);
