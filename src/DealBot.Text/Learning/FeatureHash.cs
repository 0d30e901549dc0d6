namespace DealBot.Text.Learning;

/// <summary>Turns words and pairs of facts into 32-bit feature hashes, alike on every platform and in every run.</summary>
/// <remarks>Feature hashing after Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML 2009):
/// no dictionary is kept, and two features that meet in one slot share a weight.</remarks>
internal static class FeatureHash
{
    // FNV-1a (Fowler, Noll, Vo), 32 bits.
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of a word; upper-case ASCII letters count as their lower-case ones.</summary>
    public static uint Word(ReadOnlySpan<char> word)
    {
        var hash = OffsetBasis;
        foreach (var c in word)
        {
            var lower = c is >= 'A' and <= 'Z' ? c | ' ' : c;
            hash = (hash ^ (uint)lower) * Prime;
        }

        return hash;
    }

    /// <summary>One hash of two; the order matters.</summary>
    public static uint Combine(uint first, uint second)
    {
        // The finalizer of MurmurHash3 (Appleby), so that every bit of both reaches every bit of the slot.
        var hash = first * 0x9E3779B1 + second;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
