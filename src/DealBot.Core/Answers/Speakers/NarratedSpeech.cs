using DealBot.Core.Answers.Questions;
using DealBot.Text;

namespace DealBot.Core.Answers.Speakers;

/// <summary>Whether a text reports what somebody said or holds, without being a quote.</summary>
internal static class NarratedSpeech
{
    private const int FurthestVerb = 8;

    /// <summary>Whether one of the mentions is the subject of speech: "Trump, annoyed, criticized …", "according to Fix", "Trump's comments".</summary>
    /// <param name="text">The passage.</param>
    /// <param name="mentions">Where it names the speaker.</param>
    /// <param name="takesPositions">Whether hoping, wanting or opposing counts too, not only speaking.</param>
    public static bool Reports(string text, IEnumerable<TextSpan> mentions, bool takesPositions)
    {
        IReadOnlyList<QuestionWord>? words = null;
        foreach (var mention in mentions)
        {
            words ??= QuestionReader.Read(text).Words;
            if (IsSubject(words, mention, takesPositions))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text opens with a pronoun that speaks or takes a position: "He also asked …" goes on about the subject of the sentence before.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="takesPositions">Whether hoping, wanting or opposing counts too, not only speaking.</param>
    public static bool CarriesOn(string text, bool takesPositions)
    {
        if (!text.StartsWith("He ", StringComparison.Ordinal) && !text.StartsWith("She ", StringComparison.Ordinal) && !text.StartsWith("They ", StringComparison.Ordinal))
            return false;

        var words = QuestionReader.Read(text).Words;
        return IsSubject(words, words[0].Span, takesPositions);
    }

    private static bool IsSubject(IReadOnlyList<QuestionWord> words, TextSpan mention, bool takesPositions)
    {
        var last = -1;
        var first = -1;
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].Span.Overlaps(mention))
                continue;
            first = first < 0 ? at : first;
            last = at;
        }

        if (first < 0)
            return false;
        if (first > 1 && words[first - 1].Key is "to" && words[first - 2].Key is "according")
            return true;
        if (first > 0 && SpeechVerbs.IsPlain(words[first - 1].Key) && words[first - 1].Key.EndsWith('d'))
            return true;
        if (first > 1 && words[first - 1].Key is "from" or "by" && IsSpeechNoun(words[first - 2].Key))
            return true;
        if (words[last].IsPossessive)
            return Enumerable.Range(last + 1, 2).Any(at => at < words.Count && QuestionVocabulary.ViewNouns.Contains(words[at].Key));

        var isJoined = false; // "Macron and Starmer corrected …"
        for (var at = last + 1; at < Math.Min(words.Count, last + 1 + FurthestVerb); at++)
        {
            var key = words[at].Key;
            isJoined |= key is "and";
            if (at > last + 1 && !isJoined && char.IsLower(words[at].Text[0]) && char.IsUpper(words[at - 1].Text[0]) && SpeechVerbs.ReportsPosition(key))
                return false; // another's name stands before the verb
            if (char.IsLower(words[at].Text[0]) && (takesPositions ? SpeechVerbs.ReportsPosition(key) : SpeechVerbs.IsSpeech(key)) && (key.EndsWith('s') || key.EndsWith("ed", StringComparison.Ordinal) || SpeechVerbs.IsIrregularPast(key) || IsAfterAuxiliary(words, at)) && !IsPassive(words, at))
                return true;
            if (key is "to" or "who" or "that" or "with" or "for" or "in")
                return false;
        }

        return false;
    }

    // "A statement by …", "a report by …", "as reported by …"
    private static bool IsSpeechNoun(string key) =>
        QuestionVocabulary.ViewNouns.Contains(key) || key is "report" or "reports" || (key.EndsWith("ed", StringComparison.Ordinal) && SpeechVerbs.IsSpeech(key));

    // "Starmer is expected to …": others expect.
    private static bool IsPassive(IReadOnlyList<QuestionWord> words, int at) =>
        words[at - 1].Key is "is" or "was" or "are" or "were" or "be" or "been" or "being" && !words[at].Key.EndsWith("ing", StringComparison.Ordinal);

    private static bool IsAfterAuxiliary(IReadOnlyList<QuestionWord> words, int at) =>
        words[at - 1].Key is "has" or "have" or "had" or "is" or "was" or "are" or "were" or "been" or "repeatedly" or "also";
}
