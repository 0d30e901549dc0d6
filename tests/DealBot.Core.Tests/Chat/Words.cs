using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

/// <summary>What a reply says, as tests ask for it.</summary>
internal static class Words
{
    /// <summary>All of its own sentences.</summary>
    public static string Notes(this Reply reply) => string.Join('\n', reply.Parts.OfType<Note>().Select(note => note.Text.Plain));

    /// <summary>Its quote cards.</summary>
    public static IReadOnlyList<QuoteCard> Cards(this Reply reply) => [.. reply.Parts.OfType<QuoteCard>()];

    /// <summary>The id of the first button of that label; null when there is none.</summary>
    public static string? Button(this Reply reply, string label) =>
        Limits.Buttons(reply).FirstOrDefault(button => string.Equals(button.Label, label, StringComparison.Ordinal))?.Id;

    /// <summary>Its select menu.</summary>
    public static Menu Menu(this Reply reply) => Assert.Single(reply.Parts.OfType<Menu>());

    /// <summary>Its heading.</summary>
    public static string Heading(this Reply reply) => reply.Parts.OfType<Heading>().First().Text;

    /// <summary>All that it says but for its cards: heading, sentences, lists.</summary>
    public static string TextOf(Reply reply) => string.Join('\n', reply.Parts.Select(part => part switch
    {
        Heading heading => heading.Text,
        Note note => note.Text.Plain,
        Listing listing => string.Join('\n', listing.Items.Select(item => $"{item.Text.Plain} {item.Detail?.Plain}")),
        _ => "",
    }));
}
