using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DealBot.Text.Learning;

/// <summary>Learnt weights of hashed features: the score of a candidate is the sum of its features' weights.</summary>
/// <remarks>
/// For a yes-or-no question the score is a log-odds (above 0 is yes); among candidates the highest score wins.
/// File format: the four bytes <c>DBLM</c>, one byte for the version (1), one for the binary logarithm of the number of
/// weights, the scale as a little-endian 32-bit float, then one signed byte a weight.
/// </remarks>
internal sealed class LinearModel
{
    private const byte Version = 1;
    private const int HeaderLength = 10;
    private const int LargestBits = 24;

    private readonly sbyte[] _weights;
    private readonly float _scale;
    private readonly uint _mask;

    private LinearModel(sbyte[] weights, float scale)
    {
        _weights = weights;
        _scale = scale;
        _mask = (uint)weights.Length - 1;
    }

    /// <summary>Rounds weights to bytes.</summary>
    /// <param name="weights">As many as a power of two.</param>
    public static LinearModel Quantize(ReadOnlySpan<double> weights)
    {
        var largest = 0d;
        foreach (var weight in weights) largest = Math.Max(largest, Math.Abs(weight));
        var scale = largest == 0 ? 1 : (float)(largest / sbyte.MaxValue);

        var bytes = new sbyte[weights.Length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (sbyte)Math.Round(weights[i] / scale);
        return new LinearModel(bytes, scale);
    }

    /// <summary>Reads a model that is embedded in this assembly.</summary>
    /// <param name="name">File name without folder, such as <c>indirect-cue.weights</c>.</param>
    /// <exception cref="InvalidDataException">The assembly holds no such model, or it is broken.</exception>
    public static LinearModel Embedded(string name)
    {
        using var stream = typeof(LinearModel).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The model {name} is not embedded in the assembly: train it and build again.");
        return Read(stream);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model of this version.</exception>
    public static LinearModel Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || !header[..4].SequenceEqual("DBLM"u8) || header[4] != Version || header[5] > LargestBits)
            throw new InvalidDataException("This is not a linear model of version 1.");

        var weights = new sbyte[1 << header[5]];
        var bytes = MemoryMarshal.AsBytes(weights.AsSpan());
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("The linear model ends before its last weight.");
        return new LinearModel(weights, BinaryPrimitives.ReadSingleLittleEndian(header[6..]));
    }

    /// <summary>Writes the model; the same weights give the same bytes.</summary>
    public void Write(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        "DBLM"u8.CopyTo(header);
        header[4] = Version;
        header[5] = (byte)BitOperations.Log2((uint)_weights.Length);
        BinaryPrimitives.WriteSingleLittleEndian(header[6..], _scale);
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>The score of one candidate.</summary>
    public float Score(FeatureVector features) => Score(features.Hashes);

    /// <inheritdoc cref="Score(FeatureVector)"/>
    public float Score(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features) sum += _weights[feature & _mask];
        return sum * _scale;
    }

    /// <summary>The score of one outcome among several of which the same facts hold.</summary>
    /// <param name="features">The facts.</param>
    /// <param name="outcome">Numbers the outcome; <see cref="FeatureVector.CopyFor"/> gives the features to train with.</param>
    public float Score(ReadOnlySpan<uint> features, uint outcome)
    {
        var sum = 0;
        foreach (var feature in features) sum += _weights[FeatureHash.Combine(feature, outcome) & _mask];
        return sum * _scale;
    }
}
