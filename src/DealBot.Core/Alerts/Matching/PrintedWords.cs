using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Alerts.Matching;

/// <summary>Tells new quotes from those that the library printed before.</summary>
/// <param name="index">The index of the library, the article included.</param>
/// <param name="articleOf">The article that a passage is of; null when it is none's any more.</param>
internal sealed class PrintedWords(IndexReader index, Func<long, long?> articleOf)
{
    /// <summary>Whether a quote's words, verbatim, stand in no article that came before.</summary>
    /// <param name="quote">The quote; indirect speech has no words of its own.</param>
    /// <param name="article">Its article, of which ids rise with time.</param>
    public bool IsNew(Quote quote, Article article)
    {
        if (quote.Kind == QuoteKind.Indirect) return false;
        var terms = Paraphrases.Analyze(quote.Span.In(article.Text));
        return terms.Count > 0 && !index.Matches(new Query.OfPhrase(Fields.Text, terms, Slop: 0)).Any(passage => articleOf(passage) < article.Id);
    }
}
