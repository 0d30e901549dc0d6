namespace DealBot.Search.Dictionary;

/// <summary>What the dictionary knows of a term.</summary>
/// <param name="PassageCount">Passages of the segment that hold it; 0: it does not stand in the segment.</param>
/// <param name="Offset">Where its postings begin in the field's postings, when several passages hold it.</param>
/// <param name="SinglePassage">The passage, when only one holds it: such a term, one in two, needs no postings.</param>
/// <param name="SingleFrequency">How often that passage holds it.</param>
internal readonly record struct TermEntry(int PassageCount, int Offset, int SinglePassage, int SingleFrequency)
{
    public static TermEntry Single(int passage, int frequency) => new(1, 0, passage, frequency);

    public static TermEntry Several(int passages, int offset) => new(passages, offset, 0, 0);
}
