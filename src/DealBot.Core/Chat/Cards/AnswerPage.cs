using DealBot.Core.Answers;
using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Cards;

/// <summary>One page of a stored answer, as it is shown.</summary>
/// <param name="view">The library now.</param>
/// <param name="id">The answer's id, which every button carries.</param>
/// <param name="saved">What it cites.</param>
internal sealed class AnswerPage(ILibraryView view, string id, SavedReply saved)
{
    /// <summary>Cards on a page: what all platforms have room for, whatever the text grows to.</summary>
    public const int CardsOnPage = 3;

    private readonly CardMaker _cards = new(view);

    /// <summary>How many pages there are; 1 or more.</summary>
    public int Pages => saved.Compared.Count > 0 ? 1 : Math.Max(1, (saved.Cards.Count + CardsOnPage - 1) / CardsOnPage);

    private bool IsQuestion => saved.Command is "ask";

    /// <summary>The parts of a page.</summary>
    /// <param name="page">Which, from 1; one out of range is the nearest that there is.</param>
    /// <param name="canShare">Whether the button that makes the answer public belongs there.</param>
    public IReadOnlyList<ReplyPart> Parts(int page, bool canShare)
    {
        page = Math.Clamp(page, 1, Pages);
        List<ReplyPart> parts = [new Heading(saved.Heading)];
        if (Pages > 1) parts.Add(new Note($"Page {page} of {Pages} · {Counted.Of(saved.Cards.Count, saved.Cards.All(card => card.Quote is not null) ? "quote" : "answer")}", IsQuiet: true));
        if (IsQuestion) AddRemarks(parts); // on how it was read
        if (saved.Command is "article") parts.AddRange(ListPage.ArticleOf(view, saved.Filter));
        if (page == 1) parts.AddRange(saved.Claims.Where(claim => claim.Card is null).Select(ClaimNote));
        if (saved.Command is "timeline" && WeekChart.Of(view, saved.Cards) is { } chart) parts.Add(chart);
        if (saved.Compared is [var left, var right]) parts.Add(new Comparison(Column(left, 0), Column(right, 1)));
        else AddCards(parts, page);

        if (!IsQuestion) AddRemarks(parts);
        AddMenu(parts);
        PageButtons.AddTo(parts, id, page, Pages, OfferButtons(), canShare);
        return parts;
    }

    private void AddRemarks(List<ReplyPart> parts) =>
        parts.AddRange(saved.Remarks.Select(remark => new Note(Visible.Line(remark), IsQuiet: saved.Cards.Count > 0 && !IsQuestion)));

    private void AddCards(List<ReplyPart> parts, int page)
    {
        for (var index = (page - 1) * CardsOnPage; index < Math.Min(page * CardsOnPage, saved.Cards.Count); index++)
        {
            parts.AddRange(saved.Claims.Where(claim => claim.Card == index).Select(ClaimNote));
            IReadOnlyList<Button> buttons = saved.Cards[index].Quote is null
                ? [new Button($"{id}.c{index}", "Context")]
                : [new Button($"{id}.c{index}", "Context"), new Button($"{id}.w{index}", "Wrong speaker")];
            parts.Add(_cards.Of(saved.Cards[index], buttons) as ReplyPart
                ?? new Note($"Number {index + 1} stood in an article that has left the library.", IsQuiet: true));
        }
    }

    private ComparisonColumn Column(string speaker, int side)
    {
        var cards = saved.Cards.Where(card => card.Side == side).Select(card => _cards.Of(card, [])).OfType<QuoteCard>().ToList();
        return new ComparisonColumn(Visible.Line(speaker), cards, cards.Count == 0 ? Nothing(speaker) : null);
    }

    private string Nothing(string speaker) => Named.SpeakerShownAs(view, speaker) is { } known
        ? Commands.SpeakerWords.Nothing(view, known, saved.Topic)
        : Commands.SpeakerWords.Unknown(view, speaker);

    // What was found, and where the words differ, both as asked and as printed.
    private Note ClaimNote(SavedClaim claim)
    {
        var card = claim.Card is { } index ? saved.Cards[index] : null;
        var speaker = card is null ? null : _cards.QuoteOf(card)?.Speaker;
        var (mark, label, sentence) = VerdictWords.Of(claim.Verdict, speaker is null ? null : Visible.Name(speaker), Searched.In(view));
        var note = RichText.Of($"{mark} ").Then(label, RunStyle.Strong).Then($" {sentence}");
        if (saved.Claims.Count > 1) note = RichText.Of($"“{Visible.Line(claim.Words)}”\n").Then(note);
        return new Note(note.Then(Differences(claim, card)));
    }

    private RichText Differences(SavedClaim claim, SavedCard? card)
    {
        if (card is null || view.Article(card.Citation.ArticleId) is not { Text: var text } || card.Citation.End > text.Length) return "";
        if (WordAlignment.Of(claim.Words, text[card.Citation.Start..card.Citation.End]) is not { } alignment) return "";
        if (alignment.Differences.All(difference => difference.Kind is DifferenceKind.Same)) return "";
        return RichText.Of("\nasked: ")
            .Then(Side(alignment.Differences, difference => difference.Claimed))
            .Then("\nprinted: ")
            .Then(Side(alignment.Differences, difference => difference.Printed));
    }

    private static RichText Side(IReadOnlyList<Difference> differences, Func<Difference, string> words)
    {
        var side = RichText.Of("");
        foreach (var difference in differences.Where(difference => words(difference).Length > 0))
        {
            if (side.Runs.Count > 0) side = side.Then(" ");
            side = side.Then(Visible.Line(words(difference)), difference.Kind is DifferenceKind.Same ? RunStyle.Plain : RunStyle.Strong);
        }

        return side;
    }

    private void AddMenu(List<ReplyPart> parts)
    {
        var options = saved.Offers
            .Index()
            .Where(offer => !offer.Item.IsButton)
            .Select(offer => new MenuOption($"{offer.Index}", Visible.Line(offer.Item.Label)))
            .Take(MostOptions)
            .ToList();
        if (options.Count > 0) parts.Add(new Menu($"{id}.m", "Choose what to see instead", options));
    }

    private IEnumerable<Button> OfferButtons() => saved.Offers.Index()
        .Where(offer => offer.Item.IsButton)
        .Take(1)
        .Select(offer => new Button($"{id}.o{offer.Index}", offer.Item.Label, ButtonStyle.Primary));

    private const int MostOptions = 25;
}
