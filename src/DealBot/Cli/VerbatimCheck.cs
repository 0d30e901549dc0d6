using DealBot.Core.Answers;
using DealBot.Core.Articles;

namespace DealBot.Cli;

/// <summary>Holds every result against its stored article once more, at the moment of printing.</summary>
internal static class VerbatimCheck
{
    /// <summary>The answer without any result whose words do not stand in the article just so; each is reported.</summary>
    public static Answer Passed(this Answer answer, ILibraryView library, Terminal terminal) => answer.Passed(library, terminal.Warn);

    /// <inheritdoc cref="Passed(Answer, ILibraryView, Terminal)"/>
    /// <param name="answer">The answer.</param>
    /// <param name="library">Holds the articles.</param>
    /// <param name="report">Told a sentence of each result that is withheld.</param>
    public static Answer Passed(this Answer answer, ILibraryView library, Action<string> report)
    {
        var verbatim = answer.Results.Where(result => IsVerbatim(result, library)).ToList();
        if (verbatim.Count == answer.Results.Count) return answer;

        foreach (var result in answer.Results.Except(verbatim))
        {
            report($"A passage of {result.Article.File} is withheld: it is not what the article says. Rebuild the index with: dealbot reindex");
        }

        return answer with { Results = verbatim };
    }

    private static bool IsVerbatim(Result result, ILibraryView library) =>
        library.Article(result.Article.Id) is { Text: var text }
        && result.Passage.Span is var span
        && span.Start >= 0 && span.End <= text.Length
        && text.AsSpan(span.Start, span.Length).SequenceEqual(result.Text)
        && (result.Quote is not { Span: var quoted } || span.Contains(quoted));
}
