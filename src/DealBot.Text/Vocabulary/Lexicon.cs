using DealBot.Text.Learning;

namespace DealBot.Text.Vocabulary;

/// <summary>The words that the rules know, with their classes; read once from the word lists embedded beside this file.</summary>
/// <remarks>General knowledge of the language only: no list names a person in the news.</remarks>
internal static class Lexicon
{
    private static readonly string[] WordLists =
        ["speech.txt", "titles.txt", "people.txt", "function-words.txt", "places.txt", "first-names.txt"];

    private static readonly Dictionary<uint, LexicalClass> Classes = [];
    private static readonly Dictionary<uint, string> Countries = [];

    static Lexicon()
    {
        foreach (var list in WordLists) Read(list);
    }

    /// <summary>The classes of a word.</summary>
    /// <param name="hash"><see cref="FeatureHash.Word"/> of the word.</param>
    public static LexicalClass ClassesOf(uint hash) => Classes.GetValueOrDefault(hash);

    /// <summary>The country of an adjective, in lower case ("ukraine" for "Ukrainian"); null when it is none.</summary>
    /// <param name="hash"><see cref="FeatureHash.Word"/> of the adjective.</param>
    public static string? CountryOf(uint hash) => Countries.GetValueOrDefault(hash);

    private static void Read(string list)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(list)
            ?? throw new InvalidDataException($"The word list {list} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        var heading = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[')) heading = line.Trim('[', ']');
            else foreach (var entry in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(heading, entry);
        }
    }

    private static void Add(string heading, string entry)
    {
        switch (heading)
        {
            case "SpeechVerb":
                AddVerb(entry);
                break;
            case "Country":
                var names = entry.Split('/');
                Add(names[0], LexicalClass.Place);
                Add(names[1], LexicalClass.Place | LexicalClass.Nationality);
                Countries[FeatureHash.Word(names[1])] = names[0];
                break;
            case "RoleNoun":
                Add(entry, LexicalClass.RoleNoun);
                Add(Inflection.Plural(entry), LexicalClass.RolePlural);
                break;
            case "BodyNoun":
                Add(entry, LexicalClass.BodyNoun);
                break;
            default:
                Add(entry, Enum.Parse<LexicalClass>(heading));
                break;
        }
    }

    private static void AddVerb(string entry)
    {
        var forms = entry.Split('/');
        var (third, past, gerund) = forms.Length == 4 ? (forms[1], forms[2], forms[3]) : Inflection.Verb(entry);
        Add(forms[0], LexicalClass.SpeechBase);
        Add(third, LexicalClass.SpeechVerb);
        Add(past, LexicalClass.SpeechVerb);
        Add(gerund, LexicalClass.SpeechGerund);
    }

    private static void Add(string word, LexicalClass classes)
    {
        var hash = FeatureHash.Word(word);
        Classes[hash] = Classes.GetValueOrDefault(hash) | classes;
    }
}
