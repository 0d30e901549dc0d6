using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Stories;

public sealed class FirstUseTests
{
    [Fact]
    public async Task A_newcomer_asks_and_reads_the_words_the_speaker_and_the_article()
    {
        using var newsroom = new Newsroom();
        var first = (await newsroom.RunAsync("ask", "what", "did", "Ann", "Lee", "say")).Exits(0);
        Assert.Contains("“The gates are mended and the cranes are turning again,” harbour master Ann Lee said on Tuesday.", first.Output, StringComparison.Ordinal);
        Assert.Contains("Harbour to reopen in May · The Coast Courier · 11 March 2025", first.Output, StringComparison.Ordinal);
        Assert.Contains("https://coast.example/harbour", first.Output, StringComparison.Ordinal);
        Assert.Contains("Made a library of 3 articles", first.Error, StringComparison.Ordinal);

        var second = (await newsroom.RunAsync("ask", "what did Ann Lee say")).Exits(0);
        Assert.Equal(first.Output, second.Output);
        Assert.Empty(second.Error);
    }

    [Fact]
    public async Task The_sample_library_answers_on_a_bare_clone()
    {
        using var data = new TemporaryFolder();
        var answer = await Dealbot.RunAsync(Repository.Root, "ask", "what", "did", "Waltz", "say", "--data", data.Path);
        Assert.Contains("Mike Waltz", answer.Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_starting_at_once_give_one_library_and_no_error()
    {
        using var newsroom = new Newsroom();
        var both = await Task.WhenAll(newsroom.RunAsync("ask", "what did Ann Lee say"), newsroom.RunAsync("ask", "what did Ann Lee say"));
        Assert.All(both, outcome => outcome.Exits(0));
        Assert.Equal(both[0].Output, both[1].Output);
        Assert.Single(both, outcome => outcome.Error.Contains("Made a library", StringComparison.Ordinal));
        Assert.Equal(3, (await newsroom.RunAsync("articles", "--format", "jsonl")).Exits(0).Output.Count(unit => unit is '\n'));
    }

    [Fact]
    public async Task Started_in_the_wrong_place_the_program_says_what_it_looked_for_and_leaves_no_trace()
    {
        using var empty = new TemporaryFolder();
        var outcome = (await Dealbot.RunAsync(empty.Path, "ask", "anything")).Exits(2);
        Assert.Empty(outcome.Output);
        Assert.Contains(Path.Combine(empty.Path, "index"), outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--data", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Path));
    }

    [Fact]
    public async Task Environment_variables_name_the_folders_and_options_override_them()
    {
        using var newsroom = new Newsroom();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_DATA"] = newsroom["elsewhere"],
            ["DEALBOT_ARTICLES"] = newsroom["articles"],
        };
        using var empty = new TemporaryFolder();
        (await Dealbot.RunAsync(empty.Path, input: null, variables, "ask", "what did Ann Lee say")).Exits(0);
        Assert.True(Directory.Exists(newsroom["elsewhere"]));

        (await Dealbot.RunAsync(empty.Path, input: null, variables, "ask", "what did Ann Lee say", "--data", "here")).Exits(0);
        Assert.True(Directory.Exists(Path.Combine(empty.Path, "here")));
    }
}
