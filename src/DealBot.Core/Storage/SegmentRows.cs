using System.Runtime.InteropServices;
using DealBot.Search;

namespace DealBot.Core.Storage;

/// <summary>The segments of one generation, as rows of the session's transaction.</summary>
internal sealed class SegmentRows(Session session, long generation) : ISegmentStore
{
    // SQLite's default bound for one value is 10^9 bytes, PostgreSQL's 2^30; copies of a piece should be cheap besides.
    private const int PieceBytes = 8 << 20;

    public static void DeleteGeneration(Session session, long generation)
    {
        session.Execute($"DELETE FROM segment_pieces WHERE segment IN (SELECT id FROM segments WHERE generation = {generation})");
        session.Execute($"DELETE FROM segments WHERE generation = {generation}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<SegmentEntry> List() => session.Rows(
        $"SELECT id, passage_count, byte_count, deletions_version FROM segments WHERE generation = {generation} ORDER BY id",
        static row => new SegmentEntry(row.GetInt64(0), (int)row.GetInt64(1), row.GetInt64(2), (int)row.GetInt64(3)));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(long id)
    {
        var byteCount = session.Number($"SELECT byte_count FROM segments WHERE id = {id}")
            ?? throw new KeyNotFoundException($"There is no segment {id}.");

        var bytes = new byte[byteCount];
        var filled = 0L;
        session.Rows($"SELECT bytes FROM segment_pieces WHERE segment = {id} ORDER BY ordinal", row =>
            filled += row.GetBytes(0, 0, bytes, (int)filled, (int)(byteCount - filled)));
        return bytes;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ReadDeletions(long id) =>
        session.First($"SELECT deletions FROM segments WHERE id = {id}", static row => row.GetFieldValue<byte[]>(0))
        ?? throw new KeyNotFoundException($"There is no segment {id}.");

    /// <inheritdoc/>
    public long Add(ReadOnlyMemory<byte> segment, int passageCount)
    {
        var id = LibraryRow.NewSegment(session);
        session.Execute($"""
            INSERT INTO segments (id, generation, passage_count, byte_count, deletions_version, deletions)
            VALUES ({id}, {generation}, {(long)passageCount}, {(long)segment.Length}, {0L}, {Array.Empty<byte>()})
            """);

        for (var (start, ordinal) = (0, 0L); start < segment.Length || ordinal == 0; start += PieceBytes, ordinal++)
        {
            var piece = segment[start..Math.Min(start + PieceBytes, segment.Length)];
            session.Execute($"INSERT INTO segment_pieces (segment, ordinal, bytes) VALUES ({id}, {ordinal}, {Bytes(piece)})");
        }

        return id;
    }

    /// <inheritdoc/>
    public void WriteDeletions(long id, ReadOnlyMemory<byte> bitmap) => session.Execute(
        $"UPDATE segments SET deletions = {Bytes(bitmap)}, deletions_version = deletions_version + 1 WHERE id = {id}");

    /// <inheritdoc/>
    public void Remove(long id)
    {
        session.Execute($"DELETE FROM segment_pieces WHERE segment = {id}");
        session.Execute($"DELETE FROM segments WHERE id = {id}");
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var array) && array.Offset == 0 && array.Count == array.Array!.Length
            ? array.Array
            : memory.ToArray();
}
