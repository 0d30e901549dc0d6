using System.Text.Json;
using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>A page as somebody without a mouse meets it.</summary>
internal static class Keys
{
    private const int MostStops = 80;

    /// <summary>Presses Tab until an element has the focus.</summary>
    /// <param name="page">The page.</param>
    /// <param name="selector">The element, in CSS.</param>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }

        Assert.Fail($"Tab does not come to {selector} in {MostStops} steps.");
    }

    /// <summary>Presses Tab through the whole page and says what is wrong with where it stops: nothing shows the focus, nothing says what
    /// it is, or the eye must go back up in a column or left in a row.</summary>
    public static async Task<IReadOnlyList<string>> TabThroughAsync(this IPage page)
    {
        var (problems, stops) = (new List<string>(), 0);
        JsonElement? last = null;
        while (stops < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<JsonElement>("""
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return null;
                  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                  return {
                    html: e.outerHTML.slice(0, 100),
                    shows: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
                    name: (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent || e.value || '').trim(),
                    first: e.classList.contains('skip'),
                    left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
                  };
                }
                """);
            if (stop.ValueKind is JsonValueKind.Null || (stops > 0 && stop.GetProperty("first").GetBoolean())) break;
            stops++;
            var html = stop.GetProperty("html").GetString();
            if (!stop.GetProperty("shows").GetBoolean()) problems.Add($"nothing shows the focus: {html}");
            if (stop.GetProperty("name").GetString() is "") problems.Add($"no name: {html}");
            if (last is { } before && !before.GetProperty("first").GetBoolean() && GoesBack(before, stop)) problems.Add($"goes back from {before.GetProperty("html")} to {html}");
            last = stop;
        }

        Assert.True(stops > 5, $"Tab stops {stops} times only.");
        return problems;
    }

    private static bool GoesBack(JsonElement from, JsonElement to)
    {
        const double Slack = 4; // CSS pixels
        var isSameRow = At(to, "top") < At(from, "bottom") - Slack && At(to, "bottom") > At(from, "top") + Slack;
        var isSameColumn = At(to, "left") < At(from, "right") - Slack && At(to, "right") > At(from, "left") + Slack;
        return isSameRow ? At(to, "left") < At(from, "left") - Slack && !isSameColumn : isSameColumn && At(to, "bottom") <= At(from, "top") + Slack;

        static double At(JsonElement box, string side) => box.GetProperty(side).GetDouble();
    }
}
