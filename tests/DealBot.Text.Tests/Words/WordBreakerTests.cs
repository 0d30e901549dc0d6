using System.Globalization;
using DealBot.Text.Words;

namespace DealBot.Text.Tests.Words;

public sealed class WordBreakerTests
{
    [Fact]
    public void Breaks_every_row_of_the_Unicode_test_file_where_it_says()
    {
        using var rows = new StreamReader(typeof(WordBreakerTests).Assembly.GetManifestResourceStream("WordBreakTest.txt")!);
        var wrong = new List<string>();
        var count = 0;
        while (rows.ReadLine() is { } row)
        {
            if (row.StartsWith('#')) continue;
            count++;
            var text = string.Concat(row.Split('/', '+').Where(part => part.Length > 0).Select(CharacterOf));
            var expected = row.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => string.Concat(segment.Split('+').Select(CharacterOf)));
            if (!Segments(text).SequenceEqual(expected, StringComparer.Ordinal)) wrong.Add(row);
        }

        Assert.Empty(wrong);
        Assert.Equal(1823, count);
    }

    [Theory]
    [InlineData("Zelensky's", "Word")]
    [InlineData("Zelensky’s", "Word")]
    [InlineData("U.S", "Word")]
    [InlineData("3rd", "Word")]
    [InlineData("1,234.5", "Number")]
    [InlineData("Зеленський", "Word")]
    [InlineData("cafe\u0301", "Word")]
    [InlineData("カタカナ", "Katakana")]
    [InlineData("한국어", "Hangul")]
    [InlineData("漢", "Ideograph")]
    [InlineData("あ", "Hiragana")]
    [InlineData("ไทยแลนด์", "SoutheastAsian")]
    [InlineData("👍🏽", "Emoji")]
    [InlineData("🇺🇦", "Emoji")]
    [InlineData("👨‍👩‍👧", "Emoji")]
    [InlineData("1️⃣", "Emoji")]
    [InlineData("   ", "Space")]
    [InlineData("\t", "Space")]
    [InlineData("\u00A0", "Space")]
    [InlineData("\r\n", "LineBreak")]
    [InlineData("\u2029", "LineBreak")]
    [InlineData("“", "Other")]
    [InlineData("___", "Other")]
    public void Knows_what_a_segment_is_made_of(string text, string kind)
    {
        var breaker = new WordBreaker(text);
        Assert.True(breaker.MoveNext());
        Assert.Equal(new WordSegment(0, text.Length, Enum.Parse<WordKind>(kind)), breaker.Current);
        Assert.False(breaker.MoveNext());
    }

    [Fact]
    public void A_lone_surrogate_is_a_segment_of_its_own() => Assert.Equal(["a", "\uD83D", "b"], Segments("a\uD83Db"));

    [Theory]
    [InlineData("“It works,” he said.", "“|It| |works|,|”| |he| |said|.")]
    [InlineData("a 10-year, $500bn deal", "a| |10|-|year|,| |$|500bn| |deal")]
    [InlineData("don't 'quote' rock'n'roll", "don't| |'|quote|'| |rock'n'roll")]
    [InlineData("end.\nStart", "end|.|\n|Start")]
    [InlineData("1, 2,3 4.", "1|,| |2,3| |4|.")]
    public void Cuts_prose_into_words_marks_and_spaces(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Segments(text)));

    [Fact]
    public void The_path_for_plain_words_agrees_with_the_rules_in_full_on_random_strings()
    {
        // One or more characters of every class, so that every pair and triple of classes comes up.
        string[] alphabet =
        [
            "a", "Z", "é", "7", "0", "_", ".", ",", ":", "'", "’", "\"", " ", "\t", "\r", "\n", "\u2028", "\u0308", "\u200D", "\u00AD",
            "א", "한", "ℹ", "カ", "漢", "あ", "ไ", "!", "“", "©", "👍", "🏽", "🇺", "\uD83D", "\uDE00", "\u20E3", "\uFE0F", "#", "\u00A0", "𝒳",
        ];
        var random = new Random(1);
        for (var round = 0; round < 200_000; round++)
        {
            var text = string.Concat(random.GetItems(alphabet, random.Next(1, 9)));
            var at = 0;
            foreach (var segment in new WordBreaker(text))
            {
                var expected = WordBreakRules.Next(text, at);
                if (segment != expected) Assert.Fail($"{Escaped(text)}: expected {expected}, found {segment}");
                at = segment.End;
            }

            if (at != text.Length) Assert.Fail($"{Escaped(text)}: ended at {at}");
        }
    }

    [Fact]
    public void Takes_a_megabyte_of_one_character_in_linear_time()
    {
        foreach (var unit in new[] { 'a', '.', '\'', '"', '\u0308', '\u200D', '\uD83C', ' ', 'ไ' })
        {
            var end = 0;
            foreach (var segment in new WordBreaker(new string(unit, 1 << 20))) end = segment.End;
            Assert.Equal(1 << 20, end);
        }
    }

    private static List<string> Segments(string text)
    {
        var segments = new List<string>();
        foreach (var segment in new WordBreaker(text)) segments.Add(text[segment.Start..segment.End]);
        return segments;
    }

    private static string CharacterOf(string hex) => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static string Escaped(string text) => string.Concat(text.Select(unit => $"\\u{(int)unit:X4}"));
}
