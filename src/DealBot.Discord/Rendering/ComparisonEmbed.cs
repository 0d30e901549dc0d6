using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>Two speakers side by side; below one another when their words are too long for that.</summary>
internal static class ComparisonEmbed
{
    /// <summary>One embed with two fields beside each other, or an embed for each speaker.</summary>
    /// <param name="comparison">The two.</param>
    /// <param name="room">What both may take.</param>
    /// <param name="isVerbatim">Whether a card, as a reader sees its words, is what was printed.</param>
    public static IReadOnlyList<Embed> Of(Comparison comparison, int room, Func<QuoteCard, string, bool> isVerbatim)
    {
        var names = new[] { comparison.Left, comparison.Right };
        if (names.All(IsWhole))
        {
            return [new Embed { Fields = [.. names.Select(column =>
                new EmbedField(TextBlock.Escaped(Speaker(column), Limits.Title), Column(column, Limits.FieldValue, isVerbatim), Inline: true))] }];
        }

        return [.. names.Select(column => new Embed
        {
            Author = new EmbedAuthor(TextBlock.Plain(Speaker(column), 100)),
            Description = Column(column, Math.Min(Limits.Description, (room / 2) - 100), isVerbatim),
        })];
    }

    /// <summary>Whether all of a column's words fit into a field.</summary>
    private static bool IsWhole(ComparisonColumn column) =>
        column.Cards.Sum(card => CardEmbed.InColumn(card, Limits.Description).Length + 1) <= Limits.FieldValue;

    // Discord refuses a field without a name.
    private static string Speaker(ComparisonColumn column) => CardEmbed.Named(Visible.Name(column.Speaker), CardEmbed.NotNamed);

    private static string Column(ComparisonColumn column, int limit, Func<QuoteCard, string, bool> isVerbatim)
    {
        if (column.Cards.Count == 0) return TextBlock.Escaped(CardEmbed.Named(column.Nothing, "Nothing found."), limit);
        var shares = FairShare.Of([.. column.Cards.Select(card => CardEmbed.InColumn(card, Limits.Description).Length)], limit - column.Cards.Count);
        return string.Join('\n', column.Cards.Select((card, at) =>
        {
            var written = CardEmbed.InColumn(card, shares[at]);
            return isVerbatim(card, DiscordReader.Read(written).Of(Shown.Quote).FirstOrDefault() ?? "") ? written : QuoteCard.Withheld;
        }));
    }
}
