using System.Net;
using System.Text.Json;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Export;

public sealed class ExportTests
{
    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    [Fact]
    public async Task A_library_is_exported_with_its_quotes_verbatim()
    {
        using var folder = new TemporaryFolder();
        folder.Write("articles/quay.txt", "The quay\nIt rained.\n“=1+1 is what we paid,” said Harbour Master Rona Calder. “And *more*.”\n");

        var json = (await RunAsync(folder)).Exits(0);
        using var parsed = JsonDocument.Parse(json.Output);
        var article = Assert.Single(parsed.RootElement.EnumerateArray());
        var text = article.GetProperty("text").GetString()!;
        Assert.NotEmpty(article.GetProperty("quotes").EnumerateArray());
        Assert.All(article.GetProperty("quotes").EnumerateArray(), quote =>
            Assert.Equal(quote.GetProperty("text").GetString(), text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]));

        var csv = (await RunAsync(folder, "--format", "csv")).Exits(0).Output;
        Assert.StartsWith("\"speaker\",\"words\",\"kind\",\"article\",\"outlet\",\"date\",\"url\",\"start\",\"end\"\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1 is what we paid,", csv, StringComparison.Ordinal);

        var markdown = (await RunAsync(folder, "--format", "markdown")).Exits(0).Output;
        Assert.Contains("\n[^1]: ", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("*more*", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_go_to_a_file_that_is_never_replaced_unasked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("articles/quay.txt", "The quay\nIt rained.\n“We will dredge the channel,” said Harbour Master Rona Calder.\n");

        (await RunAsync(folder, "what", "did", "Calder", "say", "--format", "markdown", "--output", "calder.md")).Exits(0);
        var second = (await RunAsync(folder, "what", "did", "Calder", "say", "--output", "calder.md")).Exits(2);
        var command = (await RunAsync(folder, "timeline", "Calder")).Exits(2);
        var nothing = (await RunAsync(folder, "speaker:Nobody", "submarines")).Exits(1);

        var report = await File.ReadAllTextAsync(Path.Combine(folder.Path, "calder.md"), TestContext.Current.CancellationToken);
        Assert.Contains("> We will dredge the channel,[^1]\n>\n> — Harbour Master Rona Calder\n", report, StringComparison.Ordinal);
        Assert.Contains("--force", second.Error, StringComparison.Ordinal);
        Assert.Contains("“timeline” is a command", command.Error, StringComparison.Ordinal);
        Assert.Contains("\"answers\": []", nothing.Output, StringComparison.Ordinal);
        Assert.Equal(["articles", "calder.md", "data"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_gives_the_same_as_a_file_to_download()
    {
        using var folder = new TemporaryFolder();
        folder.Write("articles/quay.txt", "The quay\nIt rained.\n“We will dredge the channel,” said Harbour Master Rona Calder.\n");
        await using var served = new ServedDealbot(Path.Combine(folder.Path, "articles"), NoVariables);
        using var http = new HttpClient { BaseAddress = await served.AddressAsync() };

        using var answers = await http.GetAsync("/export?format=csv&q=what+did+Calder+say", TestContext.Current.CancellationToken);
        using var library = await http.GetAsync("/export?format=json", TestContext.Current.CancellationToken);
        using var unknown = await http.GetAsync("/export?format=%22%0d%0aX:1", TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", answers.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^dealbot-answers-[0-9]{8}-[0-9]{6}\\.csv$", answers.Content.Headers.ContentDisposition!.FileName!);
        Assert.Equal("attachment", answers.Content.Headers.ContentDisposition.DispositionType);
        Assert.Contains("We will dredge the channel,", await answers.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(await library.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Single(parsed.RootElement.EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        foreach (var command in (string[])["timeline Calder", "context 2", "/deal-admin status"])
        {
            using var refused = await http.GetAsync($"/export?format=csv&q={Uri.EscapeDataString(command)}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("is a command", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private static Task<Outcome> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        Dealbot.RunAsync(folder.Path, ["export", .. arguments, "--data", "data", "--articles", "articles"]);
}
