using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>What can be pressed under a message.</summary>
internal static class Rows
{
    /// <summary>The buttons of the cards, then those of the reply, then its menu.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="cards">Those of its cards that are shown.</param>
    public static IReadOnlyList<Component> Of(Reply reply, IReadOnlyList<QuoteCard> cards)
    {
        var own = reply.Parts.OfType<ButtonRow>().Where(row => row.Buttons.Count > 0).Select(row => row.Buttons.Take(Limits.RowButtons).Select(button => Button(button, null)).ToList()).FirstOrDefault() ?? [];
        var menu = reply.Parts.OfType<Menu>().Where(menu => menu.Options.Count > 0).Select(menu => Row([Select(menu)])).Take(1);

        // Every card keeps as many of its first buttons as every card can, and no card's are broken over two rows.
        var rows = Limits.Rows - menu.Count() - (own.Count > 0 ? 1 : 0);
        var each = Math.Min(Limits.RowButtons, cards.Select(card => card.Buttons.Count).DefaultIfEmpty().Max());
        while (each > 1 && cards.Count > rows * (Limits.RowButtons / each)) each--;
        var buttons = cards.Select((card, at) => card.Buttons.Take(each).Select(button => Button(button, cards.Count > 1 ? at + 1 : null)).ToList()).Where(card => card.Count > 0).ToList();

        // The reply's own stand beside those of a single card, where there is room.
        if (buttons is [var only] && only.Count + own.Count <= Limits.RowButtons) (buttons, own) = ([], [.. only, .. own]);
        var together = each == 0 ? 1 : Limits.RowButtons / each;
        return [.. buttons.Chunk(together).Select(chunk => Row(chunk.SelectMany(card => card))), .. own.Count > 0 ? [Row(own)] : Array.Empty<Component>(), .. menu];
    }

    private static Component Row(IEnumerable<Component> components) => new(ComponentType.Row) { Components = [.. components] };

    private static Component Button(Button button, int? number) => new(ComponentType.Button)
    {
        CustomId = button.Id,
        Label = TextBlock.Plain(number is null ? button.Label : $"{number} · {button.Label}", Limits.Label),
        Style = button.Style switch { ButtonStyle.Primary => 1, ButtonStyle.Danger => 4, _ => 2 },
    };

    private static Component Select(Menu menu) => new(ComponentType.Select)
    {
        CustomId = menu.Id,
        Placeholder = TextBlock.Plain(menu.Placeholder, Limits.Placeholder),
        Options = [.. menu.Options.Take(Limits.Options).Select(option => Option(option))],
    };

    /// <summary>An option, which must not be blank.</summary>
    public static SelectOption Option(MenuOption option, bool? isDefault = null) =>
        new(TextBlock.Plain(option.Label, Limits.OptionText) is { Length: > 0 } label ? label : "…", option.Value) { Default = isDefault };
}
