using System.Text.Json;
using System.Text.Json.Serialization;
using DealBot.Core.Answers;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Chat.Cards;

/// <summary>An answer as it is stored for its buttons: what it cites, not what it says.</summary>
/// <param name="Command">The command that gave it; decides how it is shown.</param>
/// <param name="Heading">What was asked.</param>
/// <param name="Cards">What it cites, in order; empty for lists, which are made anew.</param>
internal sealed record SavedReply(string Command, string Heading, IReadOnlyList<SavedCard> Cards)
{
    /// <summary>What a list was asked for; "" for all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Words that were checked.</summary>
    public IReadOnlyList<SavedClaim> Claims { get; init; } = [];

    /// <summary>The names of the two who are compared.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>What they are compared on; null for anything.</summary>
    public string? Topic { get; init; }

    /// <summary>Remarks of our own at the margin.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What can be asked instead.</summary>
    public IReadOnlyList<SavedOffer> Offers { get; init; } = [];

    /// <summary>Whether nothing was found: then there is nothing to share.</summary>
    [JsonIgnore]
    public bool IsEmpty => Cards.Count == 0 && Claims.Count == 0 && Command is not ("speakers" or "sources");

    /// <summary>As the store keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SavedJson.Default.SavedReply);

    /// <summary>What the store kept; null when another version of the program wrote it in a way that this one cannot read.</summary>
    public static SavedReply? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SavedJson.Default.SavedReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One citation of an answer.</summary>
/// <param name="Citation">The words shown.</param>
/// <param name="Quote">The quote among them that answers; null for narration.</param>
/// <param name="Hits">The words of the question, as spans of the article.</param>
/// <param name="AlsoIn">Other articles that print the same words.</param>
internal sealed record SavedCard(Citation Citation, SavedQuote? Quote, IReadOnlyList<TextSpan> Hits, IReadOnlyList<long> AlsoIn)
{
    /// <summary>Which of two compared speakers it belongs to: 0 or 1.</summary>
    public int Side { get; init; }

    /// <summary>A quote with the passage it stands in; or the passage alone, where it is narration.</summary>
    public static SavedCard Of(ILibraryView view, Passage passage, Quote? quote) => new(
        new Citation(passage.ArticleId, passage.Span.Start, passage.Span.End),
        quote is null ? null : SavedQuote.Of(quote, quote.Speaker is { } name ? SpeakerNames.Of(view).Shown(name) : null), [], []);

    public static SavedCard Of(Result result) => new(
        new Citation(result.Article.Id, result.Passage.Span.Start, result.Passage.Span.End),
        result.Quote is { } quote ? SavedQuote.Of(quote, result.Speaker) : null,
        result.Highlights,
        [.. result.AlsoIn.Select(article => article.Id)]);
}

/// <summary>A quote as it was found when the answer was given; what the library says now goes before it.</summary>
/// <param name="Span">The quoted words.</param>
/// <param name="Kind">How far they are the speaker's own.</param>
/// <param name="Grade">What the name rests on.</param>
/// <param name="Speaker">The name shown; null when unknown.</param>
internal sealed record SavedQuote(TextSpan Span, QuoteKind Kind, AttributionGrade Grade, string? Speaker)
{
    /// <summary>Whether the name is a moderator's.</summary>
    public bool IsCorrected { get; init; }

    public static SavedQuote Of(Quote quote, string? speaker) =>
        new(quote.Span, quote.Kind, quote.Grade, speaker ?? quote.Speaker) { IsCorrected = quote.IsCorrected };
}

/// <summary>Words that somebody is supposed to have said, and what was found.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Card">The card that shows it; null when nothing does.</param>
internal sealed record SavedClaim(string Words, Verdict Verdict, int? Card);

/// <summary>Something to ask instead.</summary>
/// <param name="Label">As the button or the menu shows it.</param>
/// <param name="Command">The command.</param>
/// <param name="Value">The value of its first option.</param>
/// <param name="IsButton">Whether it is a button of its own, and not one of the menu.</param>
internal sealed record SavedOffer(string Label, string Command, string Value, bool IsButton = false);

[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SavedReply))]
internal sealed partial class SavedJson : JsonSerializerContext;
