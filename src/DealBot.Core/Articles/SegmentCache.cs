using DealBot.Core.Storage;
using DealBot.Search;

namespace DealBot.Core.Articles;

/// <summary>The segments of an index as they were read last: they never change, so only new ones need to be read again.</summary>
internal sealed class SegmentCache
{
    private volatile Opened? _latest;

    /// <summary>The index as it was opened last; null before, and where the database is another since.</summary>
    public IndexReader? Latest(Session session) => _latest is { } latest && latest.Opening == session.Opening ? latest.Index : null;

    /// <summary>Opens the index of a generation as the session shows it now.</summary>
    public IndexReader Open(Session session, long generation, IAnalyzer analyzer, Func<long, string?> textOf)
    {
        var index = IndexReader.Open(new SegmentRows(session, generation), analyzer, textOf, Latest(session));
        _latest = new Opened(session.Opening, index);
        return index;
    }

    private sealed record Opened(int Opening, IndexReader Index);
}
