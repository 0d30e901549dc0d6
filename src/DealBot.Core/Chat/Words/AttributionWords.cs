using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Chat.Words;

/// <summary>Says whose words a quote holds, and how sure that is: a low grade is shown as such.</summary>
public static class AttributionWords
{
    /// <summary>For a paraphrase.</summary>
    public const string Reported = "in the reporter’s words";

    /// <summary>For words without a voice.</summary>
    public const string Narration = "the article’s own words, not a quote";

    /// <summary>For words whose speaker no text names.</summary>
    public const string NotNamed = "speaker not named";

    /// <summary>The role to show beside a name: the most frequent that says more than a title ("Gen.") does.</summary>
    public static string? RoleOf(SpeakerEntry? speaker) =>
        speaker?.Roles.FirstOrDefault(role => !role.EndsWith('.')) ?? (speaker is { Roles: [var title, ..] } ? title : null);

    /// <summary>What the name of a speaker rests on, where the words do not name it; null where they do.</summary>
    /// <param name="grade">What the text says.</param>
    /// <param name="isCorrected">Whether the name is a moderator's; see <see cref="Quote.IsCorrected"/>.</param>
    public static string? Doubt(AttributionGrade grade, bool isCorrected) => grade switch
    {
        _ when isCorrected => "corrected by a moderator",
        AttributionGrade.Carried => "not named here; the voice before goes on",
        AttributionGrade.Pronoun => "named here by a pronoun",
        _ => null,
    };

    /// <summary>All that weakens an attribution, as a sentence; null for nothing.</summary>
    public static string? Caution(QuoteKind kind, AttributionGrade grade, bool isCorrected)
    {
        var doubt = grade is AttributionGrade.Carried && !isCorrected ? "not named here, but probably who spoke just before" : Doubt(grade, isCorrected);
        return (kind is QuoteKind.Indirect, doubt) switch
        {
            (true, null) => Sentence(Reported),
            (true, _) => Sentence($"{Reported}; {doubt}"),
            (_, null) => null,
            _ => Sentence(doubt),
        };
    }

    /// <summary>For words whose speaker no text names, as a clause.</summary>
    public static string Unnamed(QuoteKind kind) => kind is QuoteKind.Indirect ? $"{NotNamed}; {Reported}" : NotNamed;

    /// <summary>A clause as a sentence of its own.</summary>
    public static string Sentence(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";
}
