using DealBot.Search.Postings;

namespace DealBot.Search.Scoring;

/// <summary>The scores of one term, laid out in a table: passages are short and few hold a term more than four times.</summary>
internal sealed class TermScores
{
    private const int TabledFrequencies = 4;

    private readonly Bm25 _bm25;
    private readonly float _weight;
    private readonly float[] _scores = new float[TabledFrequencies * 256]; // by frequency - 1 and norm

    public TermScores(Bm25 bm25, float weight)
    {
        (_bm25, _weight) = (bm25, weight);
        for (var frequency = 1; frequency <= TabledFrequencies; frequency++)
            bm25.Score(weight, frequency, _scores.AsSpan((frequency - 1) * 256, 256));
    }

    public float Of(int frequency, byte norm) =>
        (uint)(frequency - 1) < TabledFrequencies ? _scores[(frequency - 1) * 256 + norm] : _bm25.Score(_weight, frequency, norm);

    /// <summary>The score of a frequency that may be in part, as that of a sloppy phrase is.</summary>
    public float Of(float frequency, byte norm) => _bm25.Score(_weight, frequency, norm);

    /// <summary>The scores of passages that hold the term so many times each.</summary>
    public void Of(ReadOnlySpan<int> passages, ReadOnlySpan<int> frequencies, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        var table = _scores;
        frequencies = frequencies[..passages.Length];
        scores = scores[..passages.Length];
        for (var i = 0; i < passages.Length; i++)
        {
            var at = (frequencies[i] - 1) * 256 + norms[passages[i]];
            scores[i] = (uint)at < (uint)table.Length ? table[at] : _bm25.Score(_weight, frequencies[i], norms[passages[i]]);
        }
    }

    /// <summary>The scores of passages that hold the term once each.</summary>
    public void OfSingles(ReadOnlySpan<int> passages, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        ReadOnlySpan<float> table = _scores.AsSpan(0, 256);
        scores = scores[..passages.Length];
        for (var i = 0; i < passages.Length; i++) scores[i] = table[norms[passages[i]]];
    }

    /// <summary>
    /// Adds the scores of passages that hold the term so many times each to their cells, of which the first is that of
    /// <paramref name="first"/>; returns which groups of 64 cells it touched, a bit each.
    /// </summary>
    public ulong Add(
        ReadOnlySpan<int> passages, ReadOnlySpan<int> frequencies, ReadOnlySpan<byte> norms, int first, Span<double> sums)
    {
        var table = _scores;
        var touched = 0ul;
        frequencies = frequencies[..passages.Length];
        for (var i = 0; i < passages.Length; i++)
        {
            var (passage, frequency) = (passages[i], frequencies[i]);
            var at = (frequency - 1) * 256 + norms[passage];
            var cell = passage - first;
            sums[cell] += (uint)at < (uint)table.Length ? table[at] : _bm25.Score(_weight, frequency, norms[passage]);
            touched |= 1ul << (cell >> 6);
        }

        return touched;
    }

    /// <summary>The same for passages that hold the term once each.</summary>
    public ulong AddSingles(ReadOnlySpan<int> passages, ReadOnlySpan<byte> norms, int first, Span<double> sums)
    {
        ReadOnlySpan<float> table = _scores.AsSpan(0, 256);
        var touched = 0ul;
        foreach (var passage in passages)
        {
            var cell = passage - first;
            sums[cell] += table[norms[passage]];
            touched |= 1ul << (cell >> 6);
        }

        return touched;
    }

    /// <summary>The highest score that a passage of a block can have, by the block's impacts.</summary>
    public float Max(ReadOnlySpan<byte> impacts) => Impacts.MaxScore(impacts, this, _weight);
}
