using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>The page for those who have no mouse.</summary>
public sealed class KeyboardTests(Chromium chromium, ServedPage served) : IClassFixture<ServedPage>
{
    public static TheoryData<string, int> Walks =>
    [
        new("/", 1280), new("/", 360), new("/?q=what+did+Waltz+say", 1280), new("/?q=what+did+Waltz+say", 360), new("/?q=timeline+Zelensky", 1280),
    ];

    [Theory, MemberData(nameof(Walks))]
    public async Task Tab_goes_as_the_eye_does_and_shows_where_it_is(string path, int width)
    {
        await using var visit = await chromium.VisitAsync(served.Home, new Look(Width: width));
        await visit.GoAsync(path);
        Assert.Empty(await visit.Page.TabThroughAsync());
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_navigation()
    {
        await using var visit = await chromium.VisitAsync(served.Home, new Look());
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        var skip = visit.Page.Locator(".skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_question_a_suggestion_a_button_an_article_and_back_need_no_mouse()
    {
        await using var visit = await chromium.VisitAsync(served.Home, new Look());
        var page = visit.Page;
        await visit.GoAsync("/");

        await page.TabToAsync("#q");
        await page.Keyboard.TypeAsync("Walt");
        var suggestions = page.GetByRole(AriaRole.Option);
        await suggestions.First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-activedescendant", await suggestions.First.GetAttributeAsync("id") ?? "");
        var suggestion = await suggestions.First.TextContentAsync();
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync(suggestion!);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("Walt");
        await page.Locator("#q").FillAsync("what did Waltz say");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".card").First.WaitForAsync();
        var answer = page.Url;

        await page.TabToAsync(".card form.press button[name=id]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".reply:focus")).ToBeVisibleAsync();
        Assert.Equal(answer, page.Url);

        await page.TabToAsync("a.title[href^='/articles/']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/articles/**");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.GoBackAsync();
        Assert.Equal(answer, page.Url);
        await Assertions.Expect(page.Locator(".card").First).ToBeVisibleAsync();
        visit.AssertNothingWrong();
    }
}
