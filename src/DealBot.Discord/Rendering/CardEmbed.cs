using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>A quote card as an embed: who speaks, the linked title, the words as a block quote, and where they were printed.</summary>
internal static class CardEmbed
{
    /// <summary>What stands in place of a name that there is not.</summary>
    public const string NotNamed = "Speaker not named";

    private const string ToTheEnd = ">>> "; // quotes everything after it, blank lines too
    private const string Between = " · ";
    private const int FactLimit = 60; // an outlet's name, a date
    private const string ReadIt = "Read it where it was printed";

    /// <summary>Everything but the words.</summary>
    /// <param name="card">The card.</param>
    /// <param name="number">Its number in the reply, when there are several.</param>
    /// <param name="room">What the card may take in all; the words get at least half of it.</param>
    /// <param name="linked">The addresses that cards before it link to: embeds of one address would be shown as one.</param>
    public static Embed Head(QuoteCard card, int? number, int room, HashSet<string> linked)
    {
        var (title, side) = (Math.Min(Limits.Title, room / 5), Math.Min(Limits.Title, room / 7));
        var address = card.IsTitled ? DiscordMarkdown.Address(card.Source.Url) : null;
        var isNew = address is not null && linked.Add(address);
        var link = address is null || isNew ? "" : $"{DiscordMarkdown.Link(ReadIt, address)}\n";
        return new Embed
        {
            Author = new EmbedAuthor(TextBlock.Plain(number is null ? Speaker(card) : $"{number} · {Speaker(card)}", side)),
            Title = card.IsTitled ? TextBlock.Escaped(Named(card.Source.Title, "Untitled"), title) : null,
            Url = isNew ? address : null,
            Description = link.Length <= room / 3 ? link + ToTheEnd : ToTheEnd, // the first card of the article has the link at least
            Footer = Footer(card, side) is { Length: > 0 } footer ? new EmbedFooter(footer) : null,
        };
    }

    /// <summary>The head with the words under it, cut to a size that the whole description may have.</summary>
    public static Embed WithWords(Embed head, QuoteCard card, int limit) =>
        head with { Description = head.Description + TextBlock.Written(card.Words, limit - head.Description!.Length) };

    /// <summary>How long the description would be uncut.</summary>
    public static int Need(Embed head, QuoteCard card) =>
        Math.Min(Limits.Description, head.Description!.Length + DiscordMarkdown.Write(card.Words).Length);

    /// <summary>The words as a reader of the embed sees them.</summary>
    public static string Shown(Embed embed) => DiscordReader.Read(embed.Description ?? "").Of(Rendering.Shown.Quote).FirstOrDefault() ?? "";

    /// <summary>A card among others in a column: the words, and in small where they were printed; nothing is cut where all of it fits.</summary>
    public static string InColumn(QuoteCard card, int limit) =>
        Cut(card, Limits.Description) is var whole && whole.Length <= limit ? whole : Cut(card, limit);

    private static string Cut(QuoteCard card, int limit)
    {
        var source = SourceLine(card, limit);
        var words = DiscordMarkdown.Write(Excerpt.Fit(card.Words, limit - source.Length - 1, static text => Quoted(DiscordMarkdown.Write(text)).Length));
        return $"{Quoted(words)}\n{source}";
    }

    private static string Quoted(string words) =>
        string.Join('\n', words.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"> {line}"));

    /// <summary>Where it was printed, linked if there is room for the address, in less than half of the limit; and what weakens it.</summary>
    private static string SourceLine(QuoteCard card, int limit)
    {
        var source = card.Source;
        var facts = (card.Attribution.Caution is { } caution ? Printed(source).Append(caution) : Printed(source)).Select(fact => TextBlock.Escaped(fact, Math.Min(FactLimit, limit / 10))).ToList();
        var title = Named(source.Title, "Untitled");
        var linked = source.Url is { } url && DiscordMarkdown.Link(TextBlock.Plain(title, limit / 8), url) is { } link ? string.Join(Between, facts.Prepend(link)) : null;
        return $"-# {(linked?.Length < limit / 2 ? linked : string.Join(Between, facts.Prepend(TextBlock.Escaped(title, limit / 5))))}";
    }

    private static string Speaker(QuoteCard card) => card.Attribution switch
    {
        { Speaker: { } name, Role: { } role } => $"{Visible.Name(name)}, {Visible.Name(role)}",
        { Speaker: { } name } => Visible.Name(name),
        { Caution: { } caution } => caution.TrimEnd('.'),
        _ => NotNamed,
    };

    private static string Footer(QuoteCard card, int limit)
    {
        IEnumerable<string> facts = Printed(card.Source);
        if (card.AlsoInCount > 0) facts = facts.Append($"also in {Counted.Of(card.AlsoInCount, "other outlet")}");
        if (card.Attribution is { Speaker: not null, Caution: { } caution }) facts = facts.Append(caution);
        return TextBlock.Plain(string.Join(Between, facts), limit);
    }

    private static IEnumerable<string> Printed(SourceLine source)
    {
        if (!string.IsNullOrWhiteSpace(source.Outlet)) yield return Visible.Name(source.Outlet);
        if (!string.IsNullOrWhiteSpace(source.Date)) yield return Visible.Name(source.Date);
    }

    /// <summary>The text, or something else where it says nothing.</summary>
    public static string Named(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
