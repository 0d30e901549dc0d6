using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

/// <summary>Answers with their cards, pages and context.</summary>
public sealed class PagesTests(SampleRoom sample) : IClassFixture<SampleRoom>
{
    private readonly ChatRoom _room = sample.Room;

    [Fact]
    public async Task A_question_is_answered_with_verbatim_words_their_speaker_and_their_source()
    {
        var reply = await _room.TypeAsync("what did Waltz say");

        var card = reply.Cards()[0];
        Assert.Equal("what did Waltz say", Assert.IsType<Heading>(reply.Parts[0]).Text);
        Assert.Equal(("Mike Waltz", "national security adviser", null), (card.Attribution.Speaker, card.Attribution.Role, card.Attribution.Caution));
        Assert.Equal(("DealBot sample library", "21 February 2025"), (card.Source.Outlet, card.Source.Date));
        Assert.True(_room.Service.IsVerbatim(card.Citation, card.Words.Plain));
        Assert.Contains(card.Words.Runs, run => run.Style is RunStyle.Plain && run.Text.Contains("sign that deal", StringComparison.Ordinal));
        Assert.Contains(card.Words.Runs, run => run.Style is RunStyle.Narration && run.Text.Contains("Waltz said", StringComparison.Ordinal));
        Assert.All(card.Words.Runs, run => Assert.Equal(run.Style is RunStyle.Plain, run.Text.Contains('“', StringComparison.Ordinal) || run.Text.Contains('”', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_not_understood_of_a_question_is_said_before_the_answers()
    {
        var reply = await _room.TypeAsync("what did Waltz say after:foo");

        Assert.StartsWith("“after:foo” is not a date;", Assert.IsType<Note>(reply.Parts[1]).Text.Plain, StringComparison.Ordinal);
        Assert.NotEmpty(reply.Cards());
    }

    [Fact]
    public async Task The_words_of_the_question_are_marked() => Assert.Contains(
        (await _room.TypeAsync("what did Trump say about minerals")).Cards().SelectMany(card => card.Words.Runs),
        run => run.Style.HasFlag(RunStyle.Strong) && run.Text is "minerals");

    [Fact]
    public async Task Weak_attributions_say_what_they_rest_on()
    {
        List<string?> cautions = [];
        for (var reply = await _room.TypeAsync("timeline Trump"); ; reply = await _room.PressAsync(reply.Button("Next")!))
        {
            cautions.AddRange(reply.Cards().Select(card => card.Attribution.Caution));
            if (reply.Button("Next") is null) break;
        }

        Assert.Contains(null, cautions);
        Assert.Contains("Named here by a pronoun.", cautions);
        Assert.Contains("In the reporter’s words.", cautions);
    }

    [Fact]
    public async Task Narration_is_said_to_be_nobodys_quote()
    {
        var card = (await _room.TypeAsync("lithium")).Cards()[0];

        Assert.Equal(new Attribution(null, null, "The article’s own words, not a quote."), card.Attribution);
        Assert.DoesNotContain(card.Buttons, button => button.Label is "Wrong speaker");
    }

    [Fact]
    public async Task Pages_replace_one_another_and_go_there_and_back()
    {
        var first = await _room.TypeAsync("timeline Trump");
        var second = await _room.PressAsync(first.Button("Next")!);
        var back = await _room.PressAsync(second.Button("Previous")!);

        Assert.Equal(("Page 1 of 5 · 15 quotes", "Page 2 of 5 · 15 quotes"), (first.Notes(), second.Notes()));
        Assert.Equal(ReplyMode.Replace, second.Mode);
        Assert.Null(first.Button("Previous"));
        Assert.Empty(CitationsOf(first).Intersect(CitationsOf(second)));
        Assert.Equal(CitationsOf(first), CitationsOf(back));
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last()
    {
        var first = await _room.TypeAsync("timeline Trump");
        var id = first.Button("Next")!;

        Assert.Null((await _room.PressAsync(id[..^1] + "99")).Button("Next"));
    }

    [Fact]
    public async Task Context_shows_the_quote_among_its_neighbours()
    {
        var card = (await _room.TypeAsync("what did Waltz say")).Cards()[0];

        var reply = await _room.PressAsync(card.Buttons[0].Id);

        var context = Assert.Single(reply.Cards());
        Assert.True(context.Citation.Start < card.Citation.Start && context.Citation.End > card.Citation.End);
        Assert.Equal("President Zelenskyy is going to sign that deal,", Assert.Single(context.Words.Runs, run => run.Style.HasFlag(RunStyle.Strong)).Text);
        Assert.True(_room.Service.IsVerbatim(context.Citation, context.Words.Plain));
        Assert.Equal(card.Attribution, context.Attribution);
        Assert.Equal("The words you were shown are in bold.", reply.Notes());
        Assert.Equal(ReplyMode.Post, reply.Mode);
    }

    [Fact]
    public async Task Context_by_number_is_that_of_the_last_answer_here()
    {
        var answer = await _room.TypeAsync("timeline Trump", user: new ChatUser("U7", "Gus", IsModerator: false));
        var second = answer.Cards()[1];

        var context = Assert.Single((await _room.TypeAsync("context 2", user: new ChatUser("U7", "Gus", IsModerator: false))).Cards());

        Assert.Equal(second.Citation.ArticleId, context.Citation.ArticleId);
        Assert.True(context.Citation.Start <= second.Citation.Start && context.Citation.End >= second.Citation.End);
    }

    [Theory]
    [InlineData("context 99", "from 1 to 15")]
    [InlineData("context 0", "from 1 to 15")]
    public async Task A_number_that_no_quote_has_is_told(string line, string words)
    {
        var user = new ChatUser("U8", "Hal", IsModerator: false);
        await _room.TypeAsync("timeline Trump", user);

        Assert.Contains(words, (await _room.TypeAsync(line, user)).Notes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Context_without_an_answer_says_to_ask_first() => Assert.Contains(
        "Ask something first", (await _room.TypeAsync("context 1", new ChatUser("nobody yet", "Ida", IsModerator: false))).Notes(), StringComparison.Ordinal);

    private static IEnumerable<Citation> CitationsOf(Reply reply) => reply.Cards().Select(card => card.Citation);
}
