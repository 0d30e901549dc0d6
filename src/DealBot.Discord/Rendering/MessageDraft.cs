using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>A message while it is being put together: text above, cards and further text below.</summary>
/// <param name="hasCards">Whether cards will come, which need room too.</param>
internal sealed class MessageDraft(bool hasCards)
{
    private const string Missing = "There is more than fits into a message here. Ask for less at a time.";

    private readonly List<Block> _below = [];

    /// <summary>The text above everything.</summary>
    public string Content { get; private set; } = "";

    /// <summary>How long the next text may be.</summary>
    public int Room => Math.Min(Limits.Description, (hasCards ? Limits.EmbedSum / 2 : Limits.EmbedSum) - _below.Sum(block => block.Text?.Length ?? 0) - 1);

    /// <summary>Adds text: above, as long as nothing is below and it fits.</summary>
    public void Write(string text)
    {
        var longer = Content.Length == 0 ? text : $"{Content}\n{text}";
        if (_below.Count > 0 || longer.Length > Limits.Content) WriteBelow(text);
        else Content = longer;
    }

    /// <summary>Adds text below, which holds more and never has an address shown as a preview.</summary>
    public void WriteBelow(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (_below.Count > 0 && _below[^1].Text is { } before && before.Length + 1 + text.Length <= Limits.Description)
            _below[^1] = new Block($"{before}\n{text}");
        else
            _below.Add(new Block(text));
    }

    /// <summary>Adds a card.</summary>
    public void Add(QuoteCard card) => _below.Add(new Block(null, card));

    /// <summary>Adds a comparison.</summary>
    public void Add(Comparison comparison) => _below.Add(new Block(null, null, comparison));

    /// <summary>Everything below the text, the room shared fairly among the cards.</summary>
    /// <param name="isVerbatim">Whether a card, as a reader sees its words, is what was printed; what is not is withheld.</param>
    public IReadOnlyList<Embed> Embeds(Func<QuoteCard, string, bool> isVerbatim)
    {
        var room = Limits.EmbedSum - _below.Sum(block => block.Text?.Length ?? 0);
        var comparisons = _below.Count(block => block.Comparison is not null);
        var cards = _below.Where(block => block.Card is not null).Select(block => block.Card!).ToList();
        var each = room / Math.Max(1, cards.Count + (comparisons * 4)); // a comparison holds about as much as four cards

        HashSet<string> linked = new(StringComparer.Ordinal);
        var heads = cards.Select((card, at) => CardEmbed.Head(card, cards.Count > 1 ? at + 1 : null, each, linked)).ToList();
        var shares = FairShare.Of(
            [.. cards.Select((card, at) => CardEmbed.Need(heads[at], card))],
            room - (comparisons * 4 * each) - heads.Sum(head => head.Size - head.Description!.Length));

        List<Embed> embeds = [];
        var next = 0;
        foreach (var block in _below)
        {
            if (block.Text is { } text)
            {
                embeds.Add(new Embed { Description = text });
            }
            else if (block.Card is { } card)
            {
                var embed = CardEmbed.WithWords(heads[next], card, shares[next]);
                next++;
                embeds.Add(isVerbatim(card, CardEmbed.Shown(embed)) ? embed : new Embed { Description = QuoteCard.Withheld });
            }
            else if (block.Comparison is { } comparison)
            {
                embeds.AddRange(ComparisonEmbed.Of(comparison, each * 4, isVerbatim));
            }
        }

        return Whole(embeds);
    }

    /// <summary>All of them if they keep the limits, or the first ones and a sentence that some are missing.</summary>
    private static List<Embed> Whole(List<Embed> embeds)
    {
        if (embeds.Count <= Limits.Embeds && embeds.Sum(embed => embed.Size) <= Limits.EmbedSum) return embeds;
        var room = Limits.EmbedSum - Missing.Length;
        var kept = embeds.Take(Limits.Embeds - 1).TakeWhile(embed => (room -= embed.Size) >= 0);
        return [.. kept, new Embed { Description = Missing }];
    }

    private sealed record Block(string? Text, QuoteCard? Card = null, Comparison? Comparison = null);
}
