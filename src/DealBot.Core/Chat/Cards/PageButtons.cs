namespace DealBot.Core.Chat.Cards;

/// <summary>The row of buttons under a page.</summary>
internal static class PageButtons
{
    /// <summary>Adds the row, unless it would be empty.</summary>
    /// <param name="parts">Where to.</param>
    /// <param name="id">The answer's id.</param>
    /// <param name="page">The page shown, from 1.</param>
    /// <param name="pages">How many there are.</param>
    /// <param name="further">Buttons of the answer's own.</param>
    /// <param name="canShare">Whether it can be made public.</param>
    public static void AddTo(List<ReplyPart> parts, string id, int page, int pages, IEnumerable<Button> further, bool canShare)
    {
        List<Button> buttons = [];
        if (page > 1) buttons.Add(new Button($"{id}.p{page - 1}", "Previous"));
        if (page < pages) buttons.Add(new Button($"{id}.p{page + 1}", "Next", ButtonStyle.Primary));
        buttons.AddRange(further);
        if (canShare) buttons.Add(new Button($"{id}.s{page}", "Share"));
        if (buttons.Count > 0) parts.Add(new ButtonRow(buttons));
    }
}
