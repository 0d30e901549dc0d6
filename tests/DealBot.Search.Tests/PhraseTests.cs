using DealBot.Search.Execution;
using DealBot.Search.Tests.Oracle;

namespace DealBot.Search.Tests;

/// <summary>How often a phrase stands in a text, as Lucene counts.</summary>
public sealed class PhraseTests
{
    [Theory]
    [InlineData("a b", 0, "a b", 1f)]
    [InlineData("a b", 0, "a b a b", 2f)]
    [InlineData("a b", 0, "a x b", 0f)]
    [InlineData("a b", 0, "b a", 0f)]
    [InlineData("a a", 0, "a a a", 2f)]
    [InlineData("a - b", 0, "a x b", 1f)]
    [InlineData("a - b", 0, "a b", 0f)]
    [InlineData("a b", 0, "a - b", 0f)]
    [InlineData("a b", 1, "a b", 1f)]
    [InlineData("a b", 1, "a x b", 1 / 2f)]
    [InlineData("a b", 1, "a x x b", 0f)]
    [InlineData("a b", 1, "b a", 0f)]
    [InlineData("a b", 2, "b a", 1 / 3f)]
    [InlineData("a b", 2, "a x x b", 1 / 3f)]
    [InlineData("a b c", 2, "a x b x c", 1 / 3f)]
    [InlineData("a b", 2, "a b x a x b", 1.5f)]
    [InlineData("a a", 2, "a", 0f)]
    [InlineData("a a", 2, "a x a", 1 / 2f)]
    [InlineData("a b a", 2, "a b a", 1f)]
    [InlineData("a b a", 4, "a b", 0f)]
    public void A_phrase_counts_fully_verbatim_and_partly_within_its_slop(string phrase, int slop, string text, float frequency) =>
        Assert.Equal(frequency, new PhraseFrequency(Parse(phrase, slop), new SpaceAnalyzer()).In(text), 1e-6f);

    [Fact]
    public void A_passage_without_a_text_is_a_fault_of_the_library_and_said_so()
    {
        var store = new InMemorySegmentStore();
        var writer = new IndexWriter(store, new SpaceAnalyzer());
        writer.Add(new IndexedPassage(7, "a b", []));
        writer.Flush();
        var reader = IndexReader.Open(store, new SpaceAnalyzer(), _ => null);
        Assert.Contains("passage 7", Assert.Throws<InvalidOperationException>(() => reader.Search(Parse("a b", 0), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_deleted_is_not_looked_at_though_its_words_are_still_listed()
    {
        var store = new InMemorySegmentStore();
        var writer = new IndexWriter(store, new SpaceAnalyzer());
        for (var id = 1; id <= 9; id++) writer.Add(new IndexedPassage(id, "a b", []));
        writer.Flush();
        writer = new IndexWriter(store, new SpaceAnalyzer());
        writer.Delete([7]);
        writer.Flush();

        var reader = IndexReader.Open(store, new SpaceAnalyzer(), id => id == 7 ? null : "a b"); // the library lets its text go at once
        Assert.Equal([1L, 2, 3, 4, 5, 6, 8, 9], reader.Matches(Parse("a b", 0)));
        Assert.Equal([1L, 2, 3, 4, 5, 6, 8, 9], reader.Search(Parse("a b", 0), 10).Select(hit => hit.PassageId));
    }

    private static Query.OfPhrase Parse(string phrase, int slop)
    {
        var words = phrase.Split(' ');
        return new Query.OfPhrase(
            Fields.Text, [.. words.Index().Where(w => w.Item is not "-").Select(w => new PhraseTerm(w.Item, w.Index))], slop);
    }
}
