using System.Text;

namespace DealBot.Core.Tests.Reading;

public sealed class EncodingTests
{
    private const string Prose = "The café’s owner paid €5 – “too much,” he said.\nHe left.";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<byte[]> Encodings =>
    [
        new(new UTF8Encoding(false).GetBytes(Prose)) { TestDisplayName = "UTF-8" },
        new([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Prose)]) { TestDisplayName = "UTF-8 with a byte order mark" },
        new([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Prose)]) { TestDisplayName = "UTF-16 little endian" },
        new([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Prose)]) { TestDisplayName = "UTF-16 big endian" },
        new(Encoding.Unicode.GetBytes(Prose)) { TestDisplayName = "UTF-16 little endian without a mark" },
        new(Encoding.BigEndianUnicode.GetBytes(Prose)) { TestDisplayName = "UTF-16 big endian without a mark" },
        new([0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Prose)]) { TestDisplayName = "UTF-32" },
        new(Windows1252.GetBytes(Prose)) { TestDisplayName = "windows-1252, detected" },
    ];

    [Theory, MemberData(nameof(Encodings))]
    public void Reads_the_same_words_from_every_encoding(byte[] bytes) => Assert.Equal(Prose, Reads.Article("a.txt", bytes).Text);

    [Fact]
    public void Refuses_UTF8_with_damaged_characters_and_says_where()
    {
        byte[] damaged = [.. "First line.\nA caf"u8, 0xC3, 0xA9, .. " and a “"u8, 0xE2, 0x80, .. "broken” mark."u8];

        var message = Reads.Failure("news/a.txt", damaged);

        Assert.StartsWith("news/a.txt is neither UTF-8 nor windows-1252: the byte at offset 29 (line 2)", message, StringComparison.Ordinal);
        Assert.EndsWith("save it as UTF-8.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_file_cut_within_a_character() =>
        Assert.Contains("offset 6", Reads.Failure("a.txt", [.. "It’s"u8, .. "…"u8[..2]]), StringComparison.Ordinal);

    [Fact]
    public void Refuses_another_alphabet_s_old_encoding_rather_than_guess()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Президент сказал, что сделка готова.");

        Assert.Contains("neither UTF-8 nor windows-1252", Reads.Failure("a.txt", cyrillic), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_UTF16_with_half_a_character() =>
        Assert.Contains("not valid UTF-16", Reads.Failure("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Words"), 0x41]), StringComparison.Ordinal);

    public static TheoryData<byte[], string> Binaries =>
    [
        new([.. "%PDF-1.7 and so on"u8], "a PDF document") { TestDisplayName = "PDF" },
        new([0x89, .. "PNG\r\n\x1A\n"u8], "a PNG image") { TestDisplayName = "PNG" },
        new([.. "PK\x03\x04 word/document.xml"u8], "a ZIP archive or an office document") { TestDisplayName = "office document" },
        new([.. @"{\rtf1\ansi Words}"u8], "an RTF document") { TestDisplayName = "RTF" },
        new([.. "Words and a "u8, 0, .. " zero"u8], "a binary file") { TestDisplayName = "a zero byte" },
        new([.. "\x01\x02\x03\x04 words"u8], "a binary file") { TestDisplayName = "control characters" },
    ];

    [Theory, MemberData(nameof(Binaries))]
    public void Refuses_a_binary_file_by_name(byte[] bytes, string kind) =>
        Assert.Equal(
            $"photo.txt is {kind}, not text. Save its words as plain text, Markdown or HTML, and import that file.",
            Reads.Failure("photo.txt", bytes));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \r\n\t\n", "is empty")]
    [InlineData("1234 -- 5678\n***", "holds no words")]
    public void Refuses_a_file_without_words(string text, string problem) =>
        Assert.StartsWith("a.txt " + problem, Reads.Failure("a.txt", text), StringComparison.Ordinal);
}
