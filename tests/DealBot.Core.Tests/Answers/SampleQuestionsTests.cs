using DealBot.Core.Answers;
using DealBot.Text.Names;

namespace DealBot.Core.Tests.Answers;

public sealed class SampleQuestionsTests
{
    private static readonly Lazy<IReadOnlyList<(SampleQuestion Question, Answer Answer)>> Asked =
        new(() => [.. SampleQuestion.All.Select(question => (question, SampleLibrary.Ask(question.Text)))]);

    private static IEnumerable<(SampleQuestion Question, Answer Answer)> Answerable => Asked.Value.Where(asked => asked.Question.IsAnswerable);

    [Fact]
    public void The_first_answer_is_right_for_at_least_85_percent() =>
        AssertShare(0.85, Answerable, asked => asked.Answer.Results.Take(1).Any(result => IsRight(asked.Question, result)));

    [Fact]
    public void One_of_five_answers_is_right_for_at_least_88_percent() =>
        AssertShare(0.88, Answerable, asked => asked.Answer.Results.Take(5).Any(result => IsRight(asked.Question, result)));

    [Fact]
    public void The_first_answer_names_the_right_speaker_for_at_least_90_percent() =>
        AssertShare(0.90, Answerable.Where(asked => asked.Question.Speaker is not null), asked =>
            asked.Answer.Results is [{ Speaker: { } speaker }, ..] && IsSameName(speaker, asked.Question.Speaker!));

    [Fact]
    public void Nothing_is_found_where_the_library_holds_nothing_for_at_least_93_percent() =>
        AssertShare(0.93, Asked.Value.Where(asked => !asked.Question.IsAnswerable), asked => asked.Answer.Results.Count == 0);

    [Fact]
    public void Every_answer_is_the_span_of_its_article_to_the_last_character()
    {
        foreach (var result in Asked.Value.SelectMany(asked => asked.Answer.Results))
        {
            var article = SampleLibrary.View.Article(result.Article.Id)!;
            Assert.Equal(article.Text[result.Passage.Span.Start..result.Passage.Span.End], result.Text);
            Assert.All(result.Highlights, span => Assert.True(result.Passage.Span.Contains(span)));
            Assert.True(result.Quote is null || result.Passage.Quotes.Contains(result.Quote));
        }
    }

    [Fact]
    public void Where_nothing_is_found_something_nearer_is_offered_or_what_is_missing_is_said() =>
        AssertShare(0.9, Asked.Value.Where(asked => asked.Answer.Results.Count == 0), asked => asked.Answer.Suggestions.Count > 0);

    private static bool IsRight(SampleQuestion question, Result result) =>
        question.Expected.Any(piece => result.Text.Contains(piece, StringComparison.OrdinalIgnoreCase));

    private static bool IsSameName(string one, string other) => string.Equals(NameFamilies.Key(one), NameFamilies.Key(other), StringComparison.Ordinal);

    private static void AssertShare(
        double floor, IEnumerable<(SampleQuestion Question, Answer Answer)> asked, Func<(SampleQuestion Question, Answer Answer), bool> isGood)
    {
        var all = asked.ToList();
        var bad = all.Where(one => !isGood(one)).ToList();
        var share = 1 - ((double)bad.Count / all.Count);
        Assert.True(share >= floor, $"{share:P1} of {all.Count}; wrong:\n" + string.Join('\n', bad.Select(Describe)));
    }

    private static string Describe((SampleQuestion Question, Answer Answer) asked) =>
        $"{asked.Question.Text}\n    {(asked.Answer.Results is [var first, ..] ? $"[{first.Speaker}] {first.Text}" : "nothing found")}";
}
