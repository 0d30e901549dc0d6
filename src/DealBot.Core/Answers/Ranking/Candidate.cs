using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Answers.Ranking;

/// <summary>A passage on its way to being an answer.</summary>
internal sealed class Candidate(Passage passage, Article article, float bm25)
{
    private AnalyzedText? _words;
    private IReadOnlyList<Fact>? _facts;

    public Passage Passage { get; } = passage;

    public Article Article { get; } = article;

    /// <summary>The words of the passage, verbatim.</summary>
    public string Text { get; } = passage.Span.In(article.Text);

    /// <summary>The engine's score; 0 for a passage that was found beside another.</summary>
    public float Bm25 { get; } = bm25;

    /// <summary>The passage as the index reads it.</summary>
    public AnalyzedText Words => _words ??= AnalyzedText.Of(Text);

    /// <summary>The words in it that state facts, in order.</summary>
    public IReadOnlyList<Fact> Facts => _facts ??= FactScanner.Scan(Text);

    /// <summary>What stands around it.</summary>
    public Surroundings Surroundings { get; } = new(passage, article);

    /// <summary>The quote in it that answers.</summary>
    public Quote? Quote { get; set; }

    /// <summary>The words of the question, as spans of <see cref="Text"/>.</summary>
    public IReadOnlyList<TextSpan> Highlights { get; set; } = [];

    /// <summary>What speaks for the passage.</summary>
    public Features Features { get; set; }

    /// <summary>How surely it answers, from 0 to 1: what is cut at the confidence bar.</summary>
    public double Confidence { get; set; }

    /// <summary>What it is ranked by.</summary>
    public double Score => Blend.Score(Features);
}
