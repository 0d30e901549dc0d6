using System.Net;
using DealBot.EndToEnd.Chat;

namespace DealBot.EndToEnd.Web.Ask;

/// <summary>The served program asked on its page by readers without scripts.</summary>
public sealed class AskJourneyTests(SampleService service) : IClassFixture<SampleService>
{
    [Fact]
    public async Task An_example_leads_to_an_answer_in_the_words_that_the_command_line_prints()
    {
        using var reader = await ReaderAsync();
        await reader.OpenAsync("/");
        await reader.AskAsync("what did Waltz say");
        var expected = await StoryLibrary.FirstAnswerAsync(service.Dealbot, "what did Waltz say");

        Assert.Equal(expected.Words, Assert.Single(reader.Quotes));
        Assert.Equal("/?q=what+did+Waltz+say", reader.Address);
        Assert.Equal("Mike Waltz", reader.Page.QuerySelector(".attribution a[href='/speakers/mike%20waltz']")!.TextContent);
        var title = reader.Page.QuerySelector(".source .title")!;
        Assert.Equal(expected.Title, title.TextContent);
        Assert.Matches(@"^/articles/\d+\?at=\d+-\d+#at$", title.GetAttribute("href"));
    }

    [Fact]
    public async Task What_stands_around_a_quote_is_a_page_that_can_be_reloaded_and_left()
    {
        using var reader = await ReaderAsync();
        await reader.AskAsync("what did Waltz say");
        var words = reader.Page.QuerySelector("blockquote")!.TextContent;
        await reader.PressAsync("Context");

        Assert.StartsWith("In context: ", reader.Page.QuerySelector("#answer h2")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/press?", reader.Address, StringComparison.Ordinal);
        Assert.Contains(words.Split(',')[0], reader.Said, StringComparison.Ordinal);
        await reader.OpenAsync(reader.Address);
        Assert.Equal(HttpStatusCode.OK, reader.Page.StatusCode);
        await reader.FollowAsync("Back to the answer");
        Assert.Equal(words, Assert.Single(reader.Quotes));
    }

    [Fact]
    public async Task Pages_are_turned_and_menus_chosen_from()
    {
        using var reader = await ReaderAsync();
        await reader.AskAsync("timeline Zelensky");
        var first = reader.Quotes;
        await reader.PressAsync("Next");
        Assert.Contains("Page 2 of ", reader.Said, StringComparison.Ordinal);
        Assert.Empty(first.Intersect(reader.Quotes, StringComparer.Ordinal));

        await reader.AskAsync("speakers");
        reader.Fill("Choose whose words to see", "Scott Bessent");
        await reader.PressAsync("Choose");
        Assert.Contains("what did Scott Bessent say", reader.Said, StringComparison.Ordinal);
        Assert.NotEmpty(reader.Quotes);
    }

    [Fact]
    public async Task What_is_not_found_is_said_with_what_can_be_pressed_instead()
    {
        using var reader = await ReaderAsync();
        await reader.AskAsync("what did Zelensky say about quantum physics");
        Assert.Contains("Nothing found in 20 articles", reader.Said, StringComparison.Ordinal);
        await reader.PressAsync("what did Volodymyr Zelensky say");
        Assert.NotEmpty(reader.Quotes);

        await reader.AskAsync("what did Xylophonius say");
        await reader.FollowAsync("Who is quoted");
        Assert.Contains("Mike Waltz", reader.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/deal what did Waltz say", "what did Waltz say")]
    [InlineData("/deal-admin status", "This instance")]
    [InlineData("/deal-compare Trump and Zelensky", "Donald Trump and Volodymyr Zelensky")]
    [InlineData("/dealer", "/dealer")]
    [InlineData("alerts on", "Slack and Discord, not to this page")]
    [InlineData("admin settings", "The page has nothing to set")]
    public async Task The_line_takes_what_chat_takes_with_or_without_its_slash(string line, string expected)
    {
        using var reader = await ReaderAsync();
        await reader.AskAsync(line);
        Assert.Contains(expected, reader.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_help_can_be_followed()
    {
        using var reader = await ReaderAsync();
        await reader.AskAsync("help");
        await reader.FollowAsync("compare Trump and Zelensky on security");
        Assert.Equal(2, reader.Page.QuerySelectorAll(".comparison h3").Length);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_with_its_length()
    {
        using var reader = await ReaderAsync();
        await reader.OpenAsync($"/?q={new string('a', 1001)}");
        Assert.Equal(HttpStatusCode.BadRequest, reader.Page.StatusCode);
        Assert.Contains("1,001 characters long; a line has at most 1,000", reader.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\nb")]
    public async Task Nobody_else_chooses_where_the_way_back_leads(string back)
    {
        using var reader = await ReaderAsync();
        await reader.OpenAsync($"/press?id=home.help&back={Uri.EscapeDataString(back)}");
        Assert.Equal("/", reader.Page.QuerySelector(".back a")!.GetAttribute("href"));
        Assert.All(reader.Page.QuerySelectorAll("input[name=back]"), field => Assert.Equal("/", field.GetAttribute("value")));
    }

    [Fact]
    public async Task The_script_gets_the_reply_alone()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-DealBot-Part", "answer");
        var part = await http.GetStringAsync(new Uri(await service.Dealbot.AddressAsync(), "/press?id=home.help"), TestContext.Current.CancellationToken);
        Assert.StartsWith("<section class=\"reply\"", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
    }

    private async Task<Reader> ReaderAsync() => new(await service.Dealbot.AddressAsync());
}

/// <summary>One served program over the sample library, which no test of the class changes.</summary>
public sealed class SampleService : IAsyncLifetime
{
    internal ServedDealbot Dealbot { get; } = new(StoryLibrary.SampleFolder, new Dictionary<string, string>(StringComparer.Ordinal));

    public async ValueTask InitializeAsync() => await Dealbot.AddressAsync();

    public ValueTask DisposeAsync() => Dealbot.DisposeAsync();
}
