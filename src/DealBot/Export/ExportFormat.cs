using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Export;

/// <summary>A way to write answers, or a library, into a file; piece by piece, so that no library is too large.</summary>
/// <param name="Name">As <c>--format</c> takes it.</param>
/// <param name="Shown">As people call it.</param>
/// <param name="Extension">Of a file, with its dot.</param>
/// <param name="MediaType">As HTTP names it.</param>
internal abstract record ExportFormat(string Name, string Shown, string Extension, string MediaType)
{
    /// <summary>All there are; the first is the default.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [new JsonExport(), new CsvExport(), new MarkdownExport()];

    /// <summary>The format of a name; null when there is none.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What to say where the answers to a line cannot be written, because it names a command of chat; null for a question.</summary>
    public static string? Refusal(string line) => ChatCommands.NamedIn(line) is { } command
        ? $"“{command}” is a command, and only the answers to a question can be exported. Ask for the words themselves, such as: what did Waltz say"
        : null;

    /// <summary>An answer, whose words were held against the stored articles.</summary>
    public abstract IEnumerable<string> Answer(Answer answer, TimeSpan took);

    /// <summary>Every article with its quotes, newest first.</summary>
    public abstract IEnumerable<string> Library(ILibraryView view);

    /// <summary>The articles of a library, one at a time, each with the quotes that stand in its text just so.</summary>
    protected static IEnumerable<(ArticleEntry Entry, Article Article, IReadOnlyList<(ExportedQuote Exported, Text.Quote Quote)> Quotes)> ArticlesOf(ILibraryView view)
    {
        foreach (var entry in view.Articles)
        {
            if (view.Article(entry.Id) is not { } article) continue;
            yield return (entry, article,
            [
                .. view.PassagesOf(entry.Id).SelectMany(static passage => passage.Quotes)
                    .Select(quote => (Exported: ExportedQuote.Of(quote, entry, article)!, quote)).Where(static quote => quote.Exported is not null),
            ]);
        }
    }
}
