using System.Text.Json;
using DealBot.Testing;
using Microsoft.Playwright;

namespace DealBot.EndToEnd.Browser;

/// <summary>axe-core, which checks roles, names, contrast, order and structure: https://github.com/dequelabs/axe-core</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() => File.ReadAllText(NodeScript.Modules("axe-core/axe.min.js")));

    /// <summary>Every violation of WCAG 2.2, levels A and AA, and of axe's best practices: one line each, with the element.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        NodeScript.SkipUnlessInstalled("axe-core");
        await page.EvaluateAsync($"() => {{ {Source.Value}; }}");
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const results = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              return results.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
            }
            """);
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }
}
