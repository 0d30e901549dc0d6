using System.Runtime.InteropServices;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Answers;

/// <summary>A text as the index reads it: its terms with their positions and places.</summary>
internal sealed class AnalyzedText
{
    private readonly Dictionary<string, (int First, int Last)> _places = new(StringComparer.Ordinal);
    private readonly List<AnalyzedTerm> _terms = [];
    private readonly List<int> _next = []; // where the same term stands again; 0 for nowhere

    private AnalyzedText() { }

    /// <summary>Reads a text; linear in its length.</summary>
    public static AnalyzedText Of(ReadOnlySpan<char> text)
    {
        var analyzed = new AnalyzedText();
        EnglishAnalyzer.Instance.Analyze(text, new Sink(analyzed));
        return analyzed;
    }

    /// <summary>The terms in order; stop words are left out.</summary>
    public IReadOnlyList<AnalyzedTerm> Terms => _terms;

    /// <summary>Whether two texts have at least this share of their distinct terms in common (Jaccard's coefficient).</summary>
    public bool Overlaps(AnalyzedText other, double share)
    {
        var (few, many) = _places.Count <= other._places.Count ? (_places, other._places) : (other._places, _places);
        if (few.Count < share * many.Count) return false; // not even if all of them were common

        var common = 0;
        foreach (var term in few.Keys)
        {
            if (many.ContainsKey(term)) common++;
        }

        return common >= share * (few.Count + many.Count - common);
    }

    /// <summary>Whether a term stands in the text.</summary>
    public bool Contains(string term) => _places.ContainsKey(term);

    /// <summary>The places at which terms stand one after the other, as the positions of a phrase demand.</summary>
    public IEnumerable<TextSpan> Find(IReadOnlyList<PhraseTerm> phrase)
    {
        if (phrase.Count == 0 || !_places.TryGetValue(phrase[0].Term, out var places))
            yield break;

        var start = places.First;
        do
        {
            if (EndOf(phrase, start) is { } end)
                yield return new TextSpan(_terms[start].Span.Start, end);
            start = _next[start];
        }
        while (start > 0);
    }

    // The end of the phrase whose first term is at an index; null when it is not there.
    private int? EndOf(IReadOnlyList<PhraseTerm> phrase, int first)
    {
        var index = first;
        for (var at = 1; at < phrase.Count; at++)
        {
            index++;
            if (index >= _terms.Count
                || !string.Equals(_terms[index].Term, phrase[at].Term, StringComparison.Ordinal)
                || _terms[index].Position - _terms[first].Position != phrase[at].Position - phrase[0].Position)
            {
                return null;
            }
        }

        return _terms[index].Span.End;
    }

    private sealed class Sink(AnalyzedText target) : ITermSink
    {
        public void Add(ReadOnlySpan<char> term, int position, int start, int end)
        {
            var word = term.ToString();
            var at = target._terms.Count;
            ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(target._places, word, out var isAgain);
            if (isAgain) target._next[places.Last] = at;
            places = (isAgain ? places.First : at, at);
            target._next.Add(0);
            target._terms.Add(new AnalyzedTerm(word, position, new TextSpan(start, end)));
        }
    }
}

/// <summary>One term of a text.</summary>
/// <param name="Term">The term as it is indexed.</param>
/// <param name="Position">Its position; a stop word leaves a gap.</param>
/// <param name="Span">The word it was made from.</param>
internal readonly record struct AnalyzedTerm(string Term, int Position, TextSpan Span);
