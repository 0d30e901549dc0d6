namespace DealBot.Core.Answers.Questions;

/// <summary>Sentence patterns that ask for somebody's words: "what did X say about Y", "X on Y", "X's view of Y".</summary>
internal static class SpeechForms
{
    /// <summary>The first pattern that fits; null when none does.</summary>
    public static Form? Match(Sentence sentence) =>
        AccordingTo(sentence)
        ?? WhatSomebodySays(sentence)
        ?? HowSomebodySees(sentence)
        ?? SomebodysView(sentence)
        ?? ViewOfSomebody(sentence)
        ?? AnythingFrom(sentence)
        ?? SomebodyOn(sentence)
        ?? SomebodySays(sentence);

    // "is the deal done according to X", "according to X, …"
    private static Form? AccordingTo(Sentence sentence)
    {
        var at = sentence.Find(0, sentence.Count, key => key is "according");
        if (at < 0 || sentence[at + 1] is not "to")
            return null;

        var name = at + 2;
        var longest = Math.Min(sentence.Count, name + Sentence.LongestName);
        for (var end = longest; end > name; end--)
        {
            if (sentence.NamesSomebody(name, end))
                return Form.OfSpeaker(sentence.Slice(name, end), sentence.Without(at, end));
        }

        return at > 0 && !sentence.NamesNobody(name, sentence.Count)
            ? Form.OfSpeaker(sentence.From(name), sentence.Slice(0, at))
            : null;
    }

    // "what did X say about Y", "what has X announced", "what is being said about Y", "what X said"
    private static Form? WhatSomebodySays(Sentence sentence)
    {
        if (sentence[0] is not ("what" or "anything" or "everything" or "something" or "things" or "which"))
            return null;

        var auxiliary = sentence.Find(1, 4, QuestionVocabulary.Auxiliaries.Contains);
        // "which officials did X see": persons are wanted, not words.
        if (auxiliary > 1 && FactForms.PersonNouns.Contains(sentence[auxiliary - 1]))
            return null;

        var subject = auxiliary < 0 ? 1 : auxiliary + 1;
        if (auxiliary < 0 && sentence[1] is "that" or "else")
            subject = 2;
        var verb = sentence.FindVerb(subject, subject + Sentence.LongestName, SpeechVerbs.IsSpeech);
        if (verb < 0 || (auxiliary < 0 && verb == subject) || (IsPassive(sentence, auxiliary, subject, verb) && !sentence.NamesNobody(subject, verb)))
            return null;
        if (sentence.Find(subject, verb, key => QuestionVocabulary.Auxiliaries.Contains(key) && key is not "being") >= 0)
            return null;

        IReadOnlyList<QuestionWord> topic = [.. sentence.Slice(1, auxiliary), .. TopicAfter(sentence, verb)];
        if (sentence.NamesNobody(subject, verb))
            return new Form(Intent.Search, topic);

        return SpeechVerbs.IsPlain(sentence[verb]) || sentence.NamesSomebody(subject, verb)
            ? Form.OfSpeaker(sentence.Slice(subject, verb), topic)
            : null;
    }

    // "how does X see Y", "how did X respond to Y": the verb tells "X sees Y as …" from all else that X says of Y.
    private static Form? HowSomebodySees(Sentence sentence)
    {
        if (sentence[0] is not "how" || sentence[1] is not ("did" or "does" or "do" or "has" or "have" or "would" or "is" or "was"))
            return null;

        var verb = sentence.FindVerb(2, 2 + Sentence.LongestName, SpeechVerbs.IsPlain);
        return verb > 2 && sentence.NamesSomebody(2, verb)
            ? Form.OfSpeaker(sentence.Slice(2, verb), sentence.From(verb))
            : null;
    }

    // "X's view of Y", "what is X's latest comment on Y"
    private static Form? SomebodysView(Sentence sentence)
    {
        var noun = sentence.Find(1, sentence.Count, QuestionVocabulary.ViewNouns.Contains);
        if (noun < 0)
            return null;

        var owner = noun - 1;
        while (owner >= Math.Max(0, noun - 3) && !sentence.Word(owner).IsPossessive)
            owner--;

        var start = 0;
        while (start < noun && (QuestionVocabulary.Auxiliaries.Contains(sentence[start]) || sentence[start] is "what" or "any" or "some" or "how"))
            start++;

        if (owner >= start && owner >= noun - 3 && !sentence.NamesNobody(start, owner + 1))
            return Form.OfSpeaker(sentence.Slice(start, owner + 1), sentence.From(noun + 1));

        // "Berg harbour quote": the name may come before the topic.
        for (var end = noun; end > start; end--)
        {
            if (sentence.NamesSomebody(start, end))
                return Form.OfSpeaker(sentence.Slice(start, end), [.. sentence.Slice(end, noun), .. sentence.From(noun + 1)]);
        }

        return null;
    }

    // "quotes from X about Y", "the position of X on Y", "reactions to Y"
    private static Form? ViewOfSomebody(Sentence sentence)
    {
        var noun = sentence.Find(0, 6, QuestionVocabulary.ViewNouns.Contains);
        if (noun < 0 || !sentence.NamesNobody(0, IsAdjective(sentence[noun - 1]) ? noun - 1 : noun))
            return null;

        var preposition = sentence[noun + 1];
        if (preposition is "by" or "from" or "of")
        {
            var name = noun + 2;
            var end = sentence.Find(name, sentence.Count, QuestionVocabulary.AboutPrepositions.Contains);
            end = end < 0 ? sentence.Count : end;
            for (var last = end; last > name; last = last == end && end < sentence.Count ? sentence.Count : -1)
            {
                if (sentence.NamesSomebody(name, last) || (preposition is not "of" && last == end && LooksLikeName(sentence, name, last)))
                    return Form.OfSpeaker(sentence.Slice(name, last), sentence.From(last));
            }
        }

        return QuestionVocabulary.AboutPrepositions.Contains(preposition) && preposition is not "of"
            ? new Form(Intent.Search, sentence.From(noun + 2)) { WantsSpeech = true }
            : null;
    }

    private static bool IsAdjective(string key) => key is "latest" or "last" or "recent" or "newest" or "first" or "exact" or "direct" or "full" or "best" or "key";

    // A few words without a small one among them: "from Ursula Berg", but not "from both parties in town".
    private static bool LooksLikeName(Sentence sentence, int start, int end) =>
        end > start && end - start <= 4 && sentence.Find(start, end, QuestionVocabulary.Empty.Contains) < 0;

    // "anything from X", "words by X"
    private static Form? AnythingFrom(Sentence sentence) =>
        sentence[0] is "anything" or "something" or "everything" or "more" && sentence[1] is "from" or "by" && sentence.NamesSomebody(2, sentence.Count)
            ? Form.OfSpeaker(sentence.From(2), [])
            : null;

    // "X on Y", "X about Y"
    private static Form? SomebodyOn(Sentence sentence)
    {
        for (var at = 1; at <= Sentence.LongestName && at < sentence.Count; at++)
        {
            if (sentence[at] is "on" or "about" or "regarding" or "re" or "concerning" && sentence.NamesSomebody(0, at))
                return Form.OfSpeaker(sentence.Slice(0, at), sentence.From(at + 1));
        }

        return null;
    }

    // "X said Y"
    private static Form? SomebodySays(Sentence sentence)
    {
        var verb = sentence.FindVerb(1, 1 + Sentence.LongestName, SpeechVerbs.IsPlain);
        return verb > 0 && !QuestionVocabulary.Auxiliaries.Contains(sentence[0]) && sentence.NamesSomebody(0, verb)
            ? Form.OfSpeaker(sentence.Slice(0, verb), TopicAfter(sentence, verb))
            : null;
    }

    // "what is the deal called": the subject does not speak.
    private static bool IsPassive(Sentence sentence, int auxiliary, int subject, int verb) =>
        verb > subject && sentence[auxiliary] is "is" or "are" or "was" or "were" && !sentence[verb].EndsWith("ing", StringComparison.Ordinal);

    // A verb that tells what kind of speech it was belongs to the topic.
    private static IReadOnlyList<QuestionWord> TopicAfter(Sentence sentence, int verb) =>
        sentence.From(SpeechVerbs.IsPlain(sentence[verb]) ? verb + 1 : verb);
}
