namespace DealBot.Search.Execution;

/// <summary>Finds the best passages of a segment.</summary>
/// <remarks>
/// Until there are enough hits to compare with, passages are scored one by one. From then on only those matter whose bound
/// exceeds the worst hit kept, and whole stretches are passed over: MaxScore (Turtle and Flood, "Query evaluation: strategies
/// and optimizations", 1995) with bounds by block (Ding and Suel, "Faster top-k document retrieval using block-max indexes",
/// 2011), evaluated term by term within windows of passages.
/// </remarks>
internal static class TopSearch
{
    private const int FilterMustBeRarerBy = 8;
    private const int TooFewToSkip = 500; // passages; scoring them all takes less than planning not to

    public static void Run(PassageCursor matches, OpenSegment segment, TopHits hits)
    {
        while (hits.Threshold < 0 || matches.Cost < TooFewToSkip)
        {
            if (matches.Next() == PassageCursor.End) return;
            hits.Add(segment, matches.Passage, matches.Score());
        }

        var from = matches.Passage + 1;
        var parts = QueryParts.Of(matches);
        if (LeadOf(parts) is { } lead) LedSearch.Run(lead, parts, from, segment, hits);
        else WindowSearch.Run(parts, from, segment, hits);
    }

    /// <summary>The cursor that every hit from now on must match and that is worth walking along; null when there is none.</summary>
    private static PassageCursor? LeadOf(QueryParts parts)
    {
        var lead = parts.Required.MinBy(c => c.Cost);
        if (lead is null || parts.IsScored) return lead;

        // What is only filtered scores no more than the hits there are, so one of the optional cursors must match besides;
        // a common filter is better asked about the few passages that they leave.
        return lead.Cost * FilterMustBeRarerBy < parts.Optional.Sum(c => c.Cost) ? lead : null;
    }
}
