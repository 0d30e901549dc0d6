using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Storage;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Articles.Import;

/// <summary>Writes what was found in articles into one generation, within one transaction.</summary>
internal sealed class GenerationWriter(Session session, long generation, IAnalyzer analyzer, SegmentCache segments)
{
    /// <summary>
    /// Grows whenever the same text would give other passages, quotes, speakers or terms: articles analysed under a smaller
    /// number are due for reindexing.
    /// </summary>
    public const long AnalysisVersion = 1;

    private readonly IndexWriter _index = new(new SegmentRows(session, generation), analyzer, segments.Latest(session));

    /// <summary>
    /// Adds the passages, quotes, speakers and index entries of a stored article, with what was corrected in it; gives the number
    /// of passages.
    /// </summary>
    public int Add(Article article, TextAnalysis analysis)
    {
        analysis = Corrections.Apply(analysis, CorrectionRows.Of(session, article.Id));
        var passages = Passages.Of(article.Text, analysis, article.Id, firstId: 0, PageFurniture.Of(article.Text, article.Title));
        var first = LibraryRow.NewPassages(session, passages.Count);
        passages = [.. passages.Select(passage => passage with { Id = first + passage.Id })];

        AnalysisRows.Insert(session, generation, article.Id, AnalysisVersion, passages);
        SpeakerRows.Insert(session, generation, article.Id, SpeakerForm.Of(analysis));

        var titleTerms = Terms.Of(article.Title, analyzer);
        foreach (var passage in passages) _index.Add(Passages.Indexed(article, passage, titleTerms));
        return passages.Count;
    }

    /// <summary>Takes an article's passages, quotes, speakers and index entries out again.</summary>
    public void Remove(long article)
    {
        _index.Flush(); // passages added in this transaction can then be deleted like any others
        _index.Delete(AnalysisRows.Delete(session, generation, article));
        SpeakerRows.Delete(session, generation, article);
    }

    /// <summary>Brings the index entries into the transaction.</summary>
    public void Flush() => _index.Flush();
}
