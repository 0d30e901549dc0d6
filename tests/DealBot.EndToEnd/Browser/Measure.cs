using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>How a page lies in its window.</summary>
internal static class Measure
{
    /// <summary>The elements that make the page wider than its window; empty where it fits.</summary>
    public static Task<string> TooWideAsync(this IPage page) => page.EvaluateAsync<string>("""
        () => document.documentElement.scrollWidth <= innerWidth ? '' :
          [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80)).slice(0, 5).join(' | ')
        """);
}
