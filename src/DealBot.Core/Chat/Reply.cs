namespace DealBot.Core.Chat;

/// <summary>An answer before any platform has rendered it. Its texts are plain: whatever they contain is shown literally.</summary>
/// <param name="Parts">What it consists of, in reading order; at least one, at most one <see cref="Menu"/> and one
/// <see cref="ButtonRow"/>.</param>
/// <param name="Visibility">Who sees it.</param>
/// <param name="Mode">Whether it replaces the message that the pressed button stands under.</param>
public sealed record Reply(IReadOnlyList<ReplyPart> Parts, Visibility Visibility, ReplyMode Mode = ReplyMode.Post)
{
    /// <summary>Why it is no answer to what was asked.</summary>
    public ReplyProblem Problem { get; init; }
}

/// <summary>Why a reply is no answer.</summary>
public enum ReplyProblem
{
    /// <summary>It is one; that nothing was found is one too.</summary>
    None,

    /// <summary>Too much is asked at once; later it will be answered.</summary>
    Busy,

    /// <summary>A fault, which the reply names by its id.</summary>
    Fault,
}

/// <summary>Who sees a reply.</summary>
public enum Visibility
{
    /// <summary>The user who asked.</summary>
    OnlyYou,

    /// <summary>Everybody in the channel.</summary>
    Channel,
}

/// <summary>What becomes of the message that a pressed button stands under.</summary>
public enum ReplyMode
{
    /// <summary>It stays, and the reply is a message of its own.</summary>
    Post,

    /// <summary>The reply takes its place.</summary>
    Replace,
}

/// <summary>One part of a reply.</summary>
public abstract record ReplyPart;

/// <summary>What was asked, echoed; or a page's title. One line.</summary>
/// <param name="Text">Plain text.</param>
public sealed record Heading(string Text) : ReplyPart;

/// <summary>A few sentences of our own.</summary>
/// <param name="Text">The sentences.</param>
/// <param name="IsQuiet">Whether it is a remark at the margin, set small.</param>
public sealed record Note(RichText Text, bool IsQuiet = false) : ReplyPart;

/// <summary>One answer: verbatim words with their speaker and their source.</summary>
/// <param name="Citation">Where the words stand.</param>
/// <param name="Words">The words of the citation, whole, the hits and the speaker's own words marked; the renderer may cut them
/// to its limits by <see cref="Excerpt"/>.</param>
/// <param name="Attribution">Who speaks.</param>
/// <param name="Source">Where it was printed.</param>
/// <param name="AlsoIn">Other articles that print the same words, at most a few.</param>
/// <param name="AlsoInCount">In how many other outlets they stand; at least as many as <paramref name="AlsoIn"/> has.</param>
/// <param name="Buttons">What can be done with this card, at most three.</param>
public sealed record QuoteCard(
    Citation Citation,
    RichText Words,
    Attribution Attribution,
    SourceLine Source,
    IReadOnlyList<SourceLine> AlsoIn,
    int AlsoInCount,
    IReadOnlyList<Button> Buttons) : ReplyPart
{
    /// <summary>Whether the card shows the article's title: not where the whole reply is about that article, and begins with it.</summary>
    public bool IsTitled { get; init; } = true;

    /// <summary>What stands in place of a card that fails <see cref="IChatService.IsVerbatim"/> at the moment of sending.</summary>
    public const string Withheld = "A quote was held back here, because it could not be shown exactly as it was printed.";
}

/// <summary>Where words stand: a span of a stored article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Start">First UTF-16 code unit of the span.</param>
/// <param name="End">One past its last.</param>
public readonly record struct Citation(long ArticleId, int Start, int End);

/// <summary>Whose words a card holds, as far as the article says.</summary>
/// <param name="Speaker">The name; null when the article does not name one.</param>
/// <param name="Role">"Treasury Secretary"; null when unknown.</param>
/// <param name="Caution">What weakens it, as a sentence of our own: "Named here by a pronoun.", "In the reporter’s words."; null for
/// words whose speaker is named beside them, and never where there is no speaker.</param>
public sealed record Attribution(string? Speaker, string? Role, string? Caution);

/// <summary>An article as a card names it.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Outlet">The publisher; null when unknown.</param>
/// <param name="Date">"27 February 2025"; null when undated.</param>
/// <param name="Url">An absolute http or https address; null when there is none.</param>
public sealed record SourceLine(string Title, string? Outlet, string? Date, string? Url);

/// <summary>Two speakers on one topic, side by side.</summary>
/// <param name="Left">The one who was named first.</param>
/// <param name="Right">The other.</param>
public sealed record Comparison(ComparisonColumn Left, ComparisonColumn Right) : ReplyPart;

/// <summary>One side of a comparison.</summary>
/// <param name="Speaker">The speaker's name.</param>
/// <param name="Cards">Their words, best first, at most three; without buttons.</param>
/// <param name="Nothing">What to say when there are none; null otherwise.</param>
public sealed record ComparisonColumn(string Speaker, IReadOnlyList<QuoteCard> Cards, string? Nothing);

/// <summary>A list of things: speakers, articles, subscriptions.</summary>
/// <param name="Items">In order, at most 25.</param>
public sealed record Listing(IReadOnlyList<ListItem> Items) : ReplyPart;

/// <summary>One line of a list, with a smaller second line.</summary>
/// <param name="Text">The thing.</param>
/// <param name="Detail">What is said of it; null for nothing.</param>
public sealed record ListItem(RichText Text, RichText? Detail = null)
{
    /// <summary>The article that it is; null for anything else.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The key of the speaker who it is (<see cref="Articles.SpeakerEntry.Key"/>); null for anything else.</summary>
    public string? SpeakerKey { get; init; }
}

/// <summary>Counts as bars, drawn with characters of equal width.</summary>
/// <param name="Bars">In order, at most 30.</param>
public sealed record Chart(IReadOnlyList<Bar> Bars) : ReplyPart;

/// <summary>One bar.</summary>
/// <param name="Label">What is counted, at most 20 characters.</param>
/// <param name="Count">How many.</param>
public sealed record Bar(string Label, int Count);

/// <summary>Buttons that belong to the whole reply: at most five.</summary>
/// <param name="Buttons">In order.</param>
public sealed record ButtonRow(IReadOnlyList<Button> Buttons) : ReplyPart;

/// <summary>A button.</summary>
/// <param name="Id">1 to 40 characters of A–Z, a–z, 0–9, "-", "_" and "."; unique in the reply; survives a restart.</param>
/// <param name="Label">1 to 30 characters of our own.</param>
/// <param name="Style">How it looks.</param>
public sealed record Button(string Id, string Label, ButtonStyle Style = ButtonStyle.Plain);

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>One choice of several.</summary>
    Plain,

    /// <summary>What most people would press.</summary>
    Primary,

    /// <summary>It takes something away.</summary>
    Danger,
}

/// <summary>A select menu: suggestions to ask instead, articles to open.</summary>
/// <param name="Id">As <see cref="Button.Id"/>.</param>
/// <param name="Placeholder">What it says while closed, at most 100 characters of our own.</param>
/// <param name="Options">1 to 25.</param>
public sealed record Menu(string Id, string Placeholder, IReadOnlyList<MenuOption> Options) : ReplyPart;

/// <summary>One option of a menu.</summary>
/// <param name="Value">1 to 40 characters like <see cref="Button.Id"/>, unique in the menu.</param>
/// <param name="Label">Plain text, cut by the renderer to its limits.</param>
public sealed record MenuOption(string Value, string Label);
