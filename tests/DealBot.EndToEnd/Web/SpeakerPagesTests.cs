using AngleSharp.Html.Dom;

namespace DealBot.EndToEnd.Web;

public sealed class SpeakerPagesTests(PrintedNews news) : IClassFixture<PrintedNews>
{
    private const string Lee = "/speakers/an%20le";

    [Fact]
    public async Task Everybody_who_is_quoted_is_listed_with_counts_and_dates_most_quoted_first()
    {
        var rows = (await news.PageAsync("/speakers")).QuerySelectorAll("table.speakers tbody tr");

        var lee = rows.First(row => row.QuerySelector($"a[href='{Lee}']") is not null);

        Assert.Equal("Ann Lee", lee.QuerySelector("th a")!.TextContent);
        Assert.Equal(["3 March 2025", "11 March 2026"], lee.QuerySelectorAll("time").Select(time => time.TextContent));
        Assert.NotNull(lee.QuerySelector("svg.sparkline rect"));
        var counts = rows.Select(row => int.Parse(row.QuerySelector("td.number")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(counts.OrderDescending(), counts);
    }

    [Fact]
    public async Task The_list_can_be_sorted_by_name_and_filtered()
    {
        var names = (await news.PageAsync("/speakers?sort=name")).QuerySelectorAll("table.speakers th a:not([href*='?'])").Skip(1).Select(name => name.TextContent).ToList();

        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal(["Tom Reed"], (await news.PageAsync("/speakers?name=reed")).QuerySelectorAll("table.speakers tbody th a").Select(name => name.TextContent));
        Assert.Contains("Nobody is called “<qqq>”", (await news.PageAsync("/speakers?name=%3Cqqq%3E")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_counts_every_dated_quote_and_says_how_many_are_undated()
    {
        var page = await news.PageAsync("/speakers");
        var table = page.QuerySelector("figure.chart table")!;
        var sum = table.QuerySelectorAll("tbody tr").Sum(row => int.Parse(row.QuerySelector("td:last-child")!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        var all = page.QuerySelectorAll("table.speakers td.number").Sum(count => int.Parse(count.TextContent, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(all - 3, sum);
        Assert.Contains("2 quotes of undated articles are not in the chart.", page.QuerySelector("figure.chart")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("figure.chart svg[role=img][aria-labelledby]").Length);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task A_date_far_in_the_future_neither_stretches_the_chart_nor_is_news()
    {
        var page = await news.PageAsync("/speakers");

        Assert.Contains("1 quote dated in the future is not in the chart.", page.QuerySelector("figure.chart")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Week", page.QuerySelector("figure.chart table th")!.TextContent);
        Assert.Null((await news.PageAsync("/speakers/zoe%20quist")).QuerySelector("figure.chart"));
        Assert.Equal("A year of ferries", (await news.PageAsync("/")).QuerySelector(".news .title")!.TextContent);
    }

    [Fact]
    public async Task A_speakers_words_stand_by_day_earliest_or_latest_first_and_undated_ones_last()
    {
        Assert.Equal(["Monday, 3 March 2025", "Wednesday, 12 March 2025", "Wednesday, 11 March 2026", "Undated"], Days(await news.PageAsync(Lee)));
        Assert.Equal(["Wednesday, 11 March 2026", "Wednesday, 12 March 2025", "Monday, 3 March 2025", "Undated"], Days(await news.PageAsync($"{Lee}?order=latest")));
    }

    [Fact]
    public async Task An_article_with_more_quotes_than_a_page_has_room_for_has_several()
    {
        var first = await news.PageAsync("/speakers/mia%20stone");
        var second = await news.PageAsync(first.QuerySelector(".page-links a[rel=next]")!.GetAttribute("href")!);
        var words = first.QuerySelectorAll("blockquote > p").Concat(second.QuerySelectorAll("blockquote > p")).Select(passage => passage.TextContent.Trim()).ToList();

        Assert.Equal(PrintedNews.Plans, words.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(PrintedNews.Plans, words.Count);
        Assert.Null(second.QuerySelector(".page-links a[rel=next]"));
    }

    [Fact]
    public async Task Words_are_cautioned_of_and_lead_to_their_place_in_the_article()
    {
        var page = await news.PageAsync(Lee);
        var cautioned = page.QuerySelectorAll("blockquote").First(words => words.TextContent.Contains("Safety came first", StringComparison.Ordinal));

        Assert.Contains("Named here by a pronoun.", cautioned.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        var place = cautioned.QuerySelector("footer a")!.GetAttribute("href")!;
        Assert.EndsWith("#at", place, StringComparison.Ordinal);
        Assert.Equal(cautioned.QuerySelector("p")!.TextContent.Trim(), (await news.PageAsync(place)).QuerySelector("#at")!.TextContent);
    }

    [Fact]
    public async Task A_bar_leads_to_the_words_of_its_week()
    {
        var page = await news.PageAsync(Lee);
        var bars = page.QuerySelectorAll("figure.chart svg.wide a");

        Assert.Contains("Week of 10 March 2025: 2 quotes", bars.Select(bar => bar.GetAttribute("aria-label")));
        var week = bars.First(bar => bar.GetAttribute("aria-label")!.Contains("10 March 2025", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(["Wednesday, 12 March 2025"], Days(await news.PageAsync(week)));
    }

    [Fact]
    public async Task A_topic_finds_what_the_chats_timeline_finds()
    {
        var page = await news.PageAsync($"{Lee}?on=cranes");

        Assert.All(page.QuerySelectorAll("blockquote p"), words => Assert.Contains("cranes", words.TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("cranes", page.QuerySelectorAll("blockquote mark").Select(mark => mark.TextContent));
        Assert.Contains("Nothing by Ann Lee on uranium", (await news.PageAsync($"{Lee}?on=uranium")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_are_quoted_in_the_same_articles_are_named_and_the_question_is_a_link()
    {
        var page = await news.PageAsync(Lee);

        Assert.Equal("Tom Reed", page.QuerySelector("aside li a")!.TextContent);
        Assert.Equal("/?q=what%20did%20Ann%20Lee%20say", page.QuerySelector("header.who a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_speaker_who_is_not_known_is_a_page_that_says_who_comes_nearest()
    {
        var page = await news.PageAsync("/speakers/reed", 404);

        Assert.Equal("Nobody called “reed” is quoted", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Tom Reed", page.QuerySelectorAll("main li a").Select(near => near.TextContent));
    }

    [Fact]
    public async Task Parameters_that_cannot_be_read_are_as_if_they_were_not_there()
    {
        Assert.Equal(4, Days(await news.PageAsync($"{Lee}?from=soon&to=9999-99-99&page=-3&order=up")).Count);
        Assert.NotEmpty((await news.PageAsync("/speakers?page=99999999999&sort=size")).QuerySelectorAll("table.speakers tbody tr"));
    }

    private static List<string> Days(IHtmlDocument page) => [.. page.QuerySelectorAll(".days h3").Select(day => day.TextContent)];
}
