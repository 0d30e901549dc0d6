using DealBot.Cli.Json;
using DealBot.Core.Answers;
using DealBot.Core.Articles;

namespace DealBot.Export;

/// <summary>The records that scripts read everywhere else: an answer as <c>ask --format json</c> writes it; a library as a list of articles.</summary>
internal sealed record JsonExport() : ExportFormat("json", "JSON", ".json", "application/json; charset=utf-8")
{
    /// <inheritdoc/>
    public override IEnumerable<string> Answer(Answer answer, TimeSpan took)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        AnswerJson.Of(answer, took).Write(writer, Cli.Commands.Formats.Json);
        yield return writer.ToString();
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Library(ILibraryView view)
    {
        var before = "[\n";
        foreach (var (entry, article, quotes) in ArticlesOf(view))
        {
            using var writer = new StringWriter();
            writer.Write(before);
            CliJson.Write(writer, ExportedArticleJson.Of(entry, article, quotes.Select(static quote => quote.Quote)));
            before = ",\n";
            yield return writer.ToString();
        }

        yield return before is ",\n" ? "\n]\n" : "[]\n";
    }
}
