namespace DealBot.Search;

/// <summary>Collects the terms of a short text with their positions relative to the first.</summary>
internal sealed class AnalyzedTerms : ITermSink
{
    private readonly List<PhraseTerm> _terms = [];
    private int _first = -1;

    public static IReadOnlyList<PhraseTerm> Of(string text, IAnalyzer analyzer)
    {
        var sink = new AnalyzedTerms();
        analyzer.Analyze(text, sink);
        return sink._terms;
    }

    public void Add(ReadOnlySpan<char> term, int position, int start, int end)
    {
        if (_first < 0) _first = position;
        _terms.Add(new PhraseTerm(term.ToString(), position - _first));
    }
}
