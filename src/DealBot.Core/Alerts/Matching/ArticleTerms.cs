using System.Collections;
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

    private readonly Dictionary<(string Field, string Term), BitArray> _places = []; // the headline's after the passages'
    private readonly BitArray _everywhere;
    private readonly BitArray _nowhere;
    private readonly IndexReader _index;

    private ArticleTerms(Article article, IReadOnlyList<Passage> passages)
    {
        (_everywhere, _nowhere, Count) = (new BitArray(passages.Count + 1, true), new BitArray(passages.Count + 1), passages.Count);
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
            foreach (var facet in facets) Add(facet.Field, facet.Value, at);
            foreach (var word in words.Terms) Add(Fields.Text, word.Term, at);
        }

        writer.Flush();
        _index = IndexReader.Open(store, EnglishAnalyzer.Instance, id => texts[(int)id - 1]);
    }

    /// <summary>How many passages there are.</summary>
    public int Count { get; }

    /// <summary>Every term that stands anywhere, with its field.</summary>
    public IEnumerable<(string Field, string Term)> All => _places.Keys;

    public static ArticleTerms Of(Article article, IReadOnlyList<Passage> passages) => new(article, passages);

    /// <summary>The articles whose file a value names.</summary>
    public static Query FileNamed(string value) => new Query.OfWildcard(File, $"*{value.ToLowerInvariant()}*");

    /// <summary>Whether something stands anywhere, the headline included.</summary>
    public bool Holds(Query query) => PlacesOf(query).HasAnySet();

    /// <summary>
    /// Which passages match, by their places from 0, all of them where the headline does; the bit after theirs is the headline's.
    /// Not to be changed.
    /// </summary>
    public BitArray Matches(Query query) => PlacesOf(query) is var places && places[Count] ? _everywhere : places;

    // Most of what filters ask for is a word or one of several, and need not be looked up in the index.
    private BitArray PlacesOf(Query query) => query switch
    {
        Query.OfTerm term => _places.GetValueOrDefault((term.Field, term.Term), _nowhere),
        Query.OfSynonyms synonyms => AnyOf(synonyms.Terms.Select(term => _places.GetValueOrDefault((synonyms.Field, term), _nowhere))),
        Query.OfClauses clauses when clauses.Clauses.All(clause => clause.Occur == Occur.Should) => AnyOf(clauses.Clauses.Select(clause => PlacesOf(clause.Query))),
        _ => InIndex(query),
    };

    private BitArray AnyOf(IEnumerable<BitArray> alternatives)
    {
        var any = new BitArray(_nowhere);
        foreach (var places in alternatives) any.Or(places);
        return any;
    }

    private BitArray InIndex(Query query)
    {
        var places = new BitArray(_nowhere);
        foreach (var id in _index.Matches(query)) places[(int)id - 1] = true;
        return places;
    }

    private void Add(string field, string term, int place)
    {
        if (!_places.TryGetValue((field, term), out var places)) _places[(field, term)] = places = new BitArray(_nowhere);
        places[place] = true;
    }

    /// <summary>The words that may be names, having a capital letter, each with the key of its spellings.</summary>
    public static IEnumerable<(TextSpan Span, string Family)> NamesIn(AnalyzedText words, string text) => words.Terms
        .Where(term => char.IsUpper(text[term.Span.Start]))
        .SelectMany(term => NameKey.Words(term.Span.In(text)).Select(word => (term.Span, NameFamilies.Key(word))))
        .Where(name => name.Item2.Length > 0);
}
