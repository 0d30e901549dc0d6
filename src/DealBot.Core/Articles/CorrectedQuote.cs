using DealBot.Text;

namespace DealBot.Core.Articles;

/// <summary>A correction with the quote it is for.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Span">Where its quoted words stand.</param>
/// <param name="Words">The quoted words.</param>
/// <param name="Correction">What is said of them.</param>
/// <param name="By">Who said it, as the platform shows the name.</param>
/// <param name="At">When, to the millisecond, UTC.</param>
public sealed record CorrectedQuote(long ArticleId, TextSpan Span, string Words, Correction Correction, string By, DateTimeOffset At);
