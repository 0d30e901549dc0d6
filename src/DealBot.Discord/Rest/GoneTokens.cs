namespace DealBot.Discord.Rest;

/// <summary>Webhooks and interactions that are no more. To go on asking for them would count as invalid requests (topics/rate-limits).</summary>
internal sealed class GoneTokens
{
    /// <summary>How many are remembered; the oldest are forgotten, whose tokens ran out after fifteen minutes anyway.</summary>
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = [];

    /// <summary>Remembers one, with the code that Discord gave.</summary>
    public void Add(Route route, int code)
    {
        lock (_gate)
        {
            if (!_codes.TryAdd(route.TopLevel, code)) return;
            _oldest.Enqueue(route.TopLevel);
            if (_oldest.Count > Most) _codes.Remove(_oldest.Dequeue());
        }
    }

    /// <summary>The code that Discord gave for it; null when it is not known to be gone.</summary>
    public int? Find(Route route)
    {
        if (!route.ByInteraction) return null;
        lock (_gate) return _codes.TryGetValue(route.TopLevel, out var code) ? code : null;
    }
}
