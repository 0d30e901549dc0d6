using System.Text;
using DealBot.Search.Dictionary;
using DealBot.Search.Postings;
using DealBot.Search.Scoring;

namespace DealBot.Search.Segments;

/// <summary>Writes the bytes of a segment, part after part; the builder and the merger both end here.</summary>
internal sealed class SegmentWriter
{
    private readonly ByteSink _sink;
    private readonly ByteSink _fieldTable = new();
    private readonly int _passageCount;
    private readonly ArraySegment<byte> _norms;
    private readonly int _idsOffset;
    private readonly int _normsOffset;
    private int _fieldCount;

    /// <param name="sink">Takes the bytes; empty yet.</param>
    /// <param name="ids">The ids of the passages, rising; at least one.</param>
    /// <param name="norms">The norm of each passage.</param>
    public SegmentWriter(ByteSink sink, ReadOnlySpan<long> ids, ArraySegment<byte> norms)
    {
        _sink = sink;
        _sink.Reserve(SegmentFormat.HeaderLength);
        _passageCount = ids.Length;
        _norms = norms;
        _idsOffset = _sink.Length;
        WriteIds(ids);
        _normsOffset = _sink.Length;
        _sink.Bytes(norms.AsSpan());
    }

    /// <summary>Begins a field and returns what writes its terms; fields come in the order of their names.</summary>
    public FieldWriter BeginField(string name, bool scored) => new(this, name, scored);

    /// <summary>Writes what remains; the sink then holds the segment.</summary>
    public void Finish()
    {
        var fieldTableOffset = _sink.Length;
        _sink.VarInt((uint)_fieldCount);
        _sink.Bytes(_fieldTable.Written);

        uint[] header =
        [
            SegmentFormat.Magic, SegmentFormat.Version, (uint)_sink.Length, 0,
            (uint)_passageCount, (uint)_idsOffset, (uint)_normsOffset, (uint)fieldTableOffset,
        ];
        for (var i = 0; i < header.Length; i++) _sink.PatchUInt32(i * sizeof(uint), header[i]);
        _sink.PatchUInt32(SegmentFormat.ChecksumStart - sizeof(uint), SegmentFormat.Checksum(_sink.Written[SegmentFormat.ChecksumStart..]));
    }

    private void WriteIds(ReadOnlySpan<long> ids)
    {
        var span = ids[^1] - ids[0];
        byte width = span == ids.Length - 1 ? (byte)0 : span <= uint.MaxValue ? (byte)4 : (byte)8;
        _sink.Int64(ids[0]);
        _sink.Byte(width);
        foreach (var id in ids)
        {
            if (width == 4) _sink.UInt32((uint)(id - ids[0]));
            else if (width == 8) _sink.Int64(id - ids[0]);
        }
    }

    /// <summary>Writes one field: for each term its postings, then <see cref="FinishTerm"/>; at last <see cref="Finish"/>.</summary>
    internal sealed class FieldWriter(SegmentWriter segment, string name, bool scored)
    {
        private readonly int _postingsStart = segment._sink.Length;
        private readonly PostingsWriter _postings = new(segment._sink, segment._sink.Length, scored ? segment._norms : default);
        private readonly TermDictionaryWriter _terms = new(scored);

        public void AddPosting(int passage, int frequency) => _postings.Add(passage, frequency);

        /// <summary>Ends a term; one that got no posting is left out.</summary>
        public void FinishTerm(ReadOnlySpan<byte> term)
        {
            var entry = _postings.FinishTerm();
            if (entry.PassageCount > 0) _terms.Add(term, entry);
        }

        public void Finish(FieldStatistics statistics)
        {
            if (_terms.TermCount == 0) return;
            var dictionaryStart = segment._sink.Length;
            var dictionaryLength = _terms.WriteTo(segment._sink);

            var table = segment._fieldTable;
            var nameBytes = Encoding.UTF8.GetBytes(name);
            table.VarInt((uint)nameBytes.Length);
            table.Bytes(nameBytes);
            table.Byte(scored ? SegmentFormat.ScoredFlag : (byte)0);
            table.VarInt((uint)_terms.TermCount);
            table.VarInt((ulong)statistics.PassageCount);
            table.VarInt((ulong)statistics.TermCount);
            table.UInt32((uint)_postingsStart);
            table.UInt32((uint)(dictionaryStart - _postingsStart));
            table.UInt32((uint)dictionaryStart);
            table.UInt32((uint)dictionaryLength);
            segment._fieldCount++;
        }
    }
}
