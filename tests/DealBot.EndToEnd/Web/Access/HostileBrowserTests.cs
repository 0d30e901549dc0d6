using DealBot.EndToEnd.Browser;
using Microsoft.Playwright;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>A real browser reads what an attacker wrote: a dialog, a window, a request to others or a complaint of the policy fails.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class HostileBrowserTests(AttackedPages pages, Chromium chromium)
{
    public static TheoryData<string> Attacks => [.. HostileLibrary.Payloads.Select(static attack => new TheoryDataRow<string>(attack.Value) { TestDisplayName = attack.Key })];

    [Theory, MemberData(nameof(Attacks))]
    public async Task A_question_of_an_attacker_runs_nothing(string payload)
    {
        await using var visit = await chromium.VisitAsync(pages.Open, new Look());
        foreach (var address in new[] { $"/?q={Uri.EscapeDataString(payload)}", $"/login?returnUrl={Uri.EscapeDataString(payload)}" }) await visit.GoAsync(address);
        await visit.Page.GetByRole(AriaRole.Searchbox).Or(visit.Page.GetByRole(AriaRole.Combobox)).First.FillAsync(payload); // which suggestions answer
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(0, await visit.Page.Locator(HostileLibrary.Mark).CountAsync());
        visit.AssertNothingWrong();
    }

    [Fact]
    public async Task An_article_of_an_attacker_runs_nothing()
    {
        await using var visit = await chromium.VisitAsync(pages.Open, new Look());
        foreach (var address in Enumerable.Range(1, HostileLibrary.Payloads.Count).Select(static id => $"/articles/{id}").Append("/?q=harbour").Append("/?q=what+did+Ann+Lee+say"))
        {
            await visit.GoAsync(address);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Equal(0, await visit.Page.Locator(HostileLibrary.Mark).CountAsync());
        }

        visit.AssertNothingWrong();
    }
}
