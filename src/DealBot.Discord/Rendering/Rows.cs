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
        var own = reply.Parts.OfType<ButtonRow>().Where(row => row.Buttons.Count > 0).Select(row => Row(row.Buttons.Take(Limits.RowButtons).Select(button => Button(button, null)))).Take(1);
        var menu = reply.Parts.OfType<Menu>().Where(menu => menu.Options.Count > 0).Select(menu => Row([Select(menu)])).Take(1);
        List<Component> below = [.. own, .. menu];

        // Every card keeps as many of its first buttons as every card can.
        var places = (Limits.Rows - below.Count) * Limits.RowButtons;
        var each = cards.Select(card => card.Buttons.Count).DefaultIfEmpty().Max();
        while (cards.Sum(card => Math.Min(each, card.Buttons.Count)) > places) each--;
        var buttons = cards.SelectMany((card, at) => card.Buttons.Take(each).Select(button => Button(button, cards.Count > 1 ? at + 1 : null)));
        return [.. buttons.Chunk(Limits.RowButtons).Select(Row), .. below];
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
