using System.Globalization;
using DealBot.Search.Scoring;

namespace DealBot.Search.Weights;

/// <summary>How the matches of a term, of synonyms or of a phrase score: BM25 with a boost and an idf.</summary>
internal sealed class TermScoring
{
    private readonly float _boost;
    private readonly IReadOnlyList<TermFrequency> _terms;
    private readonly float _idf;
    private TermScores? _scores;

    /// <param name="bm25">The formula.</param>
    /// <param name="boost">The product of the boosts around.</param>
    /// <param name="terms">The terms whose idf are summed: one, or those of a phrase.</param>
    public TermScoring(Bm25 bm25, float boost, params IReadOnlyList<TermFrequency> terms)
    {
        Bm25 = bm25;
        _boost = boost;
        _terms = terms;
        _idf = (float)terms.Sum(t => (double)bm25.Idf(t.PassageCount));
        Weight = boost * _idf;
    }

    public Bm25 Bm25 { get; }

    /// <summary>Boost times idf: what a score approaches as the frequency grows.</summary>
    public float Weight { get; }

    /// <summary>The scores of all frequencies and lengths.</summary>
    public TermScores Scores => _scores ??= new TermScores(Bm25, Weight);

    /// <summary>Explains a score, in the words of Lucene's <c>BM25Similarity</c>.</summary>
    public Verdict Explain(string query, long passageId, Explanation frequency, byte norm)
    {
        var score = Bm25.Score(Weight, frequency.Value, norm);
        var freq = frequency.Value.ToString("0.0######", CultureInfo.InvariantCulture);
        List<Explanation> factors = [ExplainIdf(), ExplainFrequency(frequency, norm)];
        if (_boost != 1) factors.Insert(0, new Explanation(_boost, "boost", []));
        return Verdict.Match(
            score,
            $"weight({query} in {passageId}) [BM25Similarity], result of:",
            new Explanation(score, $"score(freq={freq}), computed as boost * idf * tf from:", factors));
    }

    private Explanation ExplainIdf()
    {
        Explanation[] each = [.. _terms.Select(ExplainIdfOf)];
        return each.Length == 1 ? each[0] : new Explanation(_idf, "idf, sum of:", each);
    }

    private Explanation ExplainIdfOf(TermFrequency term) => new(
        Bm25.Idf(term.PassageCount),
        "idf, computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:",
        [
            new Explanation(term.PassageCount, "n, number of documents containing term", []),
            new Explanation(Bm25.Statistics.PassageCount, "N, total number of documents with field", []),
        ]);

    private Explanation ExplainFrequency(Explanation frequency, byte norm)
    {
        var length = NormCodec.LengthOf[norm];
        return new Explanation(
            Bm25.Score(1, frequency.Value, norm),
            "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
            [
                frequency,
                new Explanation(Bm25.K1, "k1, term saturation parameter", []),
                new Explanation(Bm25.B, "b, length normalization parameter", []),
                new Explanation(length, norm < NormCodec.FirstInexactCode ? "dl, length of field" : "dl, length of field (approximate)", []),
                new Explanation(Bm25.Statistics.AverageLength, "avgdl, average length of field", []),
            ]);
    }
}

/// <summary>A term and the number of passages of the whole index that hold it, deleted ones included.</summary>
internal readonly record struct TermFrequency(string Term, long PassageCount);
