namespace DealBot.Text;

/// <summary>A half-open range <c>[Start, End)</c> of one text, in UTF-16 code units from 0.</summary>
/// <param name="Start">The first code unit of the range.</param>
/// <param name="End">The code unit after the last; never less than <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How many UTF-16 code units the range holds.</summary>
    public int Length => End - Start;

    /// <summary>Whether <paramref name="other"/> lies wholly inside this range.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the two ranges share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The words themselves: the part of <paramref name="text"/> that this range covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within <paramref name="text"/>.</exception>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }
}
