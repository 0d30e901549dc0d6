using System.Net;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Web.Ask;

/// <summary>What changes the library is done on the page when a button is pressed, once, however often its page is opened.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    private const string Article = "Harbour opens\n\nThe harbour opened on Monday. “The cranes are ours again,” said Dana Quill, the harbour master.\n";

    private readonly TemporaryFolder _articles = new();
    private ServedDealbot _dealbot = null!;
    private Reader _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _articles.Write("harbour.txt", Article);
        _dealbot = new ServedDealbot(_articles.Path, new Dictionary<string, string>(StringComparer.Ordinal));
        _reader = new Reader(await _dealbot.AddressAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _dealbot.DisposeAsync();
        _articles.Dispose();
    }

    [Fact]
    public async Task A_link_to_a_line_that_changes_something_only_asks_whether_to_do_it()
    {
        await _reader.OpenAsync("/?q=admin%20reindex");
        Assert.Contains("Do this?", _reader.Said, StringComparison.Ordinal);
        Assert.Equal(1, await RevisionAsync());

        await _reader.OpenAsync("/?q=admin%20reindex");
        await _reader.PressAsync("Do it");
        Assert.StartsWith("/done/", _reader.Address, StringComparison.Ordinal);
        await UntilAsync("Reindexed");
        var revision = await RevisionAsync();
        Assert.NotEqual(1, revision);

        await _reader.OpenAsync(_reader.Address);
        Assert.Equal(revision, await RevisionAsync());
    }

    [Fact]
    public async Task A_speaker_is_corrected_in_a_form_and_reloading_what_came_of_it_does_nothing_again()
    {
        await _reader.AskAsync("what did Quill say");
        await _reader.PressAsync("Wrong speaker");
        Assert.Equal(["What is wrong?", "Who said it? (leave empty if unsure)"], _reader.Page.QuerySelectorAll(".questions label").Select(label => label.TextContent));
        _reader.Fill("Who said it? (leave empty if unsure)", "Robin Teller");
        await _reader.PressAsync("Send");

        Assert.Contains("Done: these are the words of Robin Teller.", _reader.Said, StringComparison.Ordinal);
        var done = _reader.Address;
        await _reader.FollowAsync("Back to the answer");
        Assert.Equal("/?q=what%20did%20Quill%20say", _reader.Address);
        await _reader.AskAsync("what did Teller say");
        Assert.Contains("corrected by a moderator", _reader.Said, StringComparison.OrdinalIgnoreCase);

        var revision = await RevisionAsync();
        await _reader.OpenAsync(done);
        Assert.Contains("Done: these are the words of Robin Teller.", _reader.Said, StringComparison.Ordinal);
        Assert.Equal(revision, await RevisionAsync());
    }

    [Fact]
    public async Task An_article_is_added_from_a_file_asked_and_removed_again()
    {
        await _reader.AskAsync("admin add");
        _reader.Attach("A text, Markdown or HTML file", new ChosenFile("mine.txt", Article.Replace("Harbour opens", "Mine closes", StringComparison.Ordinal).Replace("harbour", "mine", StringComparison.Ordinal).Replace("cranes", "shafts", StringComparison.Ordinal)));
        await _reader.PressAsync("Send");
        Assert.Contains("Mine closes", _reader.Said, StringComparison.Ordinal);

        await _reader.AskAsync("shafts");
        Assert.Contains("The shafts are ours again,", Assert.Single(_reader.Quotes), StringComparison.Ordinal);

        await _reader.AskAsync("admin remove Mine closes");
        Assert.Contains("danger", _reader.Button("Remove").ClassName, StringComparison.Ordinal);
        await _reader.PressAsync("Remove");
        Assert.Contains("Removed: Mine closes.", _reader.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_a_sentence_before_it_is_sent()
    {
        // A second is what it would wait for the answer by itself before it sends all the same.
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });
        using var form = new MultipartFormDataContent { { new StringContent("admin.add"), "form" }, { new ByteArrayContent(new byte[11 * 1024 * 1024]), "file", "large.txt" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await _dealbot.AddressAsync(), "/form")) { Content = form };
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("more than is taken at a time", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/press?id=admin.remove.confirmed.1")]
    [InlineData("/press?id=admin.reindex.stop.yes")]
    public async Task A_link_to_a_button_that_changes_something_is_refused(string address)
    {
        await _reader.OpenAsync(address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, _reader.Page.StatusCode);
        Assert.Contains("by pressing its button", _reader.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await RevisionAsync());
    }

    [Fact]
    public async Task What_came_of_something_that_nobody_knows_of_is_said_to_be_unknown()
    {
        await _reader.OpenAsync("/done/0123456789abcdef0123456789abcdef");
        Assert.Equal(HttpStatusCode.NotFound, _reader.Page.StatusCode);
        Assert.Contains("not known any more", _reader.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task UntilAsync(string said)
    {
        for (var tries = 0; !_reader.Said.Contains(said, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 100, _reader.Said); // each waits for the page, which says how far it is
            await _reader.OpenAsync(_reader.Address);
        }
    }

    private async Task<int> RevisionAsync()
    {
        var status = await _dealbot.RunAsync("status", "--format", "json");
        return System.Text.Json.JsonElement.Parse(status).GetProperty("revision").GetInt32();
    }
}
