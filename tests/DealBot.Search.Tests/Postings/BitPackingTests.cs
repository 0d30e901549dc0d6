using DealBot.Search.Postings;

namespace DealBot.Search.Tests.Postings;

public sealed class BitPackingTests
{
    [Fact]
    public void What_was_packed_is_unpacked_at_every_width_and_length()
    {
        var random = new Random(1);
        for (var width = 0; width < 32; width++)
        {
            for (var count = 1; count <= BitPacking.BlockLength; count++)
            {
                uint[] numbers = [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << width))];
                var packed = new byte[BitPacking.ByteCount(count, width)];
                BitPacking.Pack(numbers, width, packed);

                var unpacked = new int[count];
                BitPacking.UnpackPlusOne(packed, width, unpacked);
                Assert.Equal(numbers.Select(n => unchecked((int)n + 1)), unpacked);
            }
        }
    }

    [Fact]
    public void Distances_add_up_from_the_value_before()
    {
        var random = new Random(2);
        foreach (var count in (int[])[1, 2, 31, 127, 128])
        {
            for (var width = 0; width < 24; width++)
            {
                uint[] numbers = [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << width))];
                var packed = new byte[BitPacking.ByteCount(count, width)];
                BitPacking.Pack(numbers, width, packed);

                var values = new int[count];
                BitPacking.UnpackDistances(packed, width, values, before: 41);
                var expected = 41;
                foreach (var (number, value) in numbers.Zip(values)) Assert.Equal(expected += (int)number + 1, value);
            }
        }
    }

    [Fact]
    public void The_width_is_that_of_the_largest_number()
    {
        Assert.Equal(0, BitPacking.Width([0, 0]));
        Assert.Equal(1, BitPacking.Width([0, 1]));
        Assert.Equal(8, BitPacking.Width([3, 255]));
        Assert.Equal(32, BitPacking.Width([uint.MaxValue]));
    }
}
