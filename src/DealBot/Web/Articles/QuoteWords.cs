using DealBot.Core.Chat;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Web.Articles;

/// <summary>What is said about a quote on its article's page, to the eye and to the ear.</summary>
internal static class QuoteWords
{
    private const string CorrectionSign = "✓";

    /// <summary>Read aloud where the quote begins: "quote by Mike Waltz: ".</summary>
    public static string Begins(Mark.OfQuote mark) => $"{Noun(mark.Quote.Kind)} by {Name(mark.Voice)}: ";

    /// <summary>Read aloud where it ends: "end of the quote by Mike Waltz, named here by a pronoun".</summary>
    public static string Ends(Mark.OfQuote mark) => $"end of the {Noun(mark.Quote.Kind)} by {Whose(mark)}";

    /// <summary>Shown at its end: the number of the voice in the legend, and a sign where a person said whose words they are.</summary>
    public static string Sign(Mark.OfQuote mark) => $"{(mark.Voice.Name is null ? "?" : mark.Voice.Number)}{(mark.Quote.IsCorrected ? CorrectionSign : "")}";

    /// <summary>Whose words they are, and what weakens that: "Mike Waltz, named here by a pronoun".</summary>
    public static string Whose(Mark.OfQuote mark) =>
        mark.Voice.Name is not null && AttributionWords.Doubt(mark.Quote.Grade, mark.Quote.IsCorrected) is { } doubt ? $"{Name(mark.Voice)}, {doubt}" : Name(mark.Voice);

    /// <summary>A voice as the page names it.</summary>
    public static string Name(Voice voice) => voice.Name is { } name ? Visible.Name(name) : "somebody not named";

    private static string Noun(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "quote",
        QuoteKind.Mixed => "quoted words",
        QuoteKind.Indirect => "report of words",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
