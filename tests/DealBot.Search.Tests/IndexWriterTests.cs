using DealBot.Search.Tests.Oracle;

namespace DealBot.Search.Tests;

public sealed class IndexWriterTests
{
    private readonly InMemorySegmentStore _store = new();

    [Fact]
    public void Nothing_is_in_the_store_before_the_flush()
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        for (var id = 1; id <= 40_000; id++) writer.Add(Passage(id, "red"));
        Assert.Empty(_store.List());
        writer.Flush();
        Assert.Equal(40_000, _store.List().Sum(s => s.PassageCount));
        Assert.Equal(40_000, Open().Count(Red));
    }

    [Fact]
    public void A_large_batch_becomes_several_segments_in_the_order_of_the_ids()
    {
        Write(Enumerable.Range(1, 50_000).Select(id => Passage(id, "red")));
        Assert.True(_store.List().Count > 2);
        Assert.Equal(Enumerable.Range(1, 50_000).Select(id => (long)id), Open().Matches(Red));
    }

    [Fact]
    public void A_deleted_passage_is_no_longer_found_but_still_counts_until_it_is_merged_away()
    {
        Write(Enumerable.Range(1, 10).Select(id => Passage(id, "red")));
        Delete(3, 7, 99);
        var reader = Open();
        Assert.Equal(8, reader.PassageCount);
        Assert.Equal(10, reader.DocumentFrequency(Fields.Text, "red"));
        Assert.DoesNotContain(3, reader.Matches(Red));

        Delete(4, 5, 6);
        Merge();
        reader = Open();
        Assert.Equal(5, reader.DocumentFrequency(Fields.Text, "red"));
        Assert.Equal([1L, 2, 8, 9, 10], reader.Matches(Red));
    }

    [Fact]
    public void A_passage_can_be_deleted_before_it_was_flushed()
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        writer.Add(Passage(1, "red"));
        writer.Add(Passage(2, "red"));
        writer.Delete([1]);
        writer.Flush();
        Assert.Equal([2L], Open().Matches(Red));
    }

    [Fact]
    public void A_segment_of_which_everything_is_deleted_disappears()
    {
        Write([Passage(1, "red"), Passage(2, "red")]);
        Delete(1, 2);
        Merge();
        Assert.Empty(_store.List());
        Assert.Empty(Open().Search(Red, 5));
    }

    [Fact]
    public void Many_small_segments_are_merged_into_few_and_nothing_is_lost()
    {
        for (var id = 1; id <= 500; id++)
        {
            Write([Passage(id, id % 2 == 0 ? "red" : "red green")]);
            Merge();
        }

        Assert.InRange(_store.List().Count, 1, 24);
        Assert.Equal(500, Open().Count(Red));
        Assert.Equal(250, Open().Count(new Query.OfTerm(Fields.Text, "green")));
    }

    [Fact]
    public void A_reader_keeps_showing_its_revision_and_the_next_one_shares_what_is_unchanged()
    {
        Write([Passage(1, "red")]);
        var before = Open();
        Write([Passage(2, "red")]);
        var after = IndexReader.Open(_store, new SpaceAnalyzer(), _ => null, before);
        Assert.Equal([1L], before.Matches(Red));
        Assert.Equal([1L, 2], after.Matches(Red));
        Assert.Same(before.Segments[0].Segment, after.Segments[0].Segment);

        Delete(1);
        var last = IndexReader.Open(_store, new SpaceAnalyzer(), _ => null, after);
        Assert.Same(before.Segments[0].Segment, last.Segments[0].Segment);
        Assert.Equal([1L, 2], after.Matches(Red));
        Assert.Equal([2L], last.Matches(Red));
    }

    [Fact]
    public void Ids_that_do_not_rise_are_refused()
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        writer.Add(Passage(5, "red"));
        Assert.Throws<ArgumentException>(() => writer.Add(Passage(5, "green")));
    }

    [Fact]
    public void A_facet_cannot_pose_as_text()
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        writer.Add(new IndexedPassage(1, "red", [new Facet(Fields.Text, "green")]));
        Assert.Throws<ArgumentException>(writer.Flush);
    }

    [Fact]
    public void Ids_far_apart_and_terms_of_any_length_survive()
    {
        var longWord = new string('x', 70_000);
        Write([Passage(1, "red"), Passage(5_000_000_000, longWord), Passage(long.MaxValue, "red " + longWord)]);
        Assert.Equal([5_000_000_000, long.MaxValue], Open().Matches(new Query.OfTerm(Fields.Text, longWord)));
        Assert.Equal([1, long.MaxValue], Open().Matches(Red));
    }

    private static Query Red { get; } = new Query.OfTerm(Fields.Text, "red");

    private static IndexedPassage Passage(long id, string text) => new(id, text, []);

    private IndexReader Open() => IndexReader.Open(_store, new SpaceAnalyzer(), _ => null);

    private void Write(IEnumerable<IndexedPassage> passages)
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        foreach (var passage in passages) writer.Add(passage);
        writer.Flush();
    }

    private void Delete(params long[] ids)
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        writer.Delete(ids);
        writer.Flush();
    }

    private void Merge()
    {
        var writer = new IndexWriter(_store, new SpaceAnalyzer());
        while (writer.Merge())
        {
        }
    }
}
