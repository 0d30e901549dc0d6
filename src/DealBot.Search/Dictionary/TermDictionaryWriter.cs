using DealBot.Search.Segments;

namespace DealBot.Search.Dictionary;

/// <summary>Writes a field's terms, which come in the order of their bytes.</summary>
internal sealed class TermDictionaryWriter(bool scored)
{
    private readonly ByteSink _terms = new(4096);
    private readonly List<int> _blocks = [];
    private byte[] _previous = new byte[64];
    private int _previousLength;
    private int _previousOffset;

    public int TermCount { get; private set; }

    public void Add(ReadOnlySpan<byte> term, TermEntry entry)
    {
        if (TermCount++ % SegmentFormat.DictionaryBlockLength == 0)
        {
            _blocks.Add(_terms.Length);
            _previousOffset = 0;
            WriteRest(term, 0);
        }
        else
        {
            var shared = term.CommonPrefixLength(_previous.AsSpan(0, _previousLength));
            _terms.VarInt((uint)shared);
            WriteRest(term, shared);
        }

        WriteEntry(entry);
    }

    /// <summary>Appends the dictionary and returns how many bytes it takes.</summary>
    public int WriteTo(ByteSink sink)
    {
        var start = sink.Length;
        sink.Bytes(_terms.Written);
        foreach (var block in _blocks) sink.UInt32((uint)block);
        return sink.Length - start;
    }

    private void WriteRest(ReadOnlySpan<byte> term, int shared)
    {
        _terms.VarInt((uint)(term.Length - shared));
        _terms.Bytes(term[shared..]);

        if (_previous.Length < term.Length) Array.Resize(ref _previous, term.Length * 2);
        term[shared..].CopyTo(_previous.AsSpan(shared));
        _previousLength = term.Length;
    }

    private void WriteEntry(TermEntry entry)
    {
        _terms.VarInt((uint)entry.PassageCount);
        if (entry.PassageCount == 1)
        {
            _terms.VarInt((uint)entry.SinglePassage);
            if (scored) _terms.VarInt((uint)entry.SingleFrequency);
        }
        else
        {
            _terms.VarInt((uint)(entry.Offset - _previousOffset));
            _previousOffset = entry.Offset;
        }
    }
}
