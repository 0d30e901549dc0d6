namespace DealBot.Core.Answers.Questions;

/// <summary>The words of a question, as the sentence patterns look at them.</summary>
internal readonly struct Sentence(IReadOnlyList<QuestionWord> words, Func<string, bool> namesSomebody)
{
    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>The folded word at an index; empty outside the sentence and for quoted words, which are no grammar.</summary>
    public string this[int index] => index >= 0 && index < words.Count && !words[index].IsQuoted ? words[index].Key : "";

    /// <summary>The words from an index to the end.</summary>
    public IReadOnlyList<QuestionWord> From(int start) => Slice(start, words.Count);

    /// <summary>The words of a half-open range of indexes.</summary>
    public IReadOnlyList<QuestionWord> Slice(int start, int end)
    {
        start = Math.Clamp(start, 0, words.Count);
        return [.. words.Take(Math.Max(end, start)).Skip(start)];
    }

    /// <summary>All words but those of a half-open range.</summary>
    public IReadOnlyList<QuestionWord> Without(int start, int end) => [.. words.Where((_, index) => index < start || index >= end)];

    /// <summary>The word at an index.</summary>
    public QuestionWord Word(int index) => words[index];

    /// <summary>Whether the words at an index are these.</summary>
    public bool HasAt(int index, params ReadOnlySpan<string> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (!string.Equals(this[index + i], keys[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>The first index in a range whose word passes a test; -1 when none does.</summary>
    public int Find(int start, int end, Func<string, bool> test)
    {
        for (var index = Math.Max(0, start); index < Math.Min(end, Count); index++)
        {
            if (this[index].Length > 0 && test(this[index]))
                return index;
        }

        return -1;
    }

    /// <summary>The first index in a range whose word is a verb that passes a test: what stands after "the" or "at" is a noun
    /// ("the talks", "at odds").</summary>
    public int FindVerb(int start, int end, Func<string, bool> test)
    {
        for (var index = Find(start, end, test); index >= 0; index = Find(index + 1, end, test))
        {
            if (!IsBeforeNoun(this[index - 1]) && !(index > 0 && words[index - 1].IsPossessive))
                return index;
        }

        return -1;
    }

    private static bool IsBeforeNoun(string key) => key is "the" or "a" or "an" or "his" or "her" or "their" or "its" or "our" or "this" or "these" or "those"
        or "any" or "some" or "no" or "new" or "latest" or "last" or "first" or "peace" or "public" or "of" or "in" or "at" or "on" or "for" or "from" or "with" or "by" or "to";

    /// <summary>Whether the words of a range name a person or body of the library.</summary>
    public bool NamesSomebody(int start, int end)
    {
        var named = Slice(start, end);
        return named.Count is > 0 and <= LongestName && namesSomebody(Join(named));
    }

    /// <summary>Whether the words of a range name nobody in particular ("the articles", "they").</summary>
    public bool NamesNobody(int start, int end) => Slice(start, end)
        .All(word => QuestionVocabulary.Nobody.Contains(word.Key) || QuestionVocabulary.Empty.Contains(word.Key));

    /// <summary>The same words, the one at an index marked as the category of the answer.</summary>
    public Sentence WithCategory(int index) =>
        new([.. words.Select((word, at) => at == index ? word with { IsCategory = true } : word)], namesSomebody);

    /// <summary>Words as one string.</summary>
    public static string Join(IEnumerable<QuestionWord> words) =>
        string.Join(' ', words.Select(word => word.IsPossessive ? word.Text + "'s" : word.Text));

    /// <summary>Most words that the name or role of a speaker has in a question.</summary>
    public const int LongestName = 8;
}
