using DealBot.Search;

namespace DealBot.Core.Articles;

/// <summary>The distinct terms of a text.</summary>
internal static class Terms
{
    /// <summary>The terms in the order of their first places, each once.</summary>
    public static IReadOnlyList<string> Of(string text, IAnalyzer analyzer)
    {
        var sink = new Distinct();
        analyzer.Analyze(text, sink);
        return sink.Terms;
    }

    private sealed class Distinct : ITermSink
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<string> Terms { get; } = [];

        public void Add(ReadOnlySpan<char> term, int position, int start, int end)
        {
            var word = term.ToString();
            if (_seen.Add(word)) Terms.Add(word);
        }
    }
}
