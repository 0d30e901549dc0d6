namespace DealBot.Core.Storage;

/// <summary>
/// Gives restored rows numbers that were never in use in the database before, so that what processes keep of it in their memory
/// (segments by their id; texts and names by their generation; lists by the revision) is never taken for what is there now.
/// </summary>
/// <param name="generations">How many generations there had been.</param>
/// <param name="segments">How many segments there had been.</param>
internal sealed class RestoredNumbers(long generations, long segments)
{
    private static readonly string[] Counters = ["last_article", "last_passage", "last_subscription", "last_feed"];

    /// <summary>For what is in the database before its rows are replaced.</summary>
    public static RestoredNumbers After(Session session) => new(
        session.Number($"SELECT last_generation FROM library")!.Value, session.Number($"SELECT last_segment FROM library")!.Value);

    /// <summary>Gives a row of a backup its new numbers.</summary>
    public object?[] Renumbered(TableShape table, object?[] row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] is long number) row[at] = number + OffsetOf(table.Name, table.Columns[at], number);
        }

        return row;
    }

    private long OffsetOf(string table, string column, long number) => (table, column) switch
    {
        ("library", "building") when number == 0 => 0, // none
        (_, "generation") or ("library", "last_generation" or "building") => generations,
        ("segments", "id") or ("segment_pieces", "segment") or ("library", "last_segment") => segments,
        _ => 0,
    };

    /// <summary>Lets the one row of the library count on from where it was.</summary>
    /// <param name="table">The library's.</param>
    /// <param name="held">The row that is replaced.</param>
    /// <param name="row">The row of the backup.</param>
    public static object?[] CountedOn(TableShape table, object?[] held, object?[] row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var higher = Math.Max((long)held[at]!, (long)row[at]!);
            if (Counters.Contains(table.Columns[at], StringComparer.Ordinal)) row[at] = higher;
            else if (table.Columns[at] is "revision" or "wishes_version") row[at] = higher + 1;
            else if (table.Columns[at] is "populated") row[at] = 1L;
        }

        return row;
    }
}
