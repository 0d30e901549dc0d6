using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>Every page, light and dark, on a phone and on a desk: looked at by axe, by measure, and by people in the pictures.</summary>
public sealed class PagesTests(Chromium chromium, ServedPage served) : IClassFixture<ServedPage>
{
    private static readonly Look[] Looks =
    [
        new(ColorScheme.Light, 1280), new(ColorScheme.Dark, 1280), new(ColorScheme.Light, 360), new(ColorScheme.Dark, 360),
    ];

    /// <summary>A name, the address, and which of its links to follow from there.</summary>
    public static TheoryData<string, string, string?> Pages =>
    [
        new("ask", "/", null),
        new("answer", "/?q=what+did+Waltz+say", null),
        new("nothing-found", "/?q=the+price+of+tea+in+Lisbon", null),
        new("help", "/?q=help", null),
        new("timeline", "/?q=timeline+Zelensky", null),
        new("compare", "/?q=compare+Trump+and+Zelensky+on+security", null),
        new("verdict", "/?q=verify+the+deal+is+done+by+Bessent", null),
        new("change", "/?q=admin+add", null),
        new("article", "/?q=what+did+Waltz+say", ".card a.title"),
        new("speakers", "/speakers", null),
        new("speaker", "/speakers", "main a[href^='/speakers/']"),
        new("articles", "/articles", null),
        new("feeds", "/feeds", null),
        new("alerts", "/alerts", null),
        new("status", "/status", null),
        new("sign-in", "/login", null),
        new("not-there", "/nowhere", null),
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_fits_and_asks_nobody_else(string name, string path, string? link)
    {
        var problems = new List<string>();
        foreach (var look in Looks)
        {
            await using var visit = await chromium.VisitAsync(served.Home, look);
            var status = await visit.GoAsync(path);
            Assert.True(status < 400 || name is "not-there", $"{path} answers {status}.");
            if (link is not null)
            {
                await visit.Page.Locator(link).First.ClickAsync();
                await visit.Page.WaitForLoadStateAsync();
            }

            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.File(name, look), FullPage = true });
            problems.AddRange((await Axe.ViolationsAsync(visit.Page)).Select(violation => $"{look.Name}: {violation}"));
            if (await visit.Page.TooWideAsync() is { Length: > 0 } wide) problems.Add($"{look.Name}: wider than the window: {wide}");
            visit.AssertNothingWrong(allowed: name is "not-there" ? "404" : null);
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
