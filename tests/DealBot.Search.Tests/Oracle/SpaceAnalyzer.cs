namespace DealBot.Search.Tests.Oracle;

/// <summary>Splits at spaces and folds to lower case; a lone hyphen is dropped as a stop word is, leaving a gap.</summary>
internal sealed class SpaceAnalyzer : IAnalyzer
{
    public void Analyze(ReadOnlySpan<char> text, ITermSink sink)
    {
        Span<char> folded = stackalloc char[256];
        var position = 0;
        foreach (var range in text.Split(' '))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length == 0) continue;
            var word = text.Slice(start, length);
            var room = length <= folded.Length ? folded : new char[length];
            var written = word.ToLowerInvariant(room);
            if (word is not "-") sink.Add(room[..written], position, start, start + length);
            position++;
        }
    }

    public string Fold(string partOfWord) => partOfWord.ToLowerInvariant();
}
