namespace DealBot.Core.Articles;

/// <summary>What takes a while to read: whoever needs it first reads it, and those who come meanwhile wait instead of reading it too.</summary>
internal sealed class ReadOnce<T>
    where T : class
{
    private readonly Lock _lock = new();
    private volatile T? _value;

    /// <summary>The value; read anew where reading it failed before.</summary>
    public T Value(Func<T> read)
    {
        if (_value is { } known) return known;
        lock (_lock) return _value ??= read();
    }
}
