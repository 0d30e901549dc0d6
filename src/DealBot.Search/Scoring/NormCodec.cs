using System.Numerics;

namespace DealBot.Search.Scoring;

/// <summary>
/// A text's length in one byte: exact up to 39, then four significant bits. Lucene's <c>SmallFloat.intToByte4</c>
/// (org.apache.lucene.util), so that scores are Lucene's.
/// </summary>
internal static class NormCodec
{
    private const int ExactValues = 24; // what is left of 256 codes when every int has one

    /// <summary>From this code on several lengths share one.</summary>
    public const int FirstInexactCode = 40;

    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(code => (float)Decode((byte)code))];

    /// <summary>The length that each code stands for.</summary>
    public static ReadOnlySpan<float> LengthOf => Lengths;

    /// <summary>The code of a length; a longer text never has a smaller code.</summary>
    public static byte Encode(int length) =>
        (byte)(length < ExactValues ? length : ExactValues + Compress((uint)(length - ExactValues)));

    private static int Decode(byte code) => code < ExactValues ? code : ExactValues + Expand(code - ExactValues);

    private static int Compress(uint value)
    {
        var bits = 32 - BitOperations.LeadingZeroCount(value);
        if (bits < 4) return (int)value;
        var shift = bits - 4;
        return (int)((value >> shift) & 7) | ((shift + 1) << 3); // the highest bit is implied
    }

    private static int Expand(int code)
    {
        var shift = (code >> 3) - 1;
        return shift < 0 ? code & 7 : (int)Math.Min(int.MaxValue - ExactValues, (long)((code & 7) | 8) << shift);
    }
}
