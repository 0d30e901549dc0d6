using System.Text.Json;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Acceptance;

/// <summary>Five real articles about the deal, with questions and every quotation annotated by hand.</summary>
public sealed class FiveArticlesTests
{
    [Fact]
    public async Task Questions_are_answered_as_well_as_before_and_every_answer_is_verbatim()
    {
        var articles = Repository.RequireShared("articles");
        var questions = Repository.RequireShared("eval/qa/qa_dev.jsonl");
        Scorer.RequirePython();
        using var folder = new TemporaryFolder();
        var answers = await Dealbot.RunAsync(
            Repository.Root, "ask", "--batch", questions, "--format", "jsonl", "--articles", articles, "--data", folder.Path);
        await Scorer.ScoreAsync(
            "five-articles-questions",
            [Repository.RequireShared("eval/qa/eval_qa.py"), questions, "SYSTEM", "--seeds", articles],
            answers.Exits(0).Output,
            Floors.Questions);
    }

    [Fact]
    public async Task What_did_Waltz_say_is_answered_first_with_his_sentence()
    {
        var articles = Repository.RequireShared("articles");
        using var folder = new TemporaryFolder();
        var printed = await Dealbot.RunAsync(
            Repository.Root, "ask", "what did Waltz say", "--format", "json", "--articles", articles, "--data", folder.Path);
        var best = JsonDocument.Parse(printed.Exits(0).Output).RootElement.GetProperty("answers")[0];
        Assert.Equal("Mike Waltz", best.GetProperty("speaker").GetString());
        Assert.StartsWith("002_", best.GetProperty("article").GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_direct_quote_is_found_with_its_speaker_and_no_scare_quote_is_attributed()
    {
        var articles = Repository.RequireShared("articles");
        var gold = await File.ReadAllLinesAsync(Repository.RequireShared("eval/qa/quotes_gold.jsonl"), TestContext.Current.CancellationToken);
        var printed = await Dealbot.RunAsync(Repository.Root, "quotes", articles, "--format", "jsonl");
        var found = Lines(printed.Exits(0).Output.Split('\n')).ToLookup(Place);

        foreach (var quote in Lines(gold))
        {
            var speakers = found[Place(quote)].Select(ours => ours.GetProperty("speaker").GetString()).ToList();
            switch (quote.GetProperty("kind").GetString())
            {
                case "direct":
                    Assert.True(speakers is [{ } speaker] && SameSurname(speaker, quote.GetProperty("speaker").GetString()!), $"{quote}\nfound: {string.Join(", ", speakers)}");
                    break;
                case "scare":
                    Assert.True(speakers.All(speaker => speaker is null), $"{quote}\nfound: {string.Join(", ", speakers)}");
                    break;
            }
        }
    }

    private static IEnumerable<JsonElement> Lines(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    /// <summary>The article and the offset at which a quote's first word starts.</summary>
    private static (string?, int) Place(JsonElement quote)
    {
        var skipped = quote.GetProperty("text").GetString()!.TakeWhile(unit => !char.IsLetterOrDigit(unit)).Count();
        return (quote.GetProperty("article").GetString(), quote.GetProperty("start").GetInt32() + skipped);
    }

    /// <summary>Transliterations differ at the end (Zelensky, Zelenskyy): five letters decide.</summary>
    private static bool SameSurname(string one, string other)
    {
        static string Start(string name) => name.Split(' ')[^1] is { Length: > 5 } surname ? surname[..5] : name.Split(' ')[^1];
        return string.Equals(Start(one), Start(other), StringComparison.OrdinalIgnoreCase);
    }
}
