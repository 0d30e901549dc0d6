using DealBot.Search.Dictionary;
using DealBot.Search.Execution;

namespace DealBot.Search.Weights;

/// <summary>A term that a fuzzy query stands for, and how much it counts.</summary>
internal readonly record struct ExpandedTerm(string Term, float Boost);

/// <summary>Chooses the terms that a fuzzy query stands for, as Lucene 8's <c>FuzzyQuery</c> does.</summary>
internal static class FuzzyExpansion
{
    private const int MaxExpansions = 50; // FuzzyQuery.defaultMaxExpansions

    /// <summary>The nearest terms of the index, in the order of the terms.</summary>
    public static IReadOnlyList<ExpandedTerm> Of(Snapshot snapshot, Query.OfFuzzy fuzzy)
    {
        var distance = new EditDistance(fuzzy.Term, fuzzy.MaxEdits);
        var boosts = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var segment in snapshot.Segments)
        {
            if (segment.Segment.Field(fuzzy.Field) is not { } field) continue;
            foreach (var near in distance.Near(field.Terms))
            {
                // A term that shares nothing with a short word still matches; it counts for nothing but its frequency is blended in.
                boosts[near.Term] = near.Edits == 0 ? 1 : Math.Max(0, 1 - (float)near.Edits / Math.Min(near.Length, distance.Length));
            }
        }

        return
        [
            .. boosts.OrderByDescending(b => b.Value).ThenBy(b => b.Key, CodePointOrder.Instance).Take(MaxExpansions)
                .OrderBy(b => b.Key, CodePointOrder.Instance).Select(b => new ExpandedTerm(b.Key, b.Value)),
        ];
    }
}
