using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>A span of an article that can be an answer: a sentence, or a quote with the sentences it stands in.</summary>
/// <param name="Id">Its id in the library.</param>
/// <param name="ArticleId">The article it is a span of.</param>
/// <param name="Span">Where it stands, in UTF-16 code units of the article's text.</param>
/// <param name="Quotes">The quotes that stand in it, in reading order; often none.</param>
public sealed record Passage(long Id, long ArticleId, TextSpan Span, IReadOnlyList<Quote> Quotes);
