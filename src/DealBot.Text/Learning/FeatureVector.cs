namespace DealBot.Text.Learning;

/// <summary>The hashed facts that hold for one candidate: a buffer that is filled, scored, cleared and filled again.</summary>
/// <remarks>A template says which question a fact answers ("the word before", "how far away"); templates of one model
/// are numbered by its author and never renumbered without training the model anew.</remarks>
internal sealed class FeatureVector
{
    private uint[] _hashes = new uint[64];

    /// <summary>How many facts the vector holds.</summary>
    public int Count { get; private set; }

    /// <summary>The facts, in the order in which they were added.</summary>
    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>Forgets every fact.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds the fact that a template's question has this answer.</summary>
    public void Add(int template, uint value)
    {
        if (Count == _hashes.Length) Array.Resize(ref _hashes, 2 * Count);
        _hashes[Count++] = FeatureHash.Combine((uint)template, value);
    }

    /// <summary>Adds the fact that a template's question has this pair of answers.</summary>
    public void Add(int template, uint first, uint second) => Add(template, FeatureHash.Combine(first, second));

    /// <inheritdoc cref="Add(int, uint)"/>
    public void Add(int template, int value) => Add(template, (uint)value);

    /// <inheritdoc cref="Add(int, uint, uint)"/>
    public void Add(int template, uint first, int second) => Add(template, first, (uint)second);

    /// <inheritdoc cref="Add(int, uint, uint)"/>
    public void Add(int template, int first, int second) => Add(template, (uint)first, (uint)second);

    /// <summary>Adds a template whose question is answered by yes, and nothing for no.</summary>
    public void AddIf(int template, bool holds)
    {
        if (holds) Add(template, 1u);
    }

    /// <summary>A copy of the facts, each tied to one outcome of several.</summary>
    public uint[] CopyFor(uint outcome)
    {
        var copy = new uint[Count];
        for (var i = 0; i < copy.Length; i++) copy[i] = FeatureHash.Combine(_hashes[i], outcome);
        return copy;
    }
}
