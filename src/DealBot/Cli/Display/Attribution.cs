using DealBot.Core.Chat;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Cli.Display;

/// <summary>Says whose words a quote holds, and how sure that is: a low grade is shown as such.</summary>
internal static class Attribution
{
    /// <summary>"Scott Bessent, Treasury Secretary"; with a caution where the speaker is inferred or the words are not verbatim.</summary>
    public static StyledText Line(Quote? quote, string? speaker, string? role, Palette palette)
    {
        var line = new StyledText();
        if (speaker is null) return line.Append(AttributionWords.NotNamed, palette.Caution);

        var grade = quote?.Grade ?? AttributionGrade.Explicit;
        if (grade is AttributionGrade.Carried) line.Append("probably ", palette.Caution);
        line.Append(Visible.Name(speaker), palette.Speaker);
        if (role is not null) line.Append($", {Visible.Name(role)}");
        if (quote?.Kind is QuoteKind.Indirect) line.Append($", {AttributionWords.Reported}", palette.Caution);
        return AttributionWords.Doubt(grade, quote?.IsCorrected is true) is { } doubt ? line.Append($" ({doubt})", palette.Caution) : line;
    }
}
