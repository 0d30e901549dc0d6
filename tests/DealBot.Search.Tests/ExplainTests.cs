using DealBot.Search.Tests.Oracle;

namespace DealBot.Search.Tests;

public sealed class ExplainTests
{
    [Fact]
    public void An_explanation_comes_to_the_score_of_the_search()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var library = new RandomLibrary(seed, 60);
            for (var i = 0; i < 100; i++)
            {
                var query = library.Queries.Next();
                foreach (var hit in library.Reader.Search(query, 3))
                {
                    var told = library.Reader.Explain(query, hit.PassageId);
                    Assert.True(Math.Abs(told.Value - hit.Score) <= 1e-5 * Math.Max(1, hit.Score), $"{Weights.QueryWords.Of(query)}: {told} is not {hit}");
                }
            }
        }
    }

    [Fact]
    public void A_term_is_explained_in_the_words_of_Lucene()
    {
        var told = Index("red green", "green").Explain(Term("red"), 1);
        Assert.Equal("weight(text:red in 1) [BM25Similarity], result of:", told.Description);
        var score = Assert.Single(told.Details);
        Assert.Equal("score(freq=1.0), computed as boost * idf * tf from:", score.Description);
        Assert.Equal("idf, computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:", score.Details[0].Description);
        Assert.Equal([1f, 2f], score.Details[0].Details.Select(d => d.Value));
        Assert.Equal("tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:", score.Details[1].Description);
        Assert.Equal([1f, 1.2f, 0.75f, 2f, 1.5f], score.Details[1].Details.Select(d => d.Value));
        Assert.Equal(score.Details[0].Value * score.Details[1].Value, told.Value, 1e-6f);
    }

    [Fact]
    public void What_does_not_match_is_told_why()
    {
        var reader = Index("red green", "green");
        Assert.Equal("no matching term", reader.Explain(Term("red"), 2).Description);
        var both = new Query.OfClauses([new Clause(Occur.Must, Term("red")), new Clause(Occur.MustNot, Term("green"))]);
        var told = reader.Explain(both, 1);
        Assert.Equal("Failure to meet condition(s) of required/prohibited clause(s)", told.Description);
        Assert.Equal("match on prohibited clause (text:green)", Assert.Single(told.Details).Description);
        Assert.Equal(0, reader.Explain(Term("red"), 12_345).Value);
    }

    private static Query.OfTerm Term(string term) => new(Fields.Text, term);

    private static IndexReader Index(params string[] texts)
    {
        var store = new InMemorySegmentStore();
        var writer = new IndexWriter(store, new SpaceAnalyzer());
        for (var i = 0; i < texts.Length; i++) writer.Add(new IndexedPassage(i + 1, texts[i], []));
        writer.Flush();
        return IndexReader.Open(store, new SpaceAnalyzer(), id => texts[(int)id - 1]);
    }
}
