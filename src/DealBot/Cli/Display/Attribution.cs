using DealBot.Core.Chat;
using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Cli.Display;

/// <summary>Says whose words a quote holds, and how sure that is: a low grade is shown as such.</summary>
internal static class Attribution
{
    /// <summary>The role to show beside a name: the most frequent that says more than a title ("Gen.") does.</summary>
    public static string? RoleOf(SpeakerEntry? speaker) =>
        speaker?.Roles.FirstOrDefault(role => !role.EndsWith('.')) ?? (speaker is { Roles: [var title, ..] } ? title : null);

    /// <summary>"Scott Bessent, Treasury Secretary"; with a caution where the speaker is inferred or the words are not verbatim.</summary>
    public static StyledText Line(Quote? quote, string? speaker, string? role, Palette palette)
    {
        var line = new StyledText();
        if (speaker is null) return line.Append("speaker not named", palette.Caution);

        var grade = quote?.Grade ?? AttributionGrade.Explicit;
        if (grade is AttributionGrade.Carried) line.Append("probably ", palette.Caution);
        line.Append(Visible.Name(speaker), palette.Speaker);
        if (role is not null) line.Append($", {Visible.Name(role)}");
        if (quote?.Kind is QuoteKind.Indirect) line.Append(", in the reporter’s words", palette.Caution);
        return grade switch
        {
            AttributionGrade.Carried => line.Append(" (not named here; the voice before goes on)", palette.Caution),
            AttributionGrade.Pronoun => line.Append(" (named here by a pronoun)", palette.Caution),
            _ => line,
        };
    }
}
