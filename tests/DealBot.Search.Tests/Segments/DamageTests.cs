using System.Buffers.Binary;
using DealBot.Search.Segments;
using DealBot.Search.Tests.Oracle;

namespace DealBot.Search.Tests.Segments;

/// <summary>Damaged segments are refused in clear words; even a forged one can do no more than raise an exception.</summary>
public sealed class DamageTests
{
    private const int Passages = 300;

    [Fact]
    public void Every_changed_bit_is_noticed_when_the_segment_is_opened()
    {
        var bytes = SomeSegment(1);
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var at = random.Next(bytes.Length);
            var bit = (byte)(1 << random.Next(8));
            bytes[at] ^= bit;
            Assert.Throws<CorruptSegmentException>(() => Segment.Open(bytes));
            bytes[at] ^= bit;
        }

        Assert.Equal(Passages, Segment.Open(bytes).PassageCount);
    }

    [Fact]
    public void A_segment_that_ends_too_early_is_refused_wherever_it_ends()
    {
        var bytes = SomeSegment(2);
        for (var length = 0; length < bytes.Length; length += 1 + length / 50)
            Assert.Throws<CorruptSegmentException>(() => Segment.Open(bytes.AsMemory(0, length)));
    }

    [Fact]
    public void A_segment_of_another_version_is_refused_by_its_number()
    {
        var bytes = SomeSegment(3);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), 7);
        Assert.Contains("version 7", Assert.Throws<CorruptSegmentException>(() => Segment.Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_with_a_damaged_segment_cannot_be_opened()
    {
        var bytes = SomeSegment(4);
        bytes[^1] ^= 1;
        var store = new InMemorySegmentStore();
        store.Add(bytes, Passages);
        Assert.Throws<CorruptSegmentException>(() => IndexReader.Open(store, new SpaceAnalyzer(), _ => null));
    }

    [Fact]
    public void Damage_behind_a_forged_checksum_ends_every_search_with_hits_or_an_exception()
    {
        var whole = SomeSegment(5);
        var queries = new RandomLibrary(5, Passages).Queries;
        var random = new Random(5);
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = whole.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                bytes[random.Next(SegmentFormat.ChecksumStart, bytes.Length)] ^= (byte)(1 << random.Next(8));
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), SegmentFormat.Checksum(bytes.AsSpan(SegmentFormat.ChecksumStart)));
            var fault = Record.Exception(() => SearchAll(bytes, queries));
            Assert.True(
                fault is null or CorruptSegmentException or ArgumentException or IndexOutOfRangeException or OverflowException
                    or InvalidOperationException,
                fault?.ToString());
        }
    }

    private static void SearchAll(byte[] bytes, RandomQueries queries)
    {
        var store = new InMemorySegmentStore();
        store.Add(bytes, Passages);
        var reader = IndexReader.Open(store, new SpaceAnalyzer(), _ => "a b c");
        for (var i = 0; i < 5; i++) reader.Search(queries.Next(), 3);
        _ = reader.Complete(Fields.Text, "", 3);
        _ = reader.Similar(Fields.Text, "abc", 1, 3);
    }

    private static byte[] SomeSegment(int seed)
    {
        var library = new RandomLibrary(seed, Passages);
        return new SegmentBuilder(new SpaceAnalyzer()).Build([.. library.Passages]).ToArray();
    }
}
