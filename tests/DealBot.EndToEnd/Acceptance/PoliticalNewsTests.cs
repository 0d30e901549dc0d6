using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Acceptance;

/// <summary>Quotations in annotated political news (PolNeAR: Newell, Margolin, Ruths, LREC 2018), the dev split.</summary>
public sealed class PoliticalNewsTests
{
    [Fact]
    public async Task Who_said_what_is_found_as_well_as_before()
    {
        var articles = Repository.RequireShared("eval/polnear/dev");
        Scorer.RequirePython();
        var quotes = await Dealbot.RunAsync(Repository.Root, "quotes", articles, "--format", "jsonl");
        await Scorer.ScoreAsync(
            "political-news-dev",
            [Repository.RequireShared("eval/polnear/polnear_eval.py"), Repository.RequireShared("eval/polnear/gold_dev.jsonl"), "SYSTEM"],
            quotes.Exits(0).Output,
            Floors.PoliticalNews);
    }
}
