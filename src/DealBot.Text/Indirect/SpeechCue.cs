using System.Collections.Frozen;
using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Indirect;

/// <summary>Words that may introduce reported speech: a verb of speaking, "according to", the colon of a headline.</summary>
internal static class SpeechCue
{
    /// <summary>The classes of verbs that may introduce speech, each a form of its own.</summary>
    public const LexicalClass Verb = LexicalClass.SpeechVerb | LexicalClass.SpeechGerund | LexicalClass.SpeechBase;

    // What somebody thinks is not what somebody said; the vocabulary holds these since thoughts are quoted, too.
    private static readonly FrozenSet<uint> Thoughts = Hashes(
        "believe believes believed believing think thinks thought thinking know knows knew knowing hope hopes hoped hoping "
        + "fear fears feared fearing feel feels felt feeling expect expects expected expecting guess guesses guessed guessing");

    private static readonly uint According = FeatureHash.Word("according");
    private static readonly uint To = FeatureHash.Word("to");
    private static readonly uint Colon = FeatureHash.Word(":");

    /// <summary>The cue that begins at a token.</summary>
    /// <returns>False when none begins there.</returns>
    public static bool TryRead(SentenceView sentence, int at, out TokenRange cue)
    {
        cue = new TokenRange(at, at + 1);
        var token = sentence[at];
        if (token.Is(Verb) || token.Hash == Colon) return !Thoughts.Contains(token.Hash);
        if (token.Hash != According || !sentence.Is(at + 1, To)) return false;
        cue = new TokenRange(at, at + 2);
        return true;
    }

    private static FrozenSet<uint> Hashes(string words) => words.Split(' ').Select(word => FeatureHash.Word(word)).ToFrozenSet();
}
