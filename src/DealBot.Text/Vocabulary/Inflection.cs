namespace DealBot.Text.Vocabulary;

/// <summary>The forms of English words, by the regular rules.</summary>
internal static class Inflection
{
    /// <summary>Third person, past and -ing form of a regular verb.</summary>
    public static (string Third, string Past, string Gerund) Verb(string lemma)
    {
        if (lemma.EndsWith('e')) return (lemma + "s", lemma + "d", lemma[..^1] + "ing");
        return (Plural(lemma), lemma + "ed", lemma + "ing");
    }

    /// <summary>The plural of a regular noun.</summary>
    public static string Plural(string noun)
    {
        if (noun.EndsWith("man", StringComparison.Ordinal)) return noun[..^3] + "men";
        if (noun.Length > 1 && noun[^1] == 'y' && !"aeiou".Contains(noun[^2], StringComparison.Ordinal)) return noun[..^1] + "ies";
        return EndsInHiss(noun) ? noun + "es" : noun + "s";
    }

    private static bool EndsInHiss(string word) =>
        word[^1] is 's' or 'x' or 'z'
        || word.EndsWith("sh", StringComparison.Ordinal)
        || word.EndsWith("ch", StringComparison.Ordinal);
}
