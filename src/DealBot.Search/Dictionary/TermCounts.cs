using System.Runtime.InteropServices;

namespace DealBot.Search.Dictionary;

/// <summary>Sums the passages of terms over segments.</summary>
internal sealed class TermCounts
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string term, int passages) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _) += passages;

    /// <summary>By falling number of passages, then in the order of the terms.</summary>
    public IReadOnlyList<TermCount> MostFrequent(int count) =>
    [
        .. _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, CodePointOrder.Instance)
            .Take(count).Select(c => new TermCount(c.Key, c.Value)),
    ];
}
