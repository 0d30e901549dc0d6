using System.Text.Json.Nodes;
using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>A reply being drawn, every text from outside cut to the same length.</summary>
/// <param name="cap">The most UTF-16 code units of a text from outside.</param>
internal sealed class Drawing(int cap)
{
    /// <summary>Names and titles stay short even where there is room.</summary>
    private const int NameLimit = 200;

    /// <summary>How many of the other outlets a card names.</summary>
    private const int NamedOutlets = 3;

    /// <summary>The blocks so far.</summary>
    public JsonArray Blocks { get; } = [];

    /// <summary>What is shown of each card's words, as drawn.</summary>
    public List<DrawnQuote> Quotes { get; } = [];

    public void Add(ReplyPart part)
    {
        switch (part)
        {
            case Heading heading:
                Blocks.Add(BlockKit.Header(heading.Text));
                break;
            case Note { Text.Runs.Count: 0 }:
                break;
            case Note { IsQuiet: true } note when note.Text.Runs.All(run => run is { Style: RunStyle.Plain, Url: null }):
                Blocks.Add(BlockKit.Context(note.Text.Plain));
                break;
            case Note note:
                Blocks.Add(BlockKit.RichText(BlockKit.Line(Cut(note.Text))));
                break;
            case QuoteCard card:
                AddCard(card);
                break;
            case Comparison comparison:
                AddComparison(comparison);
                break;
            case Listing { Items.Count: > 0 } listing:
                Blocks.Add(BlockKit.RichText(BlockKit.Bullets(listing.Items.Select(Line))));
                break;
            case Chart { Bars.Count: > 0 } chart:
                Blocks.Add(BlockKit.RichText(BlockKit.Preformatted(string.Join('\n', Bars.Of(chart)))));
                break;
            case Menu menu:
                Blocks.Add(BlockKit.Actions([BlockKit.Select(menu.Id, menu.Placeholder, menu.Options)]));
                break;
            case ButtonRow row when Quotes.Count == 1 && Blocks[^1] is JsonObject last && (string?)last["type"] is "actions":
                // The reply's own stand beside those of a single card.
                foreach (var button in row.Buttons) last["elements"]!.AsArray().Add((JsonNode)BlockKit.Button(button));
                break;
            case ButtonRow row:
                AddButtons(row.Buttons);
                break;
            default:
                break; // an empty list or chart shows nothing
        }
    }

    private void AddCard(QuoteCard card)
    {
        var quote = BlockKit.Quote(Cut(card.Words));
        Quotes.Add(new DrawnQuote(card.Citation, quote));
        Blocks.Add(BlockKit.RichText(quote, BlockKit.Line(Below(card))));
        AddButtons(card.Buttons);
    }

    private void AddButtons(IReadOnlyList<Button> buttons)
    {
        if (buttons.Count > 0) Blocks.Add(BlockKit.Actions(buttons.Select(BlockKit.Button)));
    }

    /// <summary>Side by side where the words are short enough for columns; otherwise one speaker after the other.</summary>
    private void AddComparison(Comparison comparison)
    {
        if (SideBySide.TryDraw(comparison, cap) is { } drawn)
        {
            Blocks.Add(drawn.Columns);
            Quotes.AddRange(drawn.Quotes);
            Blocks.Add(BlockKit.RichText(drawn.Numbered.Select(card =>
                BlockKit.Line(RichText.Of($"{card.Number}. ").Then(Below(card.Card))))));
            return;
        }

        foreach (var column in new[] { comparison.Left, comparison.Right })
        {
            Blocks.Add(BlockKit.Header(column.Speaker));
            foreach (var card in column.Cards) AddCard(card);
            if (column.Nothing is { Length: > 0 } nothing) Blocks.Add(BlockKit.RichText(BlockKit.Line(Cut(nothing))));
        }
    }

    /// <summary>Speaker, role and caution; then the source; then who else printed it.</summary>
    private RichText Below(QuoteCard card)
    {
        var (speaker, role, caution) = card.Attribution;
        List<RichText> lines = [];
        List<RichText> voice = [];
        if (speaker is { Length: > 0 }) voice.Add(RichText.Of(Name(speaker), RunStyle.Strong));
        if (role is { Length: > 0 }) voice.Add(Name(role));
        if (voice.Count > 0) voice = [Join(", ", voice)];
        if (caution is { Length: > 0 }) voice.Add(RichText.Of(Name(caution), RunStyle.Narration));
        if (voice.Count > 0) lines.Add(Join(" · ", voice));

        List<RichText> source = card.IsTitled ? [new([new Run(Name(card.Source.Title is { Length: > 0 } title ? title : "Untitled"), RunStyle.Plain, card.Source.Url)])] : [];
        if (card.Source.Outlet is { Length: > 0 } outlet) source.Add(Name(outlet));
        if (card.Source.Date is { Length: > 0 } date) source.Add(Name(date));
        if (source.Count > 0) lines.Add(Join(" · ", source));

        if (card.AlsoInCount > 0) lines.Add(AlsoIn(card));
        return lines.Count > 0 ? Join("\n", lines) : "–";
    }

    private RichText AlsoIn(QuoteCard card)
    {
        var named = card.AlsoIn.Where(also => (also.Outlet ?? also.Title).Length > 0).Take(NamedOutlets).ToList();
        if (named.Count == 0) return $"Also in {Counted.Of(card.AlsoInCount, "other outlet")}";

        var names = Join(", ", [.. named.Select(also => new RichText([new Run(Name(also.Outlet ?? also.Title), RunStyle.Plain, also.Url)]))]);
        var others = card.AlsoInCount - named.Count;
        return RichText.Of("Also in ").Then(names).Then(others > 0 ? $" and {Counted.Of(others, "more outlet")}" : "");
    }

    private JsonObject Line(ListItem item) =>
        BlockKit.Line(item.Detail is { Runs.Count: > 0 } detail ? Cut(item.Text).Then("\n").Then(Cut(detail)) : Cut(item.Text));

    private RichText Cut(RichText text) => Excerpt.Fit(Shown(text), cap, static cut => cut.Runs.Sum(run => run.Text.Length));

    /// <summary>The text as it may be shown; made so as a whole, because a surrogate pair may stand in two runs.</summary>
    private static RichText Shown(RichText text)
    {
        var shown = Visible.Of(text.Plain);
        var at = 0;
        return new([.. text.Runs.Select(run => run with { Text = shown.Substring((at += run.Text.Length) - run.Text.Length, run.Text.Length) })]);
    }

    private string Name(string text) => Visible.Name(OneLine.Cut(text, Math.Min(cap, NameLimit)));

    private static RichText Join(string separator, List<RichText> texts) =>
        texts.Skip(1).Aggregate(texts[0], (joined, text) => joined.Then(separator).Then(text));
}

/// <summary>A card's words as they are drawn.</summary>
/// <param name="Citation">What the card cites.</param>
/// <param name="Block">The JSON that shows the words.</param>
/// <param name="Before">How many UTF-16 code units of ours stand before the words.</param>
internal sealed record DrawnQuote(Citation Citation, JsonObject Block, int Before = 0);
