using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Documents;

/// <summary><c>docs/query-syntax.md</c> promises nothing that the sample library does not show.</summary>
public sealed class QuerySyntaxTests : IAsyncLifetime
{
    private const string Document = "docs/query-syntax.md";

    private readonly TemporaryFolder _folder = new();
    private Library? _library;

    public async ValueTask InitializeAsync()
    {
        _library = Library.Open(new LibraryOptions { DataFolder = _folder.Path, ArticlesFolder = Path.Combine(Repository.Root, "index", "articles") });
        await _library.PopulateAsync();
    }

    public ValueTask DisposeAsync()
    {
        _library?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Every_question_of_the_document_is_answered_from_the_sample_library()
    {
        var questions = MarkdownTable.Rows(Document, "you want", "for example").SelectMany(row => MarkdownTable.Code(row[1]))
            .Concat(MarkdownTable.Rows(Document, "typed", "finds").SelectMany(row => MarkdownTable.Code(row[0])))
            .ToList();
        using var view = _library!.View();
        var answerer = new Answerer(synonyms: null);

        Assert.True(questions.Count > 30, $"{questions.Count} questions were found in the document.");
        Assert.DoesNotContain(questions, question => answerer.Ask(view, question, new AskOptions(5)).Results.Count == 0);
    }
}
