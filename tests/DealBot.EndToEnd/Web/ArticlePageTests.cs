using AngleSharp.Html.Dom;

namespace DealBot.EndToEnd.Web;

public sealed class ArticlePageTests(PrintedNews news) : IClassFixture<PrintedNews>
{
    [Fact]
    public async Task An_article_stands_on_its_page_to_the_last_character_whatever_is_marked_in_it()
    {
        var page = await HarbourAsync();

        Assert.Equal(PrintedNews.Harbour.ReplaceLineEndings("\n"), page.QuerySelector("article")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("article b"));
        Assert.Equal("Harbour to open in May", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("2025-03-03", page.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_text_that_begins_with_its_title_has_that_as_its_headline_and_is_shown_whole()
    {
        var address = (await news.PageAsync("/speakers/kit%20marsh")).QuerySelector(".source a")!.GetAttribute("href")!;
        var page = await news.PageAsync(address);

        Assert.Equal(PrintedNews.Lamp.Trim(), page.QuerySelector("article.titled")!.TextContent.Trim());
        Assert.Equal("unseen", page.QuerySelector("h1")!.ClassName);
        Assert.Null((await HarbourAsync()).QuerySelector("article.titled, h1.unseen"));
    }

    [Fact]
    public async Task Each_quote_is_marked_with_its_kind_and_points_to_its_speaker_in_the_legend()
    {
        var page = await HarbourAsync();
        var first = page.QuerySelector("q.direct")!;

        Assert.Equal("The harbour will open in May,", first.TextContent);
        Assert.Equal("q1", first.Id);
        Assert.Equal("quote by Ann Lee: ", first.GetAttribute("data-begins"));
        Assert.Contains("<b>almost</b> ready", page.QuerySelectorAll("article q.mixed").Select(mixed => mixed.TextContent));
        Assert.All(page.QuerySelectorAll("a.whose"), pointer => Assert.NotNull(page.QuerySelector(pointer.GetAttribute("href")!)));
        Assert.All(page.QuerySelectorAll("a.whose"), pointer => Assert.StartsWith("end of the ", pointer.GetAttribute("aria-label"), StringComparison.Ordinal));
        var legend = page.QuerySelector(".legend > ol > li")!;
        Assert.Equal("/speakers/an%20le", legend.QuerySelector("a.name")!.GetAttribute("href"));
        Assert.All(legend.QuerySelectorAll(".jumps a"), jump => Assert.NotNull(page.QuerySelector(jump.GetAttribute("href")!)));
    }

    [Fact]
    public async Task The_words_that_an_address_names_are_marked_and_those_it_cannot_mean_are_not()
    {
        var address = await news.AddressOfAsync("Harbour to open in May");

        Assert.Equal("The harbour", (await news.PageAsync($"{address}?at=1-12")).QuerySelector("mark#at")!.TextContent);
        foreach (var wrong in (string[])["12-1", "0-0", "0-99999", "-1-5", "1", "a-b", "4294967297-4294967299"])
        {
            Assert.Null((await news.PageAsync($"{address}?at={wrong}")).QuerySelector("mark"));
        }
    }

    [Fact]
    public async Task The_other_outlet_that_printed_the_story_is_named_with_its_own_page()
    {
        var page = await HarbourAsync();
        var other = Assert.IsAssignableFrom<IHtmlAnchorElement>(page.QuerySelector(".headline a[href^='/articles/']"));

        Assert.Contains(other.TextContent, (string[])["The Coast Courier", "Inland Wire"]);
        Assert.StartsWith("https://news.example/", page.QuerySelector(".headline a[rel~=noopener]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Harbour to open in May", (await news.PageAsync(other.GetAttribute("href")!)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_article_that_is_not_in_the_library_is_a_page_that_says_so()
    {
        var page = await news.PageAsync("/articles/99999", 404);

        Assert.Equal("This article is not in the library", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/articles']"));
    }

    private async Task<IHtmlDocument> HarbourAsync() => await news.PageAsync(await news.AddressOfAsync("Harbour to open in May"));
}
