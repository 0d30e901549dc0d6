using System.Net;
using System.Text.Json;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Alerts;

/// <summary>Five real articles come as the items of a feed, where they are on this machine.</summary>
public sealed class FiveArticlesAsFeedTests
{
    [Fact]
    public async Task Each_is_imported_once_and_announced_with_its_own_words()
    {
        var files = Directory.GetFiles(Repository.RequireShared("articles"), "*.txt").Order(StringComparer.Ordinal).ToList();
        using var before = new TemporaryFolder();
        before.Write("budget.txt", "Council passes budget\n\n“Nobody gets everything,” mayor Ruth Adeyemi said after the vote.\n");
        await using var web = new WebCounterpart();
        await using var chat = await ChatHouse.OpenAsync("Discord");
        var site = new NewsSite(web, "127.0.0.1", "The Daily Five");
        await using var dealbot = new ServedDealbot(before.Path, new Dictionary<string, string>(chat.Variables, StringComparer.Ordinal)
        {
            ["DEALBOT_FEEDS_INNER_HOSTS"] = "127.0.0.1",
        });
        await chat.ConnectedAsync();
        await chat.TypesAsync("general", "alerts on");
        await dealbot.RunAsync("feeds", "add", site.FeedAddress);
        await dealbot.RunUntilAsync(static printed => !printed.Contains("never fetched yet", StringComparison.Ordinal), "feeds", "list");

        foreach (var file in files)
        {
            var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            var (title, paragraphs) = (lines.First(line => line.Trim().Length > 0), lines.SkipWhile(line => line.Trim().Length == 0).Skip(1).Where(line => line.Trim().Length > 0));
            site.Publishes($"/{Path.GetFileNameWithoutExtension(file)}", WebUtility.HtmlEncode(title), [.. paragraphs.Select(WebUtility.HtmlEncode)!]);
        }

        PassingTime.ForFeeds(dealbot.Data);
        await dealbot.RunUntilAsync(printed => printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == files.Count, "alerts", "log", "--state", "sent", "--format", "jsonl");
        PassingTime.ForFeeds(dealbot.Data); // the same feed once more
        await dealbot.StopAsync();

        var articles = (await dealbot.RunAsync("articles", "--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files.Count + 1, articles.Length);
        Assert.Equal(files.Count, chat.Posts("general").Count);
        foreach (var article in articles.Select(line => JsonDocument.Parse(line).RootElement).Where(article => article.GetProperty("quotes").GetInt32() > 0 && article.GetProperty("url").GetString() is not null))
        {
            var title = Letters(article.GetProperty("title").GetString()!);
            title = title[..Math.Min(title.Length, 40)]; // one of them is a whole paragraph, which a message shows in part
            var post = Assert.Single(chat.Posts("general"), post => Letters(post.Shown).Contains(title, StringComparison.Ordinal));
            var (text, shown) = (Letters(string.Concat(files.Select(File.ReadAllText))), post.Shown.Split('\n').Where(line => line.StartsWith('>') && line.Length > 4).ToList());
            Assert.NotEmpty(shown);
            Assert.All(shown, line => Assert.All(line.Split('…'), part => Assert.Contains(Letters(part), text, StringComparison.Ordinal)));
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
