using System.Numerics;

namespace DealBot.Search.Scoring;

/// <summary>What BM25 needs to know of a field over the whole index, deleted passages not yet merged away included.</summary>
/// <param name="PassageCount">Passages with at least one term in the field.</param>
/// <param name="TermCount">Terms in all of them together, repetitions included.</param>
internal readonly record struct FieldStatistics(long PassageCount, long TermCount)
{
    public float AverageLength => PassageCount == 0 ? 1 : (float)(TermCount / (double)PassageCount);
}

/// <summary>
/// Okapi BM25 as Lucene 8's <c>BM25Similarity</c> computes it, in single precision: Robertson and Zaragoza, "The
/// Probabilistic Relevance Framework", without the constant factor k1 + 1.
/// </summary>
internal sealed class Bm25
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;

    private readonly float[] _inverseNorms = new float[256]; // 1 / (k1 · (1 - b + b · length / average length))

    public Bm25(FieldStatistics statistics)
    {
        Statistics = statistics;
        var lengths = NormCodec.LengthOf;
        for (var code = 0; code < lengths.Length; code++)
            _inverseNorms[code] = 1 / (K1 * (1 - B + B * lengths[code] / statistics.AverageLength));
    }

    public FieldStatistics Statistics { get; }

    /// <summary>How much it tells that a passage holds a term which <paramref name="passages"/> passages hold.</summary>
    public float Idf(long passages) =>
        (float)Math.Log(1 + (Statistics.PassageCount - passages + 0.5) / (passages + 0.5));

    /// <summary>
    /// weight · freq / (freq + k1 · …), written so that it never falls with the frequency nor grows with the length, whatever
    /// the rounding: the bounds that let blocks be skipped rest on that.
    /// </summary>
    public float Score(float weight, float frequency, byte norm) =>
        weight - weight / (1 + frequency * _inverseNorms[norm]);

    /// <summary>The same for every norm, from 0 to 255.</summary>
    public void Score(float weight, float frequency, Span<float> byNorm)
    {
        var (weights, frequencies) = (new Vector<float>(weight), new Vector<float>(frequency));
        for (var norm = 0; norm < byNorm.Length; norm += Vector<float>.Count)
        {
            var tf = Vector<float>.One + frequencies * new Vector<float>(_inverseNorms, norm);
            (weights - weights / tf).CopyTo(byNorm[norm..]);
        }
    }
}
