using DealBot.EndToEnd.Processes;
using DealBot.Testing;

namespace DealBot.EndToEnd.Acceptance;

/// <summary>Quotations in annotated political news (PolNeAR: Newell, Margolin, Ruths, LREC 2018).</summary>
public sealed class PoliticalNewsTests
{
    [Fact]
    public Task Who_said_what_is_found_as_well_as_before() =>
        ScoreAsync("dev", [Repository.RequireShared("eval/polnear/gold_dev.jsonl"), "SYSTEM"], Floors.PoliticalNews);

    [Fact]
    public Task Pronouns_and_descriptions_get_the_right_name_as_often_as_before() =>
        ScoreAsync(
            "train",
            [Repository.RequireShared("eval/polnear/gold_train.jsonl"), "SYSTEM", "--labels", Repository.RequireShared("eval/polnear/labels_train.tsv")],
            Floors.LabelledSources);

    private static async Task ScoreAsync(string split, string[] arguments, Floor[] floors)
    {
        var articles = Repository.RequireShared($"eval/polnear/{split}");
        Scorer.RequirePython();
        var quotes = await Dealbot.RunAsync(Repository.Root, "quotes", articles, "--format", "jsonl");
        await Scorer.ScoreAsync(
            $"political-news-{split}",
            [Repository.RequireShared("eval/polnear/polnear_eval.py"), .. arguments],
            quotes.Exits(0).Output,
            floors);
    }
}
