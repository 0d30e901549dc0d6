namespace DealBot.EndToEnd.Stories;

public sealed class BadInputTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 1, 2, 3];

    public static TheoryData<string, byte[], string> Files =>
    [
        new("empty.txt", [], "is empty") { TestDisplayName = "an empty file" },
        new("picture.txt", Png, "picture.txt") { TestDisplayName = "a binary file" },
        new("figures.txt", "1 2 3 4 5 — 6 7 8"u8.ToArray(), "holds no words") { TestDisplayName = "an article without letters" },
        new("facts.md", "---\ntitle: [unclosed\n---\n\nThe text.\n"u8.ToArray(), "front matter") { TestDisplayName = "front matter that does not parse" },
        new("broken.txt", [.. "Broken\n\n“The caf"u8, 0xC3, .. " is open,” Ida Berg said. Žižkov.\n"u8], "UTF-8") { TestDisplayName = "broken UTF-8" },
    ];

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_that_is_no_article_is_named_with_the_remedy_and_the_others_are_imported(string name, byte[] bytes, string problem)
    {
        using var newsroom = new Newsroom();
        newsroom.Write($"news/{name}", bytes);
        newsroom.Write("news/good.txt", "Good news\n\n“It works,” Ida Berg said.\n");
        var outcome = (await newsroom.RunAsync("import", "news")).Exits(3);
        Assert.StartsWith("1 added, 0 replaced, 0 unchanged, 1 failed", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(name, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(problem, outcome.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_without_being_read()
    {
        using var newsroom = new Newsroom();
        var path = newsroom.Write("big.txt", "Big\n\n");
        await using (var file = File.OpenWrite(path)) file.SetLength(100_000_000);
        Assert.Contains("big.txt is larger than 10 MiB", (await newsroom.RunAsync("import", "big.txt")).Exits(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_named()
    {
        using var newsroom = new Newsroom();
        Assert.Contains("no-such-folder does not exist", (await newsroom.RunAsync("import", "no-such-folder")).Exits(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_folder_is_named_and_the_rest_is_imported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions.");
        using var newsroom = new Newsroom();
        newsroom.Write("news/good.txt", "Good news\n\n“It works,” Ida Berg said.\n");
        newsroom.Write("news/locked/hidden.txt", "Hidden news\n\n“Nobody reads this,” Ida Berg said.\n");
        (await newsroom.ShellAsync("chmod a= news/locked")).Exits(0);
        var outcome = (await newsroom.UnprivilegedAsync("import news")).Exits(3);
        Assert.StartsWith("1 added", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("locked may not be read", outcome.Error, StringComparison.Ordinal);
        (await newsroom.ShellAsync("chmod u=rwx news/locked")).Exits(0);
    }

    public static TheoryData<string, string, string> Configurations =>
    [
        new("dealbot.json", """{"anwserCount": 3}""", "Did you mean \"answerCount\"?") { TestDisplayName = "a typo in a key" },
        new("dealbot.json", """{"answerCount": 3""", "line 1") { TestDisplayName = "a missing brace" },
        new("people.json", """[{"name": "Ann Lee", "alias": ["Annie"]}]""", "\"aliases\"") { TestDisplayName = "a typo in the people" },
    ];

    [Theory, MemberData(nameof(Configurations))]
    public async Task A_mistake_in_the_configuration_is_named_with_its_file(string file, string json, string expected)
    {
        using var newsroom = new Newsroom();
        newsroom.Write($"config/{file}", json);
        var outcome = (await newsroom.RunAsync("ask", "what did Ann Lee say", "--config", "config")).Exits(2);
        Assert.Contains(file, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(newsroom["data"]));
    }
}
