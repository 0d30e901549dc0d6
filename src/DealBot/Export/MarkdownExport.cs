using System.Globalization;
using System.Text;
using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Export;

/// <summary>Markdown for reports: each quote a block quote, with a footnote for its article (PHP Markdown Extra, GitHub, Pandoc).</summary>
internal sealed record MarkdownExport() : ExportFormat("markdown", "Markdown", ".md", "text/markdown; charset=utf-8; variant=GFM")
{
    /// <inheritdoc/>
    public override IEnumerable<string> Answer(Answer answer, TimeSpan took)
    {
        yield return $"# {MarkdownText.Line(answer.Question)}\n";
        if (answer.Results.Count == 0) yield return "\nThe library does not hold it.\n";

        List<ArticleEntry> articles = [];
        foreach (var quote in answer.Results.Select(ExportedQuote.Of))
        {
            var number = articles.FindIndex(article => article.Id == quote.Article.Id) + 1;
            if (number == 0)
            {
                articles.Add(quote.Article);
                number = articles.Count;
            }

            yield return Block(quote, number);
        }

        foreach (var (number, article) in articles.Index()) yield return Footnote(article, number + 1);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Library(ILibraryView view)
    {
        yield return "# Library\n";
        var number = 0;
        foreach (var (entry, _, quotes) in ArticlesOf(view).Where(static article => article.Quotes.Count > 0))
        {
            number++;
            yield return $"\n## {MarkdownText.Line(entry.Title)}\n";
            foreach (var (quote, _) in quotes) yield return Block(quote, number);
            yield return Footnote(entry, number);
        }
    }

    private static string Block(ExportedQuote quote, int number)
    {
        var block = new StringBuilder($"\n> {MarkdownText.Words(quote.Words).Replace("\n", "\n> ", StringComparison.Ordinal)}[^{number}]\n");
        if (quote.Speaker is { } speaker)
            block.Append(CultureInfo.InvariantCulture, $">\n> — {MarkdownText.Line(speaker)}{(quote.Kind is "indirect" ? ", as reported" : "")}\n");
        return block.ToString();
    }

    private static string Footnote(ArticleEntry article, int number)
    {
        List<string> facts = [MarkdownText.Line(article.Title)];
        if (article.Source is { } source) facts.Add(MarkdownText.Line(source));
        if (article.Published is { } published) facts.Add(Dates.Day(published));
        if (Uri.TryCreate(article.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") facts.Add($"<{url.AbsoluteUri}>");
        return $"\n[^{number}]: {string.Join(", ", facts)}\n";
    }
}
