namespace DealBot.Text.Names;

/// <summary>What titles and nouns say of their bearer's gender.</summary>
internal static class Genders
{
    /// <summary>The gender that a title or noun shows ("Mrs.", "spokesman"); any case.</summary>
    public static Gender OfTitle(ReadOnlySpan<char> word)
    {
        if (EndsIn(word, "woman") || IsOneOf(word, ["mrs", "ms", "miss", "madam", "madame", "dame", "lady", "queen", "princess", "duchess", "actress",
            "sister", "mother", "mom", "grandmother", "daughter", "wife", "girl", "aunt", "niece", "heiress", "hostess", "girlfriend", "nun", "congresswoman", "her"]))
            return Gender.Female;
        if (EndsIn(word, "man") || IsOneOf(word, ["mr", "sir", "lord", "king", "prince", "duke", "pope", "father", "dad", "grandfather", "brother", "son",
            "husband", "boy", "uncle", "nephew", "boyfriend", "guy", "businessman", "his"]))
            return Gender.Male;
        return Gender.Unknown;
    }

    private static bool EndsIn(ReadOnlySpan<char> word, string ending) =>
        word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(ReadOnlySpan<char> word, ReadOnlySpan<string> words)
    {
        foreach (var each in words)
        {
            if (word.Equals(each, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
