using System.Collections.Frozen;

namespace DealBot.Core.Answers.Questions;

/// <summary>Verbs of speaking and of taking a position, in any of their forms.</summary>
internal static class SpeechVerbs
{
    // Verbs that only announce speech: nothing of a question's topic is in them.
    private static readonly FrozenSet<string> Plain = Set(
        "say tell state comment remark mention talk speak think believe feel call describe respond reply react answer add note "
        + "explain quote write tweet post see view discuss address express opine");

    // Verbs that say what kind of speech it was: part of the topic too.
    private static readonly FrozenSet<string> Telling = Set(
        "announce propose promise suggest demand warn claim insist deny confirm admit criticize criticise threaten offer argue "
        + "complain pledge vow accuse urge stress reveal predict concede assert allege blame praise welcome condemn slam blast attack "
        + "question reject dismiss dispute defend declare estimate acknowledge emphasize emphasise report signal hint recommend "
        + "ask request caution boast joke lament label dub brand accept agree object protest refuse advocate pressure press");

    // Verbs that report a person's position in the narrator's words.
    private static readonly FrozenSet<string> Stance = Set(
        "want hope fear expect support oppose back seek favor favour prefer plan intend consider regard treat refer push rule "
        + "speak repeat imply maintain pledge contradict correct play point indicate");

    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["said"] = "say", ["told"] = "tell", ["spoke"] = "speak", ["spoken"] = "speak", ["thought"] = "think", ["felt"] = "feel",
        ["saw"] = "see", ["seen"] = "see", ["wrote"] = "write", ["written"] = "write", ["sought"] = "seek",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a word is a form of a verb that only announces speech.</summary>
    public static bool IsPlain(string key) => IsFormOf(Plain, key);

    /// <summary>Whether a word is a form of any verb of speaking.</summary>
    public static bool IsSpeech(string key) => IsFormOf(Plain, key) || IsFormOf(Telling, key);

    /// <summary>Whether a word, told of a person, reports speech or a position.</summary>
    public static bool ReportsPosition(string key) => IsSpeech(key) || IsFormOf(Stance, key);

    /// <summary>Whether a word is a past form that no rule makes ("said").</summary>
    public static bool IsIrregularPast(string key) => Irregular.ContainsKey(key);

    private static bool IsFormOf(FrozenSet<string> verbs, string key)
    {
        if (verbs.Contains(key) || (Irregular.TryGetValue(key, out var verb) && verbs.Contains(verb)))
            return true;

        foreach (var ending in (ReadOnlySpan<string>)["s", "es", "d", "ed", "ing"])
        {
            if (key.Length <= ending.Length + 1 || !key.EndsWith(ending, StringComparison.Ordinal))
                continue;

            var stem = key[..^ending.Length];
            if (verbs.Contains(stem) || (ending is "ing" && verbs.Contains(stem + "e")))
                return true;
            if (ending is "es" or "ed" && stem[^1] == 'i' && verbs.Contains(stem[..^1] + "y"))
                return true;
            if (ending is "ed" or "ing" && stem.Length > 2 && stem[^1] == stem[^2] && verbs.Contains(stem[..^1]))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
