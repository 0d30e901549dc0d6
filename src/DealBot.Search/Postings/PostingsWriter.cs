using System.Buffers.Binary;
using DealBot.Search.Dictionary;
using DealBot.Search.Segments;

namespace DealBot.Search.Postings;

/// <summary>Writes the postings of one term after another.</summary>
/// <param name="sink">Where the runs of postings go.</param>
/// <param name="start">Where the field's postings begin in it.</param>
/// <param name="norms">The norm of each passage of the segment; empty for a field that is not scored.</param>
internal sealed class PostingsWriter(ByteSink sink, int start, ArraySegment<byte> norms)
{
    private readonly uint[] _passages = new uint[BitPacking.BlockLength]; // as distances from the one before, less one
    private readonly uint[] _frequencies = new uint[BitPacking.BlockLength]; // less one
    private readonly ByteSink _records = new(1024);
    private readonly ByteSink _data = new(4096);
    private Impacts _block = new();
    private Impacts _term = new();
    private int _filled;
    private int _count;
    private int _last = -1;
    private int _firstFrequency;

    /// <summary>Adds a posting of the present term; passages rise.</summary>
    public void Add(int passage, int frequency)
    {
        if (_count++ == 0) _firstFrequency = frequency;
        _passages[_filled] = (uint)(passage - _last - 1);
        _frequencies[_filled] = (uint)(frequency - 1);
        _last = passage;
        if (norms.Count > 0) _block.Add(frequency, norms.AsSpan()[passage]);
        if (++_filled == BitPacking.BlockLength) WriteBlock();
    }

    /// <summary>Ends the present term; an entry without passages when nothing was added to it.</summary>
    public TermEntry FinishTerm()
    {
        var entry = _count switch
        {
            0 => default,
            1 => TermEntry.Single(_last, _firstFrequency),
            _ => WriteRun(),
        };
        _records.Clear();
        _data.Clear();
        _block = new Impacts();
        _term = new Impacts();
        (_filled, _count, _last) = (0, 0, -1);
        return entry;
    }

    private TermEntry WriteRun()
    {
        if (_filled > 0) WriteBlock();
        var entry = TermEntry.Several(_count, sink.Length - start);
        _term.Write(sink.Reserve(PostingsRun.HeaderLength));
        sink.Bytes(_records.Written);
        sink.Bytes(_data.Written);
        return entry;
    }

    private void WriteBlock()
    {
        ReadOnlySpan<uint> passages = _passages.AsSpan(0, _filled);
        ReadOnlySpan<uint> frequencies = _frequencies.AsSpan(0, _filled);
        var (passageBits, frequencyBits) = (BitPacking.Width(passages), BitPacking.Width(frequencies));

        var record = _records.Reserve(PostingsRun.RecordLength);
        BinaryPrimitives.WriteInt32LittleEndian(record, _last);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], _data.Length);
        record[8] = (byte)passageBits;
        record[9] = (byte)frequencyBits;
        _block.Write(record[10..]);

        BitPacking.Pack(passages, passageBits, _data.Reserve(BitPacking.ByteCount(_filled, passageBits)));
        BitPacking.Pack(frequencies, frequencyBits, _data.Reserve(BitPacking.ByteCount(_filled, frequencyBits)));
        _term.Add(_block);
        _block = new Impacts();
        _filled = 0;
    }
}
