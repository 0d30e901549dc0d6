namespace DealBot.Search;

/// <summary>Turns text into the terms that are indexed and searched; the same one on both sides.</summary>
public interface IAnalyzer
{
    /// <summary>Hands every term of <paramref name="text"/> to <paramref name="sink"/>, in order.</summary>
    /// <remarks>Pure and culture-free: the same text gives the same terms for ever.</remarks>
    void Analyze(ReadOnlySpan<char> text, ITermSink sink);

    /// <summary>
    /// Folds a part of a word (the written part of <c>miner*</c> or <c>zelenskiy~</c>) as terms are folded, but neither
    /// stems nor drops it.
    /// </summary>
    string Fold(string partOfWord);
}

/// <summary>Receives analysed terms.</summary>
public interface ITermSink
{
    /// <summary>Takes one term.</summary>
    /// <param name="term">The term; the span is reused after the call returns.</param>
    /// <param name="position">Its position in the text, from 0; a removed stop word leaves a gap.</param>
    /// <param name="start">Its first UTF-16 code unit in the text.</param>
    /// <param name="end">The code unit after its last.</param>
    void Add(ReadOnlySpan<char> term, int position, int start, int end);
}
