namespace DealBot.Core.Answers.Questions;

/// <summary>Sentence patterns about words already known: "who said …", "did X say …".</summary>
internal static class ClaimForms
{
    private const int FurthestVerb = 9;

    /// <summary>The first pattern that fits; null when none does.</summary>
    public static Form? Match(Sentence sentence) => WhoSaid(sentence) ?? DidSay(sentence) ?? IsItTrue(sentence);

    // "who said …", "who is quoted as saying …", "who used the phrase …", "which official warned …", "whose words are …"
    private static Form? WhoSaid(Sentence sentence)
    {
        var asker = sentence.HasAt(0, "who") ? 1
            : sentence[0] is "which" or "what" && FactForms.PersonNouns.Contains(sentence[1]) ? 2
            : 0;
        if (asker > 0)
        {
            var verb = asker;
            while (verb < FurthestVerb && IsBetweenWhoAndVerb(sentence[verb]))
                verb++;

            if (sentence[verb] is "used" or "uses" or "coined" or "used" && sentence.Find(verb, verb + 4, IsWordsNoun) is >= 0 and var noun)
                return Claimed(sentence, noun + 1);
            if (SpeechVerbs.IsSpeech(sentence[verb]))
                return Claimed(sentence, SpeechVerbs.IsPlain(sentence[verb]) ? verb + 1 : verb);
        }

        return sentence.HasAt(0, "whose") && sentence.Find(1, 3, QuestionVocabulary.ViewNouns.Contains) is >= 0 and var words
            ? Claimed(sentence, words + 1)
            : null;
    }

    // "did X say …", "has X commented on …", "did anyone say …"
    private static Form? DidSay(Sentence sentence)
    {
        if (sentence[0] is not ("did" or "does" or "do" or "has" or "have" or "had" or "is" or "was" or "were"))
            return null;

        return Said(sentence, 1);
    }

    // "is it true that X said …"
    private static Form? IsItTrue(Sentence sentence)
    {
        var at = sentence.HasAt(0, "is", "it", "true") || sentence.HasAt(0, "was", "it") ? 2 : 0;
        at = sentence[at] is "true" ? at + 1 : at;
        if (at == 0)
            return null;

        at = sentence[at] is "that" or "if" ? at + 1 : at;
        return Said(sentence, at);
    }

    private static Form? Said(Sentence sentence, int subject)
    {
        var verb = sentence.FindVerb(subject, subject + FurthestVerb, SpeechVerbs.IsPlain);
        if (verb <= subject || (sentence[0] is "is" or "was" or "were" && subject == 1 && !IsSpeaking(sentence, verb)))
            return null;

        var name = verb;
        while (name > subject + 1 && (QuestionVocabulary.Empty.Contains(sentence[name - 1]) || sentence[name - 1] is "actually" or "really" or "publicly"
            or "quoted" or "as"))
        {
            name--;
        }

        var claim = verb + 1;
        var isAboutTopic = sentence[verb] is not ("say" or "said" or "saying" or "says" or "tell" or "told" or "call" or "called" or "state" or "stated"
            or "write" or "wrote" or "tweet" or "tweeted" or "post" or "posted");
        if (sentence[claim] is "anything" or "something" or "much" or "more")
            (isAboutTopic, claim) = (true, claim + 1);
        if (sentence.NamesNobody(subject, name))
            return Claimed(sentence, claim);
        if (isAboutTopic)
            return Form.OfSpeaker(sentence.Slice(subject, name), sentence.From(claim));
        if (sentence[claim] is "that")
            claim++;

        return claim < sentence.Count
            ? new Form(Intent.Verify, sentence.From(claim)) { Speaker = sentence.Slice(subject, name), WantsSpeech = true, ClaimStart = sentence.Word(claim) }
            : Form.OfSpeaker(sentence.Slice(subject, name), []);
    }

    // "is X saying …" and "is X quoted as saying …"; but not "is X called …"
    private static bool IsSpeaking(Sentence sentence, int verb) => sentence[verb].EndsWith("ing", StringComparison.Ordinal);

    private static Form Claimed(Sentence sentence, int start) =>
        new(Intent.WhoSaid, sentence.From(start)) { WantsSpeech = true, Wanted = FactKinds.Person };

    private static bool IsBetweenWhoAndVerb(string key) =>
        QuestionVocabulary.Auxiliaries.Contains(key)
        || key is "first" or "also" or "ever" or "it" or "that" or "actually" or "really" or "publicly" or "quoted" or "as" or "once"
            or "else" or "the" or "one" or "who" or "recently" or "previously";

    private static bool IsWordsNoun(string key) => key is "phrase" or "phrases" or "word" or "words" or "term" or "terms" or "expression" or "line" or "slogan";
}
