namespace DealBot.Core.Articles.Speakers;

/// <summary>Disjoint sets of keys (union–find with path halving).</summary>
internal sealed class KeyUnion(IEnumerable<string> keys)
{
    private readonly Dictionary<string, string> _parents = keys.ToDictionary(key => key, StringComparer.Ordinal);

    /// <summary>The key that stands for the set <paramref name="key"/> is in.</summary>
    public string Find(string key)
    {
        while (_parents[key] is var parent && !string.Equals(parent, key, StringComparison.Ordinal))
            key = _parents[key] = _parents[parent];
        return key;
    }

    /// <summary>Makes one set of the two that the keys are in.</summary>
    public void Join(string one, string other) => _parents[Find(other)] = Find(one);
}
