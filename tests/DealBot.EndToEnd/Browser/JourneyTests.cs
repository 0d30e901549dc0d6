using System.Globalization;
using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>The way from a question to the printed page, with scripts and without.</summary>
public sealed class JourneyTests(Chromium chromium, ServedPage served) : IClassFixture<ServedPage>
{
    [Fact]
    public async Task Without_scripts_everything_is_reached_by_forms_and_links()
    {
        var look = new Look(HasScript: false);
        await using var visit = await chromium.VisitAsync(served.Home, look);
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.Locator("#q").FillAsync("what did Waltz say");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".card").First).ToContainTextAsync("Waltz");

        await page.Locator(".card form.press button[name=id]").First.ClickAsync();
        await page.WaitForURLAsync("**/press**");
        await Assertions.Expect(page.Locator(".reply")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.File("context", look), FullPage = true });
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the answer" }).ClickAsync();

        await page.Locator(".card a.title").First.ClickAsync();
        await page.WaitForURLAsync("**/articles/**");
        await Assertions.Expect(page.Locator("#at")).ToBeInViewportAsync();
        visit.AssertNothingWrong();
    }

    [Fact]
    public async Task A_button_answers_in_place_is_read_aloud_and_moves_nothing_for_those_who_want_that()
    {
        await using var visit = await chromium.VisitAsync(served.Home, new Look());
        var page = visit.Page;
        await visit.GoAsync("/");
        await visit.GoAsync("/?q=what+did+Waltz+say");
        var answer = page.Url;
        var button = page.Locator(".card form.press button[name=id]").First;
        await button.ClickAsync();
        await Assertions.Expect(page.Locator(".reply .card + .reply, .reply .reply").First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[role=status]")).Not.ToBeEmptyAsync();
        Assert.Equal(answer, page.Url);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().length"));
        await page.GoBackAsync();
        Assert.Equal(served.Home.AbsoluteUri, page.Url);
        visit.AssertNothingWrong();
    }

    [Fact]
    public async Task A_suggestion_that_is_clicked_is_asked()
    {
        await using var visit = await chromium.VisitAsync(served.Home, new Look(Width: 360));
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.Locator("#q").PressSequentiallyAsync("Zel");
        var suggestion = page.GetByRole(AriaRole.Option).First;
        await suggestion.WaitForAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.File("suggestions", new Look(Width: 360)) });
        await suggestion.ClickAsync();
        await page.WaitForURLAsync("**/?q=**");
        await Assertions.Expect(page.Locator(".reply").First).ToBeVisibleAsync();
        visit.AssertNothingWrong();
    }

    [Fact]
    public async Task The_answer_can_be_enlarged_twice_and_shown_as_narrow_as_four_times_that()
    {
        foreach (var (width, text) in new[] { (1280, 200), (640, 100), (320, 100) })
        {
            await using var visit = await chromium.VisitAsync(served.Home, new Look(Width: width));
            await visit.GoAsync("/?q=what+did+Waltz+say");
            await visit.Page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; }", string.Create(CultureInfo.InvariantCulture, $"{text}%"));
            Assert.Equal("", await visit.Page.TooWideAsync());
        }
    }
}
