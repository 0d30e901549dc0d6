namespace DealBot.Text.Vocabulary;

/// <summary>What the vocabulary knows of a word, whatever its sentence; a word may be of several classes.</summary>
[Flags]
internal enum LexicalClass : ulong
{
    /// <summary>The vocabulary does not hold the word.</summary>
    None = 0,

    /// <summary>"the", "a", "some", and numbers that count people.</summary>
    Determiner = 1UL << 0,

    /// <summary>"his", "their".</summary>
    PossessivePronoun = 1UL << 1,

    /// <summary>A pronoun for one man.</summary>
    He = 1UL << 2,

    /// <summary>A pronoun for one woman.</summary>
    She = 1UL << 3,

    /// <summary>A pronoun for several.</summary>
    They = 1UL << 4,

    /// <summary>"it".</summary>
    It = 1UL << 5,

    /// <summary>The first and second person.</summary>
    First = 1UL << 6,

    /// <summary>A pronoun in the form of a subject.</summary>
    SubjectPronoun = 1UL << 7,

    /// <summary>"who", "which".</summary>
    Relative = 1UL << 8,

    /// <summary>"of", "with".</summary>
    Preposition = 1UL << 9,

    /// <summary>"and", "because".</summary>
    Conjunction = 1UL << 10,

    /// <summary>Forms of be, have, do, and the modal verbs.</summary>
    Auxiliary = 1UL << 11,

    /// <summary>A finite form of a verb that may introduce speech ("said", "calls").</summary>
    SpeechVerb = 1UL << 12,

    /// <summary>The -ing form of such a verb.</summary>
    SpeechGerund = 1UL << 13,

    /// <summary>The base form of such a verb ("say").</summary>
    SpeechBase = 1UL << 14,

    /// <summary>A noun for something said or written ("statement").</summary>
    SpeechNoun = 1UL << 15,

    /// <summary>A word that stands before a name as its title ("Sen.", "President").</summary>
    Title = 1UL << 16,

    /// <summary>A word that stands before a title and belongs to it ("former", "prime").</summary>
    TitleModifier = 1UL << 17,

    /// <summary>A noun for one person.</summary>
    RoleNoun = 1UL << 18,

    /// <summary>A noun for several people.</summary>
    RolePlural = 1UL << 19,

    /// <summary>A noun for a body ("ministry").</summary>
    BodyNoun = 1UL << 20,

    /// <summary>A noun for a text that speaks ("report").</summary>
    TextNoun = 1UL << 21,

    /// <summary>A first name that men bear.</summary>
    Male = 1UL << 22,

    /// <summary>A first name that women bear.</summary>
    Female = 1UL << 23,

    /// <summary>A country, state, city, or the adjective of one.</summary>
    Place = 1UL << 24,

    /// <summary>The adjective of a country.</summary>
    Nationality = 1UL << 25,

    /// <summary>A month, a day of the week, "today".</summary>
    Calendar = 1UL << 26,

    /// <summary>A number in words.</summary>
    Number = 1UL << 27,

    /// <summary>A short form whose full stop ends no sentence.</summary>
    Abbreviation = 1UL << 28,

    /// <summary>A word inside names that may be in lower case ("van", "bin").</summary>
    NameParticle = 1UL << 29,

    /// <summary>A word after a name ("Jr.").</summary>
    NameSuffix = 1UL << 30,

    /// <summary>A word that is no name even where it opens a sentence in capitals.</summary>
    Common = 1UL << 31,
}
