using DealBot.Search;
using DealBot.Text.Terms;

namespace DealBot.Core.Articles;

/// <summary>Gives the index the terms that the text room reads: the chain of Lucene's EnglishAnalyzer, diacritics folded.</summary>
public sealed class EnglishAnalyzer : IAnalyzer
{
    /// <summary>The one instance; it has no state.</summary>
    public static EnglishAnalyzer Instance { get; } = new();

    private EnglishAnalyzer() { }

    /// <inheritdoc/>
    public void Analyze(ReadOnlySpan<char> text, ITermSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Span<char> buffer = stackalloc char[EnglishTermReader.BufferLength];
        var reader = new EnglishTermReader(text, buffer);
        while (reader.MoveNext()) sink.Add(reader.Term, reader.Position, reader.Start, reader.End);
    }

    /// <inheritdoc/>
    public string Fold(string partOfWord) => Folding.Fold(partOfWord);
}
