using System.Net;
using System.Text.Json;
using DealBot.EndToEnd.Browser;

namespace DealBot.EndToEnd.Web.Api;

/// <summary>What the API answers, of the sample library.</summary>
public sealed class ApiAnswersTests(ServedPage served) : IClassFixture<ServedPage>, IDisposable
{
    private readonly HttpClient _program = new() { BaseAddress = served.Home };

    [Fact]
    public async Task An_answer_stands_word_for_word_in_the_article_that_it_cites()
    {
        var (_, answer) = await GetAsync("/api/ask?q=what+did+Waltz+say&k=1");
        var best = Assert.Single(answer.GetProperty("answers").EnumerateArray());
        var (_, article) = await GetAsync($"/api/articles/{best.GetProperty("article").GetProperty("id")}");

        Assert.Equal(best.GetProperty("text").GetString(), article.GetProperty("text").GetString()![best.GetProperty("start").GetInt32()..best.GetProperty("end").GetInt32()]);
        Assert.All(article.GetProperty("quotes").EnumerateArray(), quote => Assert.Equal(
            quote.GetProperty("text").GetString(), article.GetProperty("text").GetString()![quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task Next_leads_through_a_list_and_gives_each_item_once()
    {
        List<long> ids = [];
        string? next = "/api/articles?limit=7";
        while (next is not null)
        {
            var (_, page) = await GetAsync(next);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(static article => article.GetProperty("id").GetInt64()));
            next = page.GetProperty("next").GetString();
            Assert.Equal(20, page.GetProperty("total").GetInt32());
        }

        Assert.Equal(20, ids.Distinct().Count());
        Assert.Equal(20, ids.Count);
    }

    [Fact]
    public async Task A_speakers_quotes_are_as_many_on_all_pages_as_the_list_of_speakers_says()
    {
        var (_, speakers) = await GetAsync("/api/speakers?limit=1");
        var most = speakers.GetProperty("items")[0];
        var count = 0;
        for (string? next = $"/api/speakers/{Uri.EscapeDataString(most.GetProperty("key").GetString()!)}/quotes?limit=4"; next is not null;)
        {
            var (_, page) = await GetAsync(next);
            count += page.GetProperty("items").GetArrayLength();
            next = page.GetProperty("next").GetString();
        }

        var (_, weeks) = await GetAsync("/api/quotes/weeks?limit=1");
        var counted = weeks.GetProperty("items")[0].GetProperty("weeks").EnumerateArray().Sum(static week => week.GetProperty("quotes").GetInt32());
        Assert.Equal((most.GetProperty("quotes").GetInt32(), most.GetProperty("quotes").GetInt32()), (count, counted + weeks.GetProperty("items")[0].GetProperty("undated").GetInt32()));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await _program.GetAsync(new Uri("/api/articles", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/articles") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await _program.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/api/ask", 400, "Give q.")]
    [InlineData("/api/ask?q=+", 400, "q takes some words, at most 2000 characters of them.")]
    [InlineData("/api/ask?q=waltz&k=many", 400, "k takes a whole number; “many” is none.")]
    [InlineData("/api/ask?q=waltz&k=0", 400, "k takes a whole number from 1 to 1000.")]
    [InlineData("/api/suggest?q=a&kind=fish", 400, "kind takes question, speaker, article or outlet.")]
    [InlineData("/api/articles?from=yesterday", 400, "from takes a day such as 2025-02-20; “yesterday” is none.")]
    [InlineData("/api/articles?limit=201", 400, "limit takes a whole number from 1 to 200.")]
    [InlineData("/api/articles/999999", 404, "The library holds no article 999999. /api/articles lists what it holds.")]
    [InlineData("/api/speakers/nobody", 404, "The library holds no speaker of this key. /api/speakers lists those it holds.")]
    [InlineData("/api/alerts?state=lost", 400, "state takes one of: due, retried, sent, filtered, merged, paused, failed.")]
    public async Task A_refusal_says_what_was_wrong_and_what_to_do(string address, int status, string sentence)
    {
        var (answered, problem) = await GetAsync(address);

        Assert.Equal((status, sentence), ((int)answered, problem.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task The_status_counts_as_the_command_line_does()
    {
        var (_, status) = await GetAsync("/api/status");

        Assert.Equal(20, status.GetProperty("library").GetProperty("articles").GetInt32());
        Assert.StartsWith("SQLite 3", status.GetProperty("versions").GetProperty("database").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string address)
    {
        using var response = await _program.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
