using DealBot.Core.Answers;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;
using DealBot.Text.Names;

namespace DealBot.Core.Alerts.Matching;

/// <summary>One article as filters see it: an index of its passages and, as if it were one more, its headline.</summary>
internal sealed class ArticleTerms
{
    /// <summary>A field that only these indexes have: the words with a capital letter, each under the key of its spellings.</summary>
    public const string Name = "name";

    private const string File = "file";

    private readonly HashSet<(string Field, string Term)> _terms = [];
    private readonly IndexReader _index;

    private ArticleTerms(Article article, IReadOnlyList<Passage> passages)
    {
        var store = new InMemorySegmentStore();
        var writer = new IndexWriter(store, EnglishAnalyzer.Instance);
        var headline = new Passage(0, article.Id, default, []);
        var titleTerms = Terms.Of(article.Title, EnglishAnalyzer.Instance);
        List<string> texts = [.. passages.Select(passage => passage.Span.In(article.Text)), article.Title];

        for (var at = 0; at < texts.Count; at++)
        {
            var indexed = Passages.Indexed(article, at < passages.Count ? passages[at] : headline, titleTerms);
            var words = AnalyzedText.Of(texts[at]);
            HashSet<Facet> facets = [.. indexed.Facets, .. NamesIn(words, texts[at]).Select(name => new Facet(Name, name.Family)), new Facet(File, article.File.ToLowerInvariant())];
            if (at == passages.Count) facets.RemoveWhere(static facet => facet.Field is FacetNames.Kind); // nobody's words, and no narration
            writer.Add(new IndexedPassage(at + 1, texts[at], [.. facets]));
            foreach (var facet in facets) _terms.Add((facet.Field, facet.Value));
            foreach (var word in words.Terms) _terms.Add((Fields.Text, word.Term));
        }

        writer.Flush();
        Count = passages.Count;
        _index = IndexReader.Open(store, EnglishAnalyzer.Instance, id => texts[(int)id - 1]);
    }

    /// <summary>How many passages there are.</summary>
    public int Count { get; }

    /// <summary>Every term that stands anywhere, with its field.</summary>
    public IReadOnlySet<(string Field, string Term)> All => _terms;

    public static ArticleTerms Of(Article article, IReadOnlyList<Passage> passages) => new(article, passages);

    /// <summary>The articles whose file a value names.</summary>
    public static Query FileNamed(string value) => new Query.OfWildcard(File, $"*{value.ToLowerInvariant()}*");

    /// <summary>Whether something stands anywhere, the headline included.</summary>
    public bool Holds(Query query) => _index.Matches(query).Any();

    /// <summary>The places of the passages that match, from 0; all of them where the headline does.</summary>
    public IEnumerable<int> Matches(Query query)
    {
        List<long> found = [.. _index.Matches(query)];
        return found.Contains(Count + 1) ? Enumerable.Range(0, Count) : found.Select(id => (int)id - 1);
    }

    /// <summary>The words that may be names, having a capital letter, each with the key of its spellings.</summary>
    public static IEnumerable<(TextSpan Span, string Family)> NamesIn(AnalyzedText words, string text) => words.Terms
        .Where(term => char.IsUpper(text[term.Span.Start]))
        .SelectMany(term => NameKey.Words(term.Span.In(text)).Select(word => (term.Span, NameFamilies.Key(word))))
        .Where(name => name.Item2.Length > 0);
}
