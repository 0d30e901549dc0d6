using DealBot.Cli.Display;
using Spectre.Console;

namespace DealBot.EndToEnd.Display;

public sealed class StyledTextTests
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);

    public static TheoryData<string, string[]> Texts =>
    [
        new("one two three", ["one two three"]) { TestDisplayName = "what fits stays on one line" },
        new("the northern harbour of Wexmouth reopens", ["the northern harbour of", "Wexmouth reopens"]) { TestDisplayName = "a line breaks between words" },
        new("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschifffahrtsge", "sellschaft"]) { TestDisplayName = "a word wider than the screen breaks where it must" },
        new("two\nlines", ["two", "lines"]) { TestDisplayName = "a line feed breaks the line" },
        new("a harbour master-builder-in-chief", ["a harbour master-", "builder-in-chief"]) { TestDisplayName = "a line may break behind a hyphen" },
        new("港は五月に再開します。港は五月に", ["港は五月に再開します。港", "は五月に"]) { TestDisplayName = "wide characters take two columns" },
        new("", [""]) { TestDisplayName = "nothing is one empty line" },
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Text_wraps_at_24_columns(string text, string[] lines) => Assert.Equal(lines, Lines(new StyledText(text)));

    [Fact]
    public void A_quotation_mark_stays_with_its_word_where_the_style_changes_between_them() =>
        Assert.Equal(
            ["they spoke of a kind of", "“automatic security”"],
            Lines(new StyledText("they spoke of a kind of “").Append("automatic security", Bold).Append("”")));

    private static string[] Lines(StyledText text) =>
        Drawn.ForTerminal(24, screen => screen.Console.Write(text)).Replace("\u001b[1m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal).Split('\n');
}
