using System.Text;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Feeds;

public sealed class ItemReaderTests
{
    private static readonly DateTimeOffset Now = new(2025, 2, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly Feed Gazette = new("World | The Gazette", new Uri("https://www.thegazette.example/"), null, [], []);
    private static readonly string Story = string.Join(' ', Enumerable.Range(1, 120).Select(number => $"word{number}"));
    private static readonly FeedItem Item = new(
        "g-1", new Uri("https://www.thegazette.example/001?utm_source=rss"), "Dredger sails for northern harbour", Now.AddHours(-2), "Jo Bell", null, "<p>The dredger sailed.</p>");

    public static TheoryData<string?, string?, bool> Wholes =>
    [
        new($"<p>{Story}.</p>", "<p>Short.</p>", true) { TestDisplayName = "content of a brief's length" },
        new($"<p>{Story} […]</p>", null, false) { TestDisplayName = "content that breaks off in brackets" },
        new($"<p>{Story}…</p>", null, false) { TestDisplayName = "content that ends in an ellipsis" },
        new($"<p>{Story}.</p><p><a href='/001'>Continue reading</a></p>", null, false) { TestDisplayName = "content that leads to the rest" },
        new($"<p>{Story}.</p><p>The post Dredger appeared first on Gazette.</p>", null, true) { TestDisplayName = "content with a signature" },
        new($"<p>{Story}.</p>", $"<p>{Story}.</p>", false) { TestDisplayName = "content that repeats the summary" },
        new("<p>Only a few words.</p>", null, false) { TestDisplayName = "short content" },
        new(null, $"<p>{Story}.</p>", false) { TestDisplayName = "a long summary" },
        new(null, $"<p>{Story}</p><p>{Story}.</p>", true) { TestDisplayName = "a summary as long as an article" },
        new(null, null, false) { TestDisplayName = "nothing" },
    ];

    [Theory, MemberData(nameof(Wholes))]
    public void An_item_is_whole_when_it_is_long_enough_and_does_not_break_off(string? content, string? summary, bool isWhole) =>
        Assert.Equal(isWhole, ItemReader.Whole(Gazette, Item with { Content = content, Summary = summary }, Now) is not null);

    [Fact]
    public void A_whole_item_becomes_an_article_of_its_house_without_tracking()
    {
        var read = ItemReader.Whole(Gazette, Item with { Content = $"<p>{Story}.</p><p>“We wait,” she said.</p>" }, Now)!;

        var article = read.Article;
        Assert.Equal(
            ("Dredger sails for northern harbour", "The Gazette", "https://www.thegazette.example/001", Item.Published, "Jo Bell", $"{Story}.\n“We wait,” she said."),
            (article.Title, article.Source, article.Url, article.Published, article.Author, article.Text));
        Assert.Empty(read.Warnings);
        Assert.True(read.IsAnnounced);
    }

    [Fact]
    public void An_item_without_a_title_is_named_by_its_words_and_one_with_a_date_to_come_has_none()
    {
        var article = ItemReader.Whole(Gazette, Item with { Title = "", Published = Now.AddDays(400), Content = $"<p>Harbour opens again. {Story}.</p>" }, Now)!.Article;

        Assert.StartsWith("Harbour opens again.", article.Title, StringComparison.Ordinal);
        Assert.Null(article.Published);
    }

    [Fact]
    public void A_page_fills_what_it_does_not_state_from_the_item_and_the_feed()
    {
        var article = OfPage("<html><head><title>Dredger sails for northern harbour</title></head><body><article><p>" + Story + ".</p></article></body></html>");

        Assert.Equal(
            ("Dredger sails for northern harbour", "The Gazette", "https://www.thegazette.example/001", Item.Published, "Jo Bell", Story + "."),
            (article.Title, article.Source, article.Url, article.Published, article.Author, article.Text));
    }

    [Fact]
    public void What_a_page_states_goes_before_what_its_feed_says()
    {
        var article = OfPage(
            "<html><head><meta property='og:site_name' content='Gazette of Islands'><meta name='author' content='Ann Roe'>"
            + "<meta property='article:published_time' content='2025-02-26T08:00:00Z'></head><body><h1>Dredger sails at last</h1><p>" + Story + ".</p></body></html>");

        Assert.Equal(
            ("Dredger sails at last", "Gazette of Islands", "Ann Roe", new DateTimeOffset(2025, 2, 26, 8, 0, 0, TimeSpan.Zero)),
            (article.Title, article.Source, article.Author, article.Published));
    }

    [Theory]
    [InlineData("https://www.thegazette.example/news/001.html", "https://www.thegazette.example/news/001.html")]
    [InlineData("https://thegazette.example/news/001?utm_medium=x", "https://thegazette.example/news/001")]
    [InlineData("https://amp.thegazette.example/001", "https://amp.thegazette.example/001")]
    [InlineData("https://www.thegazette.example/", "https://www.thegazette.example/001")]
    [InlineData("https://syndicator.example/001", "https://www.thegazette.example/001")]
    [InlineData("javascript:alert(1)", "https://www.thegazette.example/001")]
    [InlineData("/news/001.html", "https://www.thegazette.example/news/001.html")]
    [InlineData("002?page=1", "https://www.thegazette.example/002?page=1")]
    [InlineData("//thegazette.example/news/001", "https://thegazette.example/news/001")]
    public void A_canonical_address_is_believed_on_its_own_site_and_not_as_the_front_page(string canonical, string expected) =>
        Assert.Equal(expected, OfPage($"<html><head><link rel=canonical href='{canonical}'></head><body><h1>Dredger sails for harbour</h1><p>{Story}.</p></body></html>").Url);

    [Fact]
    public void A_relative_canonical_address_starts_at_the_base_that_the_page_names() =>
        Assert.Equal("https://www.thegazette.example/archive/001", OfPage(
            $"<html><head><base href='/archive/'><link rel=canonical href='001'></head><body><h1>Dredger sails for harbour</h1><p>{Story}.</p></body></html>").Url);

    [Fact]
    public void A_page_is_decoded_with_the_charset_that_HTTP_states()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!;
        var page = new FetchOutcome.Fetched(Item.Url!, cyrillic.GetBytes($"<html><body><p>Корабль ушёл. {Story}.</p></body></html>"), "text/html", "windows-1251");

        Assert.StartsWith("Корабль ушёл.", Assert.IsType<ReadOutcome.Success>(ItemReader.OfPage(page)).Article.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Walls =>
    [
        new("<html><body><script>render()</script><noscript>Please enable JavaScript.</noscript></body></html>") { TestDisplayName = "a page made by scripts" },
        new("<html><body><form><p>Please log in to read on.</p><input type=password></form></body></html>") { TestDisplayName = "a log-in page" },
        new("<html><body><h1>Your privacy</h1><p>" + string.Join(' ', Enumerable.Repeat("We and our partners store information on a device.", 20)) + "</p></body></html>") { TestDisplayName = "a consent page" },
        new("") { TestDisplayName = "an empty page" },
    ];

    [Theory, MemberData(nameof(Walls))]
    public void A_page_without_the_article_is_a_failure_and_the_summary_stands_in(string html)
    {
        var failure = Assert.IsType<ReadOutcome.Failure>(ItemReader.OfPage(Gazette, Item, Page(html, Item.Url!), Now));
        var summary = ItemReader.OfSummary(Gazette, Item, Now)!;

        Assert.StartsWith("https://www.thegazette.example/001 ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("The dredger sailed.", summary.Article.Text);
        Assert.Equal("https://www.thegazette.example/001 holds only a summary.", Assert.Single(summary.Warnings));
    }

    [Fact]
    public void An_article_that_leads_to_the_front_page_is_a_failure() => Assert.Contains(
        "front page",
        Assert.IsType<ReadOutcome.Failure>(ItemReader.OfPage(
            Gazette, Item, Page($"<html><body><h1>Dredger sails for northern harbour</h1><p>{Story}</p></body></html>", new Uri("https://www.thegazette.example/")), Now)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_item_without_words_has_no_summary() => Assert.Null(ItemReader.OfSummary(Gazette, Item with { Summary = "<img src=x>" }, Now));

    [Theory]
    [InlineData("World | The Gazette", "https://www.thegazette.example/", "The Gazette")]
    [InlineData("The Gazette - Latest", "https://thegazette.example/", "The Gazette")]
    [InlineData("Gazette: World: Asia", "https://news.thegazette.example/", "Gazette")]
    [InlineData("Notes from the harbour", "https://jo.example/", "Notes from the harbour")]
    [InlineData(null, "https://www.thegazette.example/", "thegazette.example")]
    public void The_source_is_the_house_that_the_feed_belongs_to(string? title, string home, string source) =>
        Assert.Equal(source, ItemReader.OfSummary(Gazette with { Title = title, Home = new Uri(home) }, Item, Now)!.Article.Source);

    private static DealBot.Core.Articles.Article OfPage(string html) =>
        Assert.IsType<ReadOutcome.Success>(ItemReader.OfPage(Gazette, Item, Page(html, Item.Url!), Now)).Article;

    private static FetchOutcome.Fetched Page(string html, Uri address) => new(address, Encoding.UTF8.GetBytes(html), "text/html", "utf-8");
}
