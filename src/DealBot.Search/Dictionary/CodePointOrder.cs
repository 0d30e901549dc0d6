namespace DealBot.Search.Dictionary;

/// <summary>Orders terms by their code points, which is the order of their UTF-8 and so of the dictionary.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var shared = a.CommonPrefixLength(b);
        if (shared == a.Length || shared == b.Length) return a.Length.CompareTo(b.Length);
        return Rank(a[shared]).CompareTo(Rank(b[shared]));
    }

    // Surrogates stand for the code points above all others, but as UTF-16 they lie below U+E000 to U+FFFF.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
