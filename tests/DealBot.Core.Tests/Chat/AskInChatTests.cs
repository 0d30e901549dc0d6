using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

public sealed class AskInChatTests : IAsyncLifetime
{
    private ChatRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await ChatRoom.OfSamplesAsync();

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_question_is_answered_with_verbatim_words_their_speaker_and_their_source()
    {
        var reply = await _room.TypeAsync("what did Waltz say");

        var cards = reply.Parts.OfType<QuoteCard>().ToList();
        Assert.NotEmpty(cards);
        Assert.Equal("what did Waltz say", Assert.IsType<Heading>(reply.Parts[0]).Text);
        Assert.Contains("Waltz", cards[0].Attribution.Speaker);
        Assert.All(cards, card => Assert.True(_room.Service.IsVerbatim(card.Citation, card.Words.Plain)));
    }

    [Fact]
    public async Task Pages_replace_one_another_and_go_there_and_back()
    {
        var first = await _room.TypeAsync("what did Zelensky say");
        var second = await _room.PressAsync(Button(first, "Next").Id);
        var back = await _room.PressAsync(Button(second, "Previous").Id);

        Assert.Equal(ReplyMode.Replace, second.Mode);
        Assert.Empty(Citations(first).Intersect(Citations(second)));
        Assert.Equal(Citations(first), Citations(back));
    }

    [Fact]
    public async Task Context_shows_the_quote_among_its_neighbours()
    {
        var card = (await _room.TypeAsync("what did Waltz say")).Parts.OfType<QuoteCard>().First();

        var context = (await _room.PressAsync(card.Buttons[0].Id)).Parts.OfType<QuoteCard>().Single();

        Assert.True(context.Citation.Start < card.Citation.Start || context.Citation.End > card.Citation.End);
        var marked = Assert.Single(context.Words.Runs, run => run.Style.HasFlag(RunStyle.Strong));
        Assert.Contains(marked.Text, card.Words.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_changes_nothing_for_an_old_button()
    {
        var first = await _room.TypeAsync("what did Zelensky say");
        _room.Restart();

        Assert.NotEmpty((await _room.PressAsync(Button(first, "Next").Id)).Parts.OfType<QuoteCard>());
    }

    private static Button Button(Reply reply, string label) => Limits.Buttons(reply).First(button => string.Equals(button.Label, label, StringComparison.Ordinal));

    private static IEnumerable<Citation> Citations(Reply reply) => reply.Parts.OfType<QuoteCard>().Select(card => card.Citation);
}
