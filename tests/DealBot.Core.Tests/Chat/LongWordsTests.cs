using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Tests.Libraries;
using DealBot.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Chat;

/// <summary>Quotes of thousands of characters, read to their end; and what may be shown of words at all.</summary>
public sealed class LongWordsTests : IAsyncLifetime
{
    // 10,000 characters that grow when escaped, with an emoji and right-to-left words.
    private static readonly string Speech = string.Join(' ', Enumerable.Range(1, 1_250).Select(number => (number % 4) switch
    {
        0 => $"*{number}*<b>",
        1 => $"🚗{number}&co",
        2 => "שלום_עולם",
        _ => $"word{number}",
    }));

    private ChatRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await ChatRoom.OfAsync(
    [
        Briefs.Read(Briefs.Article("speech.txt", $"The board met on Monday.\n\n“{Speech},” said Harbour Master Rona Calder.\n\nThe meeting ended late.")),
    ]);

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_quote_of_ten_thousand_characters_can_be_read_whole_in_its_context()
    {
        Assert.True(Speech.Length >= 10_000);
        var answer = await _room.TypeAsync("what did Calder say");
        List<string> pages = [];
        List<string> marked = [];
        for (var reply = await _room.PressAsync(answer.Button("Context")!); ; reply = await _room.PressAsync(reply.Button("Next")!))
        {
            var card = Assert.Single(reply.Cards());
            Assert.InRange(card.Words.Plain.Length, 1, Surroundings.PageSize);
            Assert.True(_room.Service.IsVerbatim(card.Citation, card.Words.Plain));
            pages.Add(card.Words.Plain);
            marked.AddRange(card.Words.Runs.Where(run => run.Style.HasFlag(RunStyle.Strong)).Select(run => run.Text));
            if (reply.Button("Next") is null) break;
        }

        Assert.True(pages.Count > 8);
        Assert.Equal(Speech + ",", string.Join(' ', marked));
        Assert.Contains("The board met on Monday.", pages[0], StringComparison.Ordinal);
        Assert.Contains("The meeting ended late.", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_holds_all_of_it_and_may_be_cut_between_words()
    {
        var card = (await _room.TypeAsync("what did Calder say")).Cards()[0];
        foreach (var limit in new[] { 1, 20, 100, 1_000, 5_000, 20_000 })
        {
            var shown = Excerpt.Fit(card.Words, limit, text => text.Plain.Length).Plain;
            Assert.True(_room.Service.IsVerbatim(card.Citation, shown), shown);
        }
    }

    [Theory]
    [InlineData("The board met on Monday.", true)]
    [InlineData(" The  board met\non Monday. ", true)]
    [InlineData("The board met …", true)]
    [InlineData("The board met…", true)]
    [InlineData("… met on …", true)]
    [InlineData("… on Monday.", true)]
    [InlineData("…", true)]
    [InlineData("The board met", false)]
    [InlineData("The board me …", false)]
    [InlineData("board met on …", false)]
    [InlineData("… oard met on …", false)]
    [InlineData("The board met on Tuesday.", false)]
    [InlineData("The board met on Monday. And more", false)]
    [InlineData("the board met on Monday.", false)]
    [InlineData("", false)]
    public void Shown_words_are_those_of_the_article_or_are_not(string shown, bool expected)
    {
        using var view = _room.Library.View();

        Assert.Equal(expected, _room.Service.IsVerbatim(new Citation(view.Articles[0].Id, 0, "The board met on Monday.".Length), shown));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 2)]
    [InlineData(0, 1_000_000)]
    public void A_citation_that_does_not_lie_in_the_article_shows_nothing_verbatim(int start, int end)
    {
        using var view = _room.Library.View();

        Assert.False(_room.Service.IsVerbatim(new Citation(view.Articles[0].Id, start, end), "…"));
        Assert.False(_room.Service.IsVerbatim(new Citation(999, 0, 3), "The"));
    }

    [Fact]
    public void The_pages_of_any_text_are_short_in_order_and_leave_out_nothing_but_white_space()
    {
        var text = from pieces in Gen.Elements("a", "bb ", "\n", "\n\n", "  ", "🚗", "\uD800", "word ", new string('x', 700)).ArrayOf()
                   select string.Concat(pieces);
        Prop.ForAll(text.ToArbitrary(), Gen.Choose(0, 5_000).ToArbitrary(), Gen.Choose(0, 5_000).ToArbitrary(), (words, one, other) =>
        {
            var span = new TextSpan(Math.Min(Math.Min(one, other), words.Length), Math.Min(Math.Max(one, other), words.Length));
            var pages = Surroundings.Pages(words, span);
            var shown = string.Concat(pages.Select(page => page.In(words)));
            var all = pages.Count == 0 ? "" : words[pages[0].Start..pages[^1].End];
            return pages.All(page => page.Length is > 0 and <= Surroundings.PageSize)
                && string.Equals(Black(shown), Black(all), StringComparison.Ordinal)
                && Black(all).Contains(Black(span.In(words)), StringComparison.Ordinal)
                && pages.All(page => page.End >= words.Length || !char.IsLowSurrogate(words[page.End]) || !char.IsHighSurrogate(words[page.End - 1]));
        }).QuickCheckThrowOnFailure();
    }

    private static string Black(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
