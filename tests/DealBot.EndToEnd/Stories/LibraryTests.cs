using System.Text.Json;

namespace DealBot.EndToEnd.Stories;

public sealed class LibraryTests
{
    private const string Lighthouse = "Lighthouse lit again\n\n“It shines as it did in my childhood,” keeper Tom Okafor said.\n";

    [Fact]
    public async Task A_file_name_that_several_articles_have_removes_none_of_them()
    {
        using var newsroom = new Newsroom();
        newsroom.Write("more/ferry.txt", "Ferry is late again\n\nThe evening ferry came in two hours late on Friday, its master said.\n");
        (await newsroom.RunAsync("import", "more")).Exits(0);

        var refused = (await newsroom.RunAsync("remove", "ferry.txt")).Exits(1);
        Assert.Contains("by their ids", refused.Error, StringComparison.Ordinal);
        Assert.Contains("4 from", (await newsroom.RunAsync("status")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_imported_found_changed_and_removed()
    {
        using var newsroom = new Newsroom();
        newsroom.Write("lighthouse.txt", Lighthouse);
        Assert.StartsWith("1 added, 0 replaced", (await newsroom.RunAsync("import", "lighthouse.txt")).Exits(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("0 added, 0 replaced, 1 unchanged", (await newsroom.RunAsync("import", "lighthouse.txt")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("Tom Okafor", (await newsroom.RunAsync("ask", "what did Tom Okafor say")).Exits(0).Output, StringComparison.Ordinal);

        newsroom.Write("lighthouse.txt", Lighthouse.Replace("childhood", "youth", StringComparison.Ordinal));
        Assert.StartsWith("0 added, 1 replaced", (await newsroom.RunAsync("import", "lighthouse.txt")).Exits(0).Output, StringComparison.Ordinal);
        var changed = (await newsroom.RunAsync("ask", "what did Tom Okafor say")).Exits(0).Output;
        Assert.Contains("in my youth", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("childhood", changed, StringComparison.Ordinal);

        Assert.Contains("Lighthouse lit again", (await newsroom.RunAsync("remove", "lighthouse.txt")).Exits(0).Output, StringComparison.Ordinal);
        (await newsroom.RunAsync("remove", "lighthouse.txt")).Exits(1);
        Assert.DoesNotContain("Tom Okafor", (await newsroom.RunAsync("speakers")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_came_later_are_picked_up_by_reindex()
    {
        using var newsroom = new Newsroom();
        (await newsroom.RunAsync("status")).Exits(0);
        newsroom.Write("articles/lighthouse.txt", Lighthouse);
        (await newsroom.RunAsync("reindex")).Exits(0);
        (await newsroom.RunAsync("ask", "what did Tom Okafor say")).Exits(0);
    }

    [Fact]
    public async Task One_article_comes_from_standard_input()
    {
        using var newsroom = new Newsroom();
        Assert.StartsWith("1 added", (await newsroom.RunAsync(Lighthouse, ["import", "-"])).Exits(0).Output, StringComparison.Ordinal);
        (await newsroom.RunAsync("ask", "what did Tom Okafor say")).Exits(0);
    }

    [Fact]
    public async Task Articles_are_listed_newest_first_and_speakers_by_their_quotes()
    {
        using var newsroom = new Newsroom();
        var titles = Lines((await newsroom.RunAsync("articles", "--format", "jsonl")).Exits(0).Output).Select(article => article.GetProperty("title").GetString());
        Assert.Equal(["Council passes budget", "Harbour to reopen in May", "Ferry company doubts the date"], titles);
        Assert.StartsWith("2025-03-13  Council passes budget\n", (await newsroom.RunAsync("articles")).Exits(0).Output, StringComparison.Ordinal);

        var speakers = Lines((await newsroom.RunAsync("speakers", "--format", "jsonl")).Exits(0).Output).ToList();
        Assert.Equal(speakers.Select(Quotes).OrderDescending(), speakers.Select(Quotes));
        Assert.Contains(speakers, speaker => speaker.GetProperty("name").GetString() is "Piotr Kowal");
    }

    [Fact]
    public async Task The_status_counts_what_is_there()
    {
        using var newsroom = new Newsroom();
        var status = JsonDocument.Parse((await newsroom.RunAsync("status", "--format", "json")).Exits(0).Output).RootElement;
        Assert.Equal(3, status.GetProperty("articles").GetInt32());
        Assert.Equal("2025-03-11T09:00:00Z", status.GetProperty("from").GetString());
        Assert.True(status.GetProperty("bytes").GetInt64() > 0);
        Assert.Contains("3 from 2 outlets, 11 to 13 March 2025", (await newsroom.RunAsync("status")).Exits(0).Output, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Lines(string printed) =>
        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static int Quotes(JsonElement speaker) => speaker.GetProperty("quotes").GetInt32();
}
