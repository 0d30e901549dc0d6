using System.Buffers;
using System.Globalization;
using DealBot.Core.Answers;
using DealBot.Core.Articles;

namespace DealBot.Export;

/// <summary>Comma-separated values (RFC 4180), a quote a row, in UTF-8 without a mark at the beginning.</summary>
/// <remarks>
/// Spreadsheets take a cell that begins with one of a few characters for a formula, and may run it. Such a cell gets an apostrophe in
/// front, and so does one that begins with an apostrophe: who takes one apostrophe off whatever begins with one has every word as it
/// was. https://owasp.org/www-community/attacks/CSV_Injection
/// </remarks>
internal sealed record CsvExport() : ExportFormat("csv", "CSV", ".csv", "text/csv; charset=utf-8; header=present")
{
    private const string EndOfRow = "\r\n";

    private static readonly SearchValues<char> BeginningsOfFormulas = SearchValues.Create("=+-@\t\r\n|%＝＋－＠'");

    private static readonly string Header = Row("speaker", "words", "kind", "article", "outlet", "date", "url", "start", "end");

    /// <inheritdoc/>
    public override IEnumerable<string> Answer(Answer answer, TimeSpan took) => [Header, .. answer.Results.Select(ExportedQuote.Of).Select(Row)];

    /// <inheritdoc/>
    public override IEnumerable<string> Library(ILibraryView view) =>
        ArticlesOf(view).SelectMany(static article => article.Quotes).Select(static quote => Row(quote.Exported)).Prepend(Header);

    /// <summary>A value as a cell.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var defused = BeginningsOfFormulas.Contains(value[0]) ? $"'{value}" : value;
        return $"\"{defused.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Row(ExportedQuote quote) => Row(
        quote.Speaker,
        quote.Words,
        quote.Kind,
        quote.Article.Title,
        quote.Article.Source,
        quote.Article.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        quote.Article.Url,
        quote.Span.Start.ToString(CultureInfo.InvariantCulture),
        quote.Span.End.ToString(CultureInfo.InvariantCulture));

    private static string Row(params IEnumerable<string?> values) => string.Join(',', values.Select(Cell)) + EndOfRow;
}
