using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DealBot.EndToEnd.Browser;
using DealBot.EndToEnd.Web.Ask;

namespace DealBot.EndToEnd.Web.Lists;

/// <summary>The pages of the library's lists and of the status, as a browser without scripts gets them.</summary>
public sealed class ListPagesTests(ServedPage served) : IClassFixture<ServedPage>, IDisposable
{
    private readonly HttpClient _browser = new() { BaseAddress = served.Home };

    [Fact]
    public async Task Articles_are_listed_newest_first_and_found_by_title_and_by_day()
    {
        var all = await OpenAsync("/articles");
        var found = await OpenAsync("/articles?q=DEBT&from=2025-04-01");

        Assert.Equal(20, all.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Latest draft no longer treats American aid as a debt", all.QuerySelector("tbody th a")!.TextContent);
        Assert.Contains("debt", Assert.Single(found.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains("No article is like that", (await OpenAsync("/articles?q=xyzzy")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feeds", "No feed is followed yet")]
    [InlineData("/alerts", "No channel has asked for alerts yet")]
    [InlineData("/alerts?state=failed&article=3", "The log holds none of these")]
    [InlineData("/alerts/1", "No channel was looked at for it")]
    [InlineData("/status", "Everything works.")]
    public async Task A_page_says_how_things_are(string address, string sentence) =>
        Assert.Contains(sentence, (await OpenAsync(address)).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Each_part_of_the_service_has_a_name_and_so_has_what_is_off() =>
        Assert.Equal(["Library", "Stored answers", "Discord", "Slack"], (await OpenAsync("/status")).QuerySelectorAll(".parts li > strong").Select(static name => name.TextContent));

    [Theory]
    [InlineData("/articles?page=-5")]
    [InlineData("/articles?page=2147483647")]
    [InlineData("/articles?q=%00%ED%A0%80&source=%22%3E%3Cscript%3E")]
    [InlineData("/feeds?page=-1&failing=true")]
    [InlineData("/alerts?state=nonsense&page=2147483647&article=-9223372036854775808")]
    public async Task Strange_values_show_a_page_all_the_same(string address) => Assert.NotNull((await OpenAsync(address)).QuerySelector("h1"));

    [Theory]
    [InlineData("/feeds", "Feeds", "is no address of the web")]
    [InlineData("/articles", "Articles", "is no address of the web")]
    public async Task A_moderator_adds_by_a_form_is_answered_as_in_chat_and_led_back_to_the_list(string list, string name, string sentence)
    {
        using var reader = new Reader(served.Home);
        await reader.OpenAsync(list);
        ((IHtmlInputElement)reader.Page.QuerySelector("#address")!).Value = "no address at all";
        await reader.PressAsync("Add");

        Assert.Contains(sentence, reader.Said, StringComparison.Ordinal);
        Assert.Equal(name, reader.Page.QuerySelector("nav [aria-current=page]")!.TextContent);
        await reader.FollowAsync($"Back to {name}");
        Assert.Equal(list, reader.Address);
    }

    [Theory]
    [InlineData("/articles")]
    [InlineData("/feeds")]
    public async Task An_address_besides_a_file_is_refused_for_one_of_them_would_be_dropped(string list)
    {
        using var reader = new Reader(served.Home);
        await reader.OpenAsync(list);
        ((IHtmlInputElement)reader.Page.QuerySelector("#address")!).Value = "https://news.example/harbour";
        ((IHtmlInputElement)reader.Page.QuerySelector("#file")!).Files!.Add(new ChosenFile("harbour.txt", "Harbour opens\n\nIt opened."));
        await reader.PressAsync("Add");

        Assert.Contains("Give either a file or an address, not both", reader.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_list_leads_back_to_it()
    {
        using var reader = new Reader(served.Home);
        await reader.OpenAsync("/articles");
        await reader.FollowAsync("Remove");

        Assert.Contains("Remove this article?", reader.Said, StringComparison.Ordinal);
        Assert.Equal("/articles", reader.Page.QuerySelector("form.press input[name=back]")!.GetAttribute("value"));
        await reader.FollowAsync("Back to Articles");
        Assert.Equal("/articles", reader.Address);
    }

    [Fact]
    public async Task A_link_cannot_choose_another_site_to_lead_back_to()
    {
        var page = await OpenAsync("/?q=help&back=//evil.example/");
        Assert.Equal("/", page.QuerySelector(".back a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_of_feeds_is_saved_as_OPML() =>
        Assert.Contains("<opml", await _browser.GetStringAsync(new Uri("/feeds/opml", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

    public void Dispose() => _browser.Dispose();

    private async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var response = await _browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address} answers {response.StatusCode}.");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
