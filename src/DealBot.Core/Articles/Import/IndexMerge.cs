using DealBot.Core.Storage;
using DealBot.Core.Telemetry;
using DealBot.Search;

namespace DealBot.Core.Articles.Import;

/// <summary>Makes large segments of the small ones that single articles leave.</summary>
internal static class IndexMerge
{
    /// <summary>Merges what is due in the current generation, each merge in a transaction of its own.</summary>
    public static void Run(Database database, IAnalyzer analyzer, SegmentCache segments) =>
        Run(database, analyzer, segments, session => LibraryRow.Read(session).Generation);

    /// <summary>Merges what is due in one generation.</summary>
    public static void Run(Database database, IAnalyzer analyzer, SegmentCache segments, Func<Session, long> generation)
    {
        while (database.Write(session => Merge(session, generation(session), analyzer, segments)))
        {
            ImportMetrics.Merged();
        }
    }

    private static bool Merge(Session session, long generation, IAnalyzer analyzer, SegmentCache segments) =>
        new IndexWriter(new SegmentRows(session, generation), analyzer, segments.Open(session, generation, analyzer, static _ => null)).Merge();
}
