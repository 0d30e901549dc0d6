using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Finds pronouns, and noun phrases for people, bodies and texts that may speak.</summary>
internal static class DescriptionFinder
{
    private const int LongestPhrase = 8;
    private const int MostModifiers = 3;

    private const LexicalClass Nouns = LexicalClass.RoleNoun | LexicalClass.RolePlural | LexicalClass.BodyNoun | LexicalClass.TextNoun;

    private const LexicalClass NeverInPhrase = LexicalClass.Preposition | LexicalClass.Conjunction | LexicalClass.Auxiliary
        | LexicalClass.SpeechVerb | LexicalClass.SubjectPronoun | LexicalClass.Relative | LexicalClass.He | LexicalClass.She
        | LexicalClass.They | LexicalClass.It | LexicalClass.Calendar;

    /// <summary>The names merged with the pronouns and descriptions between them, in the order of their starts.</summary>
    public static List<Mention> Merge(Document document, List<Mention> names)
    {
        var merged = new List<Mention>(2 * names.Count);
        var free = 0; // the first token that no earlier mention holds
        var nextName = 0;
        for (var i = 0; i < document.Tokens.Length; i++)
        {
            if (nextName < names.Count && i == names[nextName].TitleFirst)
            {
                var name = WithDescriptionBefore(document, names[nextName++], merged);
                merged.Add(name);
                free = name.Tokens.End;
                i = free - 1;
                continue;
            }

            ref readonly var token = ref document.Tokens[i];
            if (token.Is(LexicalClass.SubjectPronoun) && !token.Has(TokenFlags.AllCapitals))
            {
                merged.Add(new Mention(new TokenRange(i, i + 1), i, MentionKind.Pronoun));
                free = i + 1;
            }
            else if (token.Is(Nouns) || IsSubjectOfSpeech(document, i))
            {
                if (IsFollowedByNoun(document, i)) continue;
                var first = FirstOfPhrase(document, i, free, merged);
                if (!token.Is(Nouns) && IsAfterPreposition(document, first)) continue;
                merged.Add(new Mention(new TokenRange(first, i + 1), i, MentionKind.Description));
                free = i + 1;
            }
        }

        return merged;
    }

    // "campaign spokesman Brian Fallon": the phrase is the title of the name that follows.
    private static Mention WithDescriptionBefore(Document document, Mention name, List<Mention> merged)
    {
        if (name.Kind != MentionKind.Name || merged.Count == 0) return name;
        var before = merged[^1];
        if (before.Tokens.End == name.TitleFirst && before.Kind == MentionKind.Name) before.IsModifier = true;
        if (before.Kind != MentionKind.Description || before.Tokens.End != name.TitleFirst) return name;
        var head = document.Tokens[before.Head];
        if (!head.Is(LexicalClass.RoleNoun) || head.Has(TokenFlags.Possessive) || document[head] is "fellow" or "Fellow") return name;
        merged.RemoveAt(merged.Count - 1);
        return name with { TitleFirst = before.Tokens.First };
    }

    // Any noun may speak where a verb of speech says so: "a beekeeper said".
    private static bool IsSubjectOfSpeech(Document document, int at)
    {
        if (!IsPlainWord(document, at) || at == 0 || at + 1 >= document.Tokens.Length) return false;
        ref readonly var next = ref document.Tokens[at + 1];
        if (!next.Is(LexicalClass.SpeechVerb) || next.Has(TokenFlags.SentenceStart)) return false;
        return document.Tokens[at - 1].Is(LexicalClass.Determiner) || IsPlainWord(document, at - 1);
    }

    // "an official close to the talks said": what follows a preposition does not speak.
    private static bool IsAfterPreposition(Document document, int first) =>
        !document.Tokens[first].Has(TokenFlags.SentenceStart) && document.Tokens[first - 1].Is(LexicalClass.Preposition);

    private static bool IsFollowedByNoun(Document document, int at) =>
        at + 1 < document.Tokens.Length
        && (IsHyphened(document, at + 1) || IsBeforeNoun(document, at));

    // The first half of "co-host".
    private static bool IsHyphened(Document document, int hyphen) =>
        document.IsChar(hyphen, '-') && !document.Tokens[hyphen].Has(TokenFlags.SpaceBefore)
        && hyphen + 1 < document.Tokens.Length && !document.Tokens[hyphen + 1].Has(TokenFlags.SpaceBefore);

    private static bool IsBeforeNoun(Document document, int at) =>
        document.Tokens[at + 1].Is(Nouns)
        && !document.Tokens[at + 1].Is(LexicalClass.SpeechVerb | LexicalClass.SpeechBase)
        && !document.Tokens[at + 1].Has(TokenFlags.Capitalised | TokenFlags.SentenceStart)
        && !document.Tokens[at].Has(TokenFlags.Possessive);

    // Back over adjectives and nouns to the determiner; a name on the way ("the Byrne campaign’s spokesman") modifies the noun.
    private static int FirstOfPhrase(Document document, int head, int free, List<Mention> merged)
    {
        var first = FirstWordBefore(document, head, Math.Max(free, head - LongestPhrase));
        if (merged.Count == 0 || merged[^1].Tokens.End != first) return WithoutVerb(document, head, first);
        for (var m = merged.Count - 1; m >= 0 && merged[m].Tokens.End == first && m >= merged.Count - MostModifiers; m--)
        {
            if (merged[m].Kind == MentionKind.Pronoun || BeginsPhrase(document, first)) break;
            merged[m].IsModifier = true;
            var lowest = m > 0 ? merged[m - 1].Tokens.End : 0;
            first = FirstWordBefore(document, merged[m].TitleFirst, Math.Max(lowest, merged[m].TitleFirst - LongestPhrase));
        }

        return first;
    }

    private static bool BeginsPhrase(Document document, int at) =>
        document.Tokens[at].Has(TokenFlags.SentenceStart) || document.Tokens[at].Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun);

    private static int WithoutVerb(Document document, int head, int first)
    {
        if (first == head || document.Tokens[first].Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun)) return first;

        // Without a determiner the words before may be a verb and its object; one of them at most is an adjective.
        return document[document.Tokens[head - 1]].EndsWith("ing", StringComparison.Ordinal) ? head : Math.Max(first, head - 1);
    }

    private static int FirstWordBefore(Document document, int head, int lowest)
    {
        var first = head;
        while (first > lowest && !document.Tokens[first].Has(TokenFlags.SentenceStart))
        {
            ref readonly var before = ref document.Tokens[first - 1];
            if (document.FirstChar(first - 1) == '-' && !before.Has(TokenFlags.SpaceBefore))
            {
                first--;
                continue;
            }

            if (!before.Has(TokenFlags.Word) || before.Is(NeverInPhrase)) break;
            first--;
            if (before.Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun)) break;
        }

        while (first < head && !document.Tokens[first].Has(TokenFlags.Word)) first++;
        return first;
    }

    private static bool IsPlainWord(Document document, int at)
    {
        ref readonly var token = ref document.Tokens[at];
        if (!token.Has(TokenFlags.Word) || token.Has(TokenFlags.Capitalised | TokenFlags.Number)) return false;
        if (token.Is(NeverInPhrase | LexicalClass.Determiner | LexicalClass.Common | LexicalClass.First)) return false;
        return !document[token].EndsWith("ly", StringComparison.Ordinal);
    }
}
