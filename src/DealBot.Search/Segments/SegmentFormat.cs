using System.Buffers.Binary;
using System.Numerics;

namespace DealBot.Search.Segments;

/// <summary>The bytes of a segment, version 1: this comment is the specification.</summary>
/// <remarks>
/// <para>Numbers are little-endian; <c>varint</c> is an unsigned LEB128 of at most 64 bits. Offsets count bytes from the
/// segment's start unless said otherwise. A passage's number is its place in the segment, from 0; passages stand in the
/// order of their ids.</para>
/// <code>
/// header      u32 magic "DBSG"   u32 version   u32 byte count of the segment   u32 CRC-32C of everything after this field
///             u32 passage count  u32 offset of ids   u32 offset of norms   u32 offset of the field table
/// ids         i64 id of passage 0   u8 width: 0 (ids are consecutive), 4 or 8   count × width bytes: id - first id
/// norms       count × u8: length of the text in terms, as NormCodec writes it; 0 for a passage without terms
/// postings    one run per term that stands in two passages or more:
///               8 bytes impacts of the whole term
///               a 16-byte record per block of 128 passages (the last may hold fewer):
///                 u32 last passage   u32 offset of the data from the end of the records
///                 u8 bits per passage delta   u8 bits per frequency   6 bytes impacts (see Impacts)
///               per block: passage deltas - 1, then frequencies - 1, bit-packed (see BitPacking)
/// dictionary  terms in the order of their UTF-8 bytes, in blocks of 32. Per term:
///               varint length shared with the term before (0 for the first of a block; not written for it)
///               varint length of the rest   the rest
///               varint passages that hold it (n)
///               n = 1: varint passage, and varint frequency where the field is scored
///               n > 1: varint offset of its run of postings, in the field's postings (first of the block), or the
///                      distance from the run before it
///             then u32 per block: its offset in the dictionary
/// field table varint count; per field, ordered by name:
///               varint length of name   name   u8 flags (1: scored, has frequencies)
///               varint terms   varint passages with a term   varint sum of all frequencies
///               u32 offset and u32 length of postings   u32 offset and u32 length of dictionary
/// </code>
/// <para>A change of any of this is a new version; an unknown version is refused, and the index rebuilt from the
/// articles.</para>
/// </remarks>
internal static class SegmentFormat
{
    public const uint Magic = 0x47534244; // "DBSG"
    public const uint Version = 1;
    public const int HeaderLength = 32;
    public const int ChecksumStart = 16; // first byte that the checksum covers
    public const int DictionaryBlockLength = 32;
    public const byte ScoredFlag = 1;

    /// <summary>CRC-32C (Castagnoli), which processors compute in hardware.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
