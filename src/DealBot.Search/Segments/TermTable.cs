using System.Text;

namespace DealBot.Search.Segments;

/// <summary>Numbers the distinct terms of a segment being built, without a string for any of them.</summary>
/// <remarks>An open-addressing hash table over one run of bytes. A term's key is its field's number and its UTF-8.</remarks>
internal sealed class TermTable
{
    private readonly ByteSink _bytes = new(1 << 16);
    private readonly List<int> _starts = [0];
    private readonly List<uint> _hashes = [];
    private int[] _slots = new int[1 << 12]; // number of the term + 1; 0: free
    private byte[] _key = new byte[256];

    public int Count => _hashes.Count;

    public void Clear()
    {
        _bytes.Clear();
        _starts.RemoveRange(1, _starts.Count - 1);
        _hashes.Clear();
        Array.Clear(_slots);
    }

    /// <summary>The bytes of a term: its field's number, then its UTF-8.</summary>
    public ReadOnlySpan<byte> KeyOf(int term) => _bytes.Written[_starts[term].._starts[term + 1]];

    /// <summary>The number of a term, a new one when it was not seen before.</summary>
    public int NumberOf(byte field, ReadOnlySpan<char> term)
    {
        var needed = 1 + Encoding.UTF8.GetMaxByteCount(term.Length);
        if (_key.Length < needed) _key = new byte[needed];
        _key[0] = field;
        var key = _key.AsSpan(0, 1 + Encoding.UTF8.GetBytes(term, _key.AsSpan(1)));

        var hash = Hash(key);
        for (var slot = hash; ; slot++)
        {
            ref var held = ref _slots[slot & (uint)(_slots.Length - 1)];
            if (held == 0)
            {
                held = Count + 1;
                return Append(key, hash);
            }

            if (_hashes[held - 1] == hash && KeyOf(held - 1).SequenceEqual(key)) return held - 1;
        }
    }

    private int Append(ReadOnlySpan<byte> key, uint hash)
    {
        _bytes.Bytes(key);
        _starts.Add(_bytes.Length);
        _hashes.Add(hash);
        if (Count > _slots.Length / 2) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var term = 0; term < Count; term++)
        {
            var slot = _hashes[term];
            while (_slots[slot & (uint)(_slots.Length - 1)] != 0) slot++;
            _slots[slot & (uint)(_slots.Length - 1)] = term + 1;
        }
    }

    /// <summary>FNV-1a (Fowler, Noll and Vo), its high bits folded down.</summary>
    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var b in key) hash = (hash ^ b) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
