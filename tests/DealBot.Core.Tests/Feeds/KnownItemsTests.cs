using DealBot.Core.Articles.Feeds;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Feeds;

public sealed class KnownItemsTests
{
    private const string Harbour = "The harbour board will dredge the old channel this spring, officials said on Monday after a long meeting.";
    private const string School = "Two languages will be taught in the island school from August, and the headteacher calls the change long overdue.";
    private const string Ferry = "A second ferry sails on Sundays, so that visitors need not plan their lives around the timetable of the operator.";

    [Fact]
    public void An_item_whose_id_has_changed_is_known_by_its_address() => AssertKnown(
        Item("1", "/harbour", Harbour), Item("2f6c", "/harbour", Harbour));

    [Fact]
    public void An_item_whose_address_has_changed_is_known_by_its_id() => AssertKnown(
        Item("1", "/harbour-board", Harbour), Item("1", "/harbour-board-to-dredge", Harbour + " Fishermen welcomed the plan."));

    [Fact]
    public void An_item_whose_id_and_address_have_changed_is_known_by_its_words() => AssertKnown(
        Item("1", "/harbour", Harbour), Item("2f6c", "/2025/03/harbour", Harbour));

    [Fact]
    public void An_item_at_001_html_is_the_one_at_001() => AssertKnown(
        Item(null, "/001", Harbour), Item(null, "/001.html?utm_source=feed", Harbour + " It will take a month."));

    [Fact]
    public void An_item_that_moves_its_date_and_its_place_in_the_feed_is_known() => Assert.Equal(
        ["1", "2"],
        Matched([Item("1", "/a", Harbour), Item("2", "/b", School)], [Item("2", "/b", School) with { Published = DateTimeOffset.MaxValue }, Item("1", "/a", Harbour)]).Order());

    [Fact]
    public void An_item_rewritten_in_all_its_words_is_known_when_id_and_address_stay() => AssertKnown(
        Item("1", "/live", Harbour), Item("1", "/live", Ferry));

    [Fact]
    public void An_id_used_again_for_something_else_makes_it_no_old_item() => AssertNew(
        Item("1", "/harbour", Harbour), Item("1", "/ferry", Ferry));

    [Fact]
    public void An_address_used_again_for_something_else_makes_it_no_old_item() => AssertNew(
        Item("1", "/today", Harbour), Item("2", "/today", Ferry));

    [Fact]
    public void An_address_without_ids_is_the_same_article_whatever_it_says() => AssertKnown(
        Item(null, "/live", Harbour), Item(null, "/live", Ferry));

    [Fact]
    public void A_few_words_that_many_items_have_are_no_proof() => AssertNew(
        Item("1", "/a", "") with { Title = "Photo of the day" }, Item("2", "/b", "") with { Title = "Photo of the day" });

    [Fact]
    public void Ids_that_only_count_the_places_in_the_feed_lose_no_item()
    {
        var known = Matched(
            [Item("1", null, Harbour), Item("2", null, School)],
            [Item("1", null, Ferry), Item("2", null, Harbour), Item("3", null, School)]);

        Assert.Equal(["2", "3"], known.Order());
    }

    [Fact]
    public void Items_that_all_have_one_id_are_told_apart()
    {
        var items = Distinct([Item("x", "/a", Harbour), Item("x", "/b", School), Item("x", null, Ferry)]);

        Assert.Equal(3, items.Count);
        Assert.All(items, item => Assert.Null(item.Marks.Id));
    }

    [Fact]
    public void Items_that_all_lead_to_one_page_are_told_apart_and_have_no_address()
    {
        var items = Distinct([Item("1", "/page#a", Harbour), Item("2", "/page#b", School)]);

        Assert.Equal(2, items.Count);
        Assert.All(items, item => Assert.Equal((null, null), (item.Item.Url, item.Marks.Url)));
    }

    [Fact]
    public void The_feed_s_own_home_is_no_item_s_address() =>
        Assert.Null(Assert.Single(Distinct([Item("1", "/", Harbour)])).Item.Url);

    [Fact]
    public void An_item_that_stands_twice_in_a_document_is_one() =>
        Assert.Single(Distinct([Item("1", "/a", Harbour), Item("1", "/a", School), Item("2", "/a", Harbour), Item("1", "/b", Harbour)]));

    [Fact]
    public void What_is_rewritten_of_an_item_in_one_mark_at_a_time_never_makes_it_new_and_no_other_item_old()
    {
        var item = from id in Gen.Choose(1, 40) from words in Gen.Choose(1, 1_000_000) select (Id: id, Words: words);
        var feed = from items in Gen.ListOf(item) from change in Gen.Choose(0, 3) from seed in Gen.Choose(1, 1_000_000) select (items, change, seed);
        Prop.ForAll(feed.ToArbitrary(), drawn =>
        {
            var all = drawn.items.DistinctBy(one => one.Id).Select(one => Item($"{one.Id}", $"/{one.Id}", Words(one.Words, one.Id))).ToList();
            var (before, added) = (all.Take(all.Count / 2).ToList(), all.Skip(all.Count / 2).ToList());
            List<FeedItem> after = [.. before.Select((one, at) => Changed(one, (drawn.change + at) % 4)), .. added];
            new Random(drawn.seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(after));

            var matched = KnownItems.Match([.. Distinct(after).Select(one => one.Marks)], [.. before.Select(Held)], held => held.Marks);
            return matched.Count(one => one is not null) == before.Count
                && matched.OfType<HeldItem>().Distinct().Count() == before.Count
                && after.Zip(matched).All(pair => added.Contains(pair.First) == (pair.Second is null));
        }).Check(Config.QuickThrowOnFailure);

        static FeedItem Changed(FeedItem item, int change) => change switch
        {
            0 => item with { Id = $"new-{item.Id}" },
            1 => item with { Url = new Uri(item.Url!.AbsoluteUri + "-moved") },
            2 => item with { Content = item.Content + " It was corrected." },
            _ => item with { Id = $"new-{item.Id}", Url = new Uri(item.Url!.AbsoluteUri + "-moved") },
        };
    }

    private static string Words(int seed, int id)
    {
        var random = new Random(seed);
        return $"{id} " + string.Join(' ', Enumerable.Range(0, 30).Select(_ => $"word{random.Next(5_000)}"));
    }

    private static void AssertKnown(FeedItem before, FeedItem after) => Assert.Single(Matched([before], [after]));

    private static void AssertNew(FeedItem before, FeedItem after) => Assert.Empty(Matched([before], [after]));

    /// <summary>The ids, as they are now, of those that are known.</summary>
    private static List<string> Matched(FeedItem[] before, FeedItem[] after)
    {
        var shown = Distinct(after);
        return [.. shown.Zip(KnownItems.Match([.. shown.Select(item => item.Marks)], [.. Distinct(before).Select(item => new HeldItem(item.Marks))], held => held.Marks))
            .Where(pair => pair.Second is not null).Select(pair => pair.First.Item.Id ?? "")];
    }

    private static List<(FeedItem Item, ItemMarks Marks)> Distinct(IReadOnlyList<FeedItem> items) =>
        KnownItems.Distinct(new Feed("News", new Uri("https://news.example/"), null, items, []));

    private static HeldItem Held(FeedItem item) => new(ItemMarks.Of(item));

    private static FeedItem Item(string? id, string? path, string text) =>
        new(id, path is null ? null : new Uri($"https://news.example{path}"), text.Split(',')[0], null, null, $"<p>{text}</p>", null);

    private sealed record HeldItem(ItemMarks Marks);
}
