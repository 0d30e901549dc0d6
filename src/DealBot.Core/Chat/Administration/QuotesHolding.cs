using DealBot.Core.Answers;
using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Chat.Administration;

/// <summary>Finds quotes by words of theirs.</summary>
internal static class QuotesHolding
{
    private const int MostPassages = 200;

    /// <summary>The quotes that hold the words one after the other, or those alone that consist of them; in the order of the library.</summary>
    public static IReadOnlyList<(Passage Passage, Quote Quote, string Words)> Of(ILibraryView view, string words)
    {
        var terms = Paraphrases.Analyze(words);
        if (terms.Count == 0) return [];

        IReadOnlyList<(Passage Passage, Quote Quote, string Words)> found = [.. view.Index
            .Matches(new Query.OfPhrase(Fields.Text, terms, 0))
            .Take(MostPassages)
            .Select(view.Passage)
            .OfType<Passage>()
            .SelectMany(passage => passage.Quotes, (passage, quote) => (passage, quote, quote.Span.In(view.Article(passage.ArticleId)!.Text)))
            .Where(quote => AnalyzedText.Of(quote.Item3).Find(terms).Any())];
        IReadOnlyList<(Passage Passage, Quote Quote, string Words)> whole =
            [.. found.Where(quote => string.Equals(FacetNames.Fold(quote.Words), FacetNames.Fold(words), StringComparison.Ordinal))];
        return whole.Count > 0 ? whole : found;
    }
}
