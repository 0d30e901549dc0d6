using System.Text.Json;

namespace DealBot.EndToEnd.Stories;

public sealed class AskTests
{
    [Fact]
    public async Task A_mistyped_option_is_named_and_not_asked_for()
    {
        using var newsroom = new Newsroom();
        foreach (var command in (string[])["ask", "verify"])
        {
            var mistyped = (await newsroom.RunAsync(command, "harbour", "--fomat", "json")).Exits(2);
            Assert.Empty(mistyped.Output);
            Assert.Contains("--fomat", mistyped.Error, StringComparison.Ordinal);
        }

        Assert.NotEqual(2, (await Processes.Dealbot.RunAsync(
            newsroom["."], "ask", "--data", newsroom["index"], "--articles", newsroom["articles"], "--", "--fomat")).ExitCode);
    }

    [Fact]
    public async Task A_script_reads_every_field_that_was_promised()
    {
        using var newsroom = new Newsroom();
        var printed = (await newsroom.RunAsync("ask", "what did Ann Lee say", "--format", "json")).Exits(0).Output;
        var answer = JsonDocument.Parse(printed).RootElement;
        Assert.Equal("what did Ann Lee say", answer.GetProperty("question").GetString());
        Assert.Equal("speaker", answer.GetProperty("intent").GetString());
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("suggestions").ValueKind);
        Assert.True(answer.GetProperty("tookMs").GetDouble() >= 0);

        var best = answer.GetProperty("answers")[0];
        Assert.Equal("direct", best.GetProperty("kind").GetString());
        Assert.Equal("Ann Lee", best.GetProperty("speaker").GetString());
        Assert.True(best.GetProperty("score").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Array, best.GetProperty("alsoIn").ValueKind);

        var article = best.GetProperty("article");
        Assert.True(article.GetProperty("id").GetInt64() > 0);
        Assert.Equal("harbour.md", article.GetProperty("file").GetString());
        Assert.Equal("Harbour to reopen in May", article.GetProperty("title").GetString());
        Assert.Equal("The Coast Courier", article.GetProperty("source").GetString());
        Assert.Equal("https://coast.example/harbour", article.GetProperty("url").GetString());
        Assert.Equal("2025-03-11T09:00:00Z", article.GetProperty("published").GetString());

        var (text, quote) = (best.GetProperty("text").GetString()!, best.GetProperty("quote"));
        var start = best.GetProperty("start").GetInt32();
        Assert.Equal(text.Length, best.GetProperty("end").GetInt32() - start);
        Assert.Equal(
            quote.GetProperty("text").GetString(),
            text[(quote.GetProperty("start").GetInt32() - start)..(quote.GetProperty("end").GetInt32() - start)]);
    }

    [Fact]
    public async Task A_batch_answers_every_line_in_order_whether_plain_or_JSON()
    {
        using var newsroom = new Newsroom();
        newsroom.Write("questions.txt", """
            what did Ann Lee say
            {"id": "q2", "question": "what did Piotr Kowal say"}
            what did Napoleon say about helicopters

            """);
        var lines = (await newsroom.RunAsync("ask", "--batch", "questions.txt", "--format", "jsonl")).Exits(0).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal("Ann Lee", lines[0].GetProperty("answers")[0].GetProperty("speaker").GetString());
        Assert.Equal("q2", lines[1].GetProperty("id").GetString());
        Assert.Equal("Piotr Kowal", lines[1].GetProperty("answers")[0].GetProperty("speaker").GetString());
        Assert.Equal(0, lines[2].GetProperty("answers").GetArrayLength());
    }

    [Fact]
    public async Task A_broken_line_of_a_batch_is_named_and_the_others_are_answered()
    {
        using var newsroom = new Newsroom();
        var outcome = (await newsroom.RunAsync("{\"question\": 7}\nwhat did Ann Lee say\n{broken\n", ["ask", "--batch", "-"])).Exits(3);
        Assert.Equal(3, outcome.Output.Count(unit => unit is '\n'));
        Assert.Contains("standard input, line 1", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("standard input, line 3", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_library_does_not_hold_is_said_to_be_missing()
    {
        using var newsroom = new Newsroom();
        var outcome = (await newsroom.RunAsync("ask", "what did Napoleon say about helicopters")).Exits(1);
        Assert.StartsWith("Nothing found in 3 articles, 11 to 13 March 2025.", outcome.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string[], string> Misuses =>
    [
        new(["ask"], "Give a question") { TestDisplayName = "no question" },
        new(["ask", "why", "--batch", "x"], "not both") { TestDisplayName = "a question and a batch" },
        new(["ask", "why", "-k", "0"], "1 to 1000") { TestDisplayName = "no answers wanted" },
        new(["ask", "why", "-k", "many"], "1 to 1000") { TestDisplayName = "a number that is none" },
        new(["ask", "why", "--format", "xml"], "xml") { TestDisplayName = "an unknown format" },
        new(["ask", "--batch", "no-such-file"], "no-such-file") { TestDisplayName = "a batch that is not there" },
        new(["aks", "why"], "dealbot ask") { TestDisplayName = "a mistyped command" },
    ];

    [Theory, MemberData(nameof(Misuses))]
    public async Task Wrong_usage_is_explained_on_standard_error(string[] arguments, string expected)
    {
        using var newsroom = new Newsroom();
        var outcome = (await newsroom.RunAsync(arguments)).Exits(2);
        Assert.Empty(outcome.Output);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_begin_with_a_hyphen_or_an_at_sign_belong_to_the_question()
    {
        using var newsroom = new Newsroom();
        var printed = (await newsroom.RunAsync("ask", "harbour", "-ferry", "-kyiv", "@lee", "--format", "jsonl")).Output;
        Assert.Equal("harbour -ferry -kyiv @lee", JsonDocument.Parse(printed).RootElement.GetProperty("question").GetString());
    }

    [Fact]
    public async Task Words_that_the_shell_kept_together_are_a_phrase()
    {
        using var newsroom = new Newsroom();
        var printed = (await newsroom.RunAsync("ask", "did", "Lee", "say", "gates are mended", "source:coast courier", "--format", "jsonl")).Output;
        Assert.Equal(
            "did Lee say \"gates are mended\" source:\"coast courier\"",
            JsonDocument.Parse(printed).RootElement.GetProperty("question").GetString());
    }

    [Fact]
    public async Task An_explanation_tells_how_the_question_was_understood_and_what_a_score_is_made_of()
    {
        using var newsroom = new Newsroom();
        var outcome = (await newsroom.RunAsync("ask", "what did Ann Lee say about cranes", "--explain")).Exits(0);
        Assert.Contains("Understood as: speaker-topic", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Words of: Ann Lee", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Confidence: ", outcome.Output, StringComparison.Ordinal);
    }
}
