using System.Text;
using DealBot.Export;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.EndToEnd.Export;

/// <summary>Whatever an article says, a cell is no formula, and holds the words as they are.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("'tis", "\"''tis\"")]
    [InlineData("plain, \"quoted\"\nwords", "\"plain, \"\"quoted\"\"\nwords\"")]
    [InlineData(null, "")]
    public void A_cell_is_written_so(string? value, string cell) => Assert.Equal(cell, CsvExport.Cell(value));

    [Fact]
    public void Any_words_are_read_back_to_the_last_character() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), value =>
    {
        var read = Read(CsvExport.Cell(value));
        var words = read.StartsWith('\'') ? read[1..] : read;
        return words.Equals(value ?? "", StringComparison.Ordinal) && read is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    // RFC 4180, read by nothing of ours.
    private static string Read(string cell)
    {
        if (cell.Length == 0) return "";
        Assert.Equal(('"', '"'), (cell[0], cell[^1]));
        var value = new StringBuilder();
        for (var at = 1; at < cell.Length - 1; at++)
        {
            if (cell[at] is '"') Assert.Equal('"', cell[++at]);
            value.Append(cell[at]);
        }

        return value.ToString();
    }
}
