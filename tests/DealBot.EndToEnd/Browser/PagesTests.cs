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
            if (await SidewaysAsync(visit.Page) is { Length: > 0 } wide) problems.Add($"{look.Name}: wider than the window: {wide}");
            visit.AssertNothingWrong(allowed: name is "not-there" ? "404" : null);
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>The elements that make the page wider than its window; empty where it fits.</summary>
    private static Task<string> SidewaysAsync(IPage page) => page.EvaluateAsync<string>("""
        () => document.documentElement.scrollWidth <= innerWidth ? '' :
          [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80)).slice(0, 5).join(' | ')
        """);
}
