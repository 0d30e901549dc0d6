namespace DealBot.Core.Storage;

/// <summary>The row that says which state of the library is the current one, and which ids were given out.</summary>
/// <param name="Revision">Counts up with every committed change.</param>
/// <param name="Generation">The set of passages, quotes, speakers and segments that answers.</param>
/// <param name="IsPopulated">Whether the articles folder was imported at first use.</param>
internal sealed record LibraryRow(long Revision, long Generation, bool IsPopulated)
{
    public static LibraryRow Read(Session session) => session.First(
        $"SELECT revision, generation, populated FROM library",
        static row => new LibraryRow(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2) != 0))!;

    /// <summary>Counts the revision up: views opened after the commit see the change.</summary>
    public static void CountUp(Session session) => session.Execute($"UPDATE library SET revision = revision + 1");

    public static void MarkPopulated(Session session) => session.Execute($"UPDATE library SET populated = 1");

    /// <summary>Makes the generation that was built the one that answers.</summary>
    public static void Switch(Session session, long generation) =>
        session.Execute($"UPDATE library SET generation = {generation}, revision = revision + 1, building = 0");

    /// <summary>The generation that a reindexing has begun and not finished; 0 for none.</summary>
    public static long Building(Session session) => session.Number($"SELECT building FROM library")!.Value;

    /// <summary>Notes which generation is being built; 0 for none.</summary>
    public static int SetBuilding(Session session, long generation) => session.Execute($"UPDATE library SET building = {generation}");

    /// <summary>The generations that left rows behind or are being built.</summary>
    public static List<long> OtherGenerations(Session session) => session.Rows(
        $"""
        SELECT used.generation
        FROM (SELECT generation FROM analyses UNION SELECT generation FROM segments UNION SELECT generation FROM speakers) AS used
        JOIN library ON library.generation <> used.generation
        """,
        static row => row.GetInt64(0));

    public static long NewGeneration(Session session) =>
        session.Number($"UPDATE library SET last_generation = last_generation + 1 RETURNING last_generation")!.Value;

    public static long NewArticle(Session session) =>
        session.Number($"UPDATE library SET last_article = last_article + 1 RETURNING last_article")!.Value;

    public static long NewSegment(Session session) =>
        session.Number($"UPDATE library SET last_segment = last_segment + 1 RETURNING last_segment")!.Value;

    /// <summary>Gives out ids for passages without a gap, and returns the first.</summary>
    public static long NewPassages(Session session, int count) =>
        session.Number($"UPDATE library SET last_passage = last_passage + {(long)count} RETURNING last_passage")!.Value - count + 1;
}
