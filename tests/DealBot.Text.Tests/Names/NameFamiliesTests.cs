using DealBot.Text.Names;
using DealBot.Text.Terms;

namespace DealBot.Text.Tests.Names;

public sealed class NameFamiliesTests
{
    [Theory]
    [InlineData("Zelensky", "Zelenskyy", TestDisplayName = "-y and -yy")]
    [InlineData("Zelensky", "Zelenskiy", TestDisplayName = "-y and -iy")]
    [InlineData("Zelensky", "Zelens’kyi", TestDisplayName = "an apostrophe for the soft sign, and -yi")]
    [InlineData("Dostoevsky", "Dostoevskii", TestDisplayName = "-ii")]
    [InlineData("Mikhail", "Mihail", TestDisplayName = "kh and h")]
    [InlineData("Alexander", "Aleksander", TestDisplayName = "x and ks")]
    [InlineData("Josef", "Joseph", TestDisplayName = "f and ph")]
    [InlineData("Gadafi", "Gaddafi", TestDisplayName = "a doubled letter")]
    [InlineData("Müller", "Muller", TestDisplayName = "diacritics")]
    [InlineData("Sørensen", "Sorensen", TestDisplayName = "letters with strokes")]
    [InlineData("ZELENSKY", "zelensky", TestDisplayName = "capitals")]
    [InlineData("O’Hara", "O'Hara", TestDisplayName = "curly and straight apostrophes")]
    [InlineData("Ada  Byrne", "ada byrne", TestDisplayName = "white space")]
    public void Spellings_of_one_name_share_a_key(string one, string other) => Assert.Equal(NameFamilies.Key(one), NameFamilies.Key(other));

    [Theory]
    [InlineData("Byrne", "Burns", TestDisplayName = "two surnames")]
    [InlineData("Ali", "Al", TestDisplayName = "a short name keeps its vowel")]
    [InlineData("Ada Byrne", "Byrne", TestDisplayName = "a full name and its surname")]
    public void Different_names_have_different_keys(string one, string other) => Assert.NotEqual(NameFamilies.Key(one), NameFamilies.Key(other));

    [Theory]
    [InlineData("", TestDisplayName = "nothing")]
    [InlineData(" ’.- ", TestDisplayName = "marks alone")]
    public void What_has_no_letters_has_an_empty_key(string name) => Assert.Empty(NameFamilies.Key(name));

    [Fact]
    public void Any_string_has_the_key_of_its_folded_form()
    {
        Random random = new(7);
        var letters = new char[12];
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = random.Next(4) == 0 ? (char)random.Next(char.MaxValue) : (char)('a' + random.Next(26));
            var name = new string(letters);
            var key = NameFamilies.Key(name);
            Assert.Equal(key.Trim(), key);
            Assert.Equal(key, NameFamilies.Key(Folding.Fold(name)));
        }
    }
}
