using System.Net;
using AngleSharp.Html.Parser;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Looks at everything that can be reached by links from the first page, over articles that an attacker wrote.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class HostileLibraryTests(AttackedPages pages)
{
    private const int MostPages = 400;

    private static readonly string[] Starts = ["/", "/?q=harbour", "/?q=what+did+Ann+Lee+say", "/?q=speakers", "/?q=sources", "/?q=article+Harbour+3", "/articles", "/speakers", "/feeds", "/alerts", "/status"];

    [Fact]
    public async Task No_page_that_a_link_leads_to_runs_anything_of_the_articles()
    {
        using var browser = AttackedPages.Browser(pages.Open);
        var (seen, waiting) = (new HashSet<string>(Starts, StringComparer.Ordinal), new Queue<string>(Starts));
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
            await PageJudge.JudgeAsync(address, answer);
            if (answer.StatusCode is not HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType is not "text/html") continue;

            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (var link in page.QuerySelectorAll("a[href]").Select(static link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if (link.StartsWith('/') && seen.Count < MostPages && seen.Add(link)) waiting.Enqueue(link);
            }
        }
    }
}
