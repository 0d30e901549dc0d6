using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Web;

/// <summary>The served program over a small library of its own, and a browser without scripts.</summary>
public sealed class PrintedNews : IAsyncLifetime
{
    private readonly TemporaryFolder _articles = new();
    private ServedDealbot _served = null!;
    private HttpClient _http = null!;

    /// <summary>The text of the article that quotes in every way.</summary>
    public const string Harbour = """
        “The harbour will open in May,” Mayor Ann Lee said on Monday. “We have waited long enough.”
        Lee said that the cranes were “<b>almost</b> ready” & that two of them had been tested.
        “I doubt it,” said Tom Reed, a dock worker. He said: “Nobody has asked us.”
        """;

    /// <summary>A plain text, which begins with its title.</summary>
    public const string Lamp = "The lamp is lit\n\n“It burns,” Kit Marsh said.\n";

    /// <summary>How often one article quotes one speaker: more than a page of the speaker's words has room for.</summary>
    public const int Plans = 50;

    public async ValueTask InitializeAsync()
    {
        Write("harbour.md", "Harbour to open in May", "The Coast Courier", "2025-03-03", Harbour);
        Write("copy.md", "Harbour to open in May", "Inland Wire", "2025-03-03", Harbour);
        Write("cranes.md", "Cranes pass their test", "The Coast Courier", "2025-03-12", "“The cranes are safe,” Ann Lee said. “Safety came first,” she added.");
        Write("later.md", "A year of ferries", "The Coast Courier", "2026-03-11", "“Ferries pay for themselves,” Ann Lee said.");
        Write("plans.md", "Fifty plans", "Inland Wire", "2025-03-05", string.Join('\n', Enumerable.Range(1, Plans).Select(plan => $"“Plan number {plan} is a good one,” Mia Stone said.")));
        Write("undated.md", "The old pier", "The Coast Courier", null, "“The pier stays,” Ann Lee said.");
        Write("future.md", "A date that nobody meant", "Inland Wire", "9999-12-31", "“We shall see,” Zoe Quist said.");
        _articles.Write("lamp.txt", Lamp);
        _served = new ServedDealbot(_articles.Path, new Dictionary<string, string>(StringComparer.Ordinal));
        _http = new HttpClient { BaseAddress = await _served.AddressAsync() };
    }

    /// <summary>The page at an address, which answers with this status.</summary>
    internal async Task<IHtmlDocument> PageAsync(string address, int status = 200)
    {
        using var response = await _http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(status == (int)response.StatusCode, $"{address}: {(int)response.StatusCode}, expected {status}.\n{_served.Log}");
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The address of the article with a title, found as a reader finds it: by a speaker's page.</summary>
    internal async Task<string> AddressOfAsync(string title) =>
        (await PageAsync("/speakers/an%20le")).QuerySelectorAll(".source a").First(link => string.Equals(link.TextContent, title, StringComparison.Ordinal)).GetAttribute("href")!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _served.DisposeAsync();
        _articles.Dispose();
    }

    private void Write(string name, string title, string source, string? day, string text) =>
        _articles.Write(name, $"---\ntitle: {title}\nsource: {source}\n{(day is null ? "" : $"published: {day}T09:00:00Z\n")}url: https://news.example/{name}\n---\n\n{Markdown(text)}\n");

    private static string Markdown(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", "\n\n", StringComparison.Ordinal);
}
