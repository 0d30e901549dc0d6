using System.Collections.Frozen;
using DealBot.Core.Answers.Ranking;

namespace DealBot.Core.Answers.Questions;

/// <summary>Sentence patterns that ask for a fact: when, where, how much, who, why, what is, yes or no.</summary>
internal static class FactForms
{
    /// <summary>Nouns that stand for a person or body after "which" and "what".</summary>
    public static readonly FrozenSet<string> PersonNouns = Set(
        "president presidents minister ministers official officials person persons leader leaders adviser advisor advisers envoy envoys general "
        + "senator senators politician politicians secretary chief company companies agency agencies outlet expert experts side party parties "
        + "diplomat diplomats group body organization organisation ministry administration government people head spokesman spokeswoman ambassador");

    private static readonly FrozenDictionary<string, FactKinds> KindNouns = new (string Nouns, FactKinds Kind)[]
    {
        ("date day time year month weekday deadline", FactKinds.Date),
        ("percentage percent proportion share fraction", FactKinds.Percent | FactKinds.Number),
        ("price cost amount sum", FactKinds.Money | FactKinds.Number),
        ("number count", FactKinds.Number),
        ("place city country countries location town venue region capital conference event cities", FactKinds.Place),
        ("reason reasons cause causes motive explanation excuse", FactKinds.Reason),
        ("length duration", FactKinds.Duration),
    }.SelectMany(row => row.Nouns.Split(' ').Select(noun => KeyValuePair.Create(noun, row.Kind))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The pattern that fits; null when the question is plain keywords.</summary>
    public static Form? Match(Sentence sentence)
    {
        var at = sentence[0] is "in" or "at" or "on" or "under" or "with" or "by" or "to" or "for" or "from" or "since" or "until" or "during" && IsAsking(sentence[1])
            ? 1
            : 0;
        return sentence[at] switch
        {
            "when" => Fact(Intent.When, FactKinds.Date, sentence, at + 1),
            "where" => Fact(Intent.Where, FactKinds.Place, sentence, at + 1),
            "why" => Fact(Intent.Why, FactKinds.Reason, sentence, at + 1),
            "how" => How(sentence, at + 1),
            "who" or "whom" => Who(sentence, at + 1),
            "which" or "what" => WhichOrWhat(sentence, at),
            "list" or "enumerate" or "name" when at == 0 && sentence.Count > 1 => Fact(Intent.List, FactKinds.Several, sentence, 1),
            "define" or "definition" or "meaning" => Fact(Intent.WhatIs, FactKinds.Definition, sentence, 1),
            "explain" => new Form(Intent.Search, sentence.From(1)),
            var key when QuestionVocabulary.Auxiliaries.Contains(key) && sentence.Count > 2 => new Form(Intent.YesNo, sentence.From(1)),
            _ => null,
        };
    }

    private static Form Fact(Intent intent, FactKinds wanted, Sentence sentence, int topic) =>
        new(intent, sentence.From(topic)) { Wanted = wanted };

    private static Form How(Sentence sentence, int at) => sentence[at] switch
    {
        "much" => Fact(Intent.HowMuch, FactKinds.Money | FactKinds.Percent | FactKinds.Number, sentence, at + 1),
        "many" => Fact(Intent.HowMany, FactKinds.Number | (FactScanner.IsPeriod(sentence[at + 1]) ? FactKinds.Duration : FactKinds.None), sentence, at + 1),
        "big" or "large" or "high" => Fact(Intent.HowMuch, FactKinds.Money | FactKinds.Percent | FactKinds.Number, sentence, at + 1),
        "old" => Fact(Intent.HowMany, FactKinds.Number, sentence, at),
        "long" => Fact(Intent.When, FactKinds.Duration | FactKinds.Date, sentence, at + 1),
        "soon" => Fact(Intent.When, FactKinds.Date, sentence, at + 1),
        "often" => Fact(Intent.HowMany, FactKinds.Number, sentence, at),
        "come" => Fact(Intent.Why, FactKinds.Reason, sentence, at + 1),
        _ => new Form(Intent.How, sentence.From(at)),
    };

    private static Form Who(Sentence sentence, int at)
    {
        if (sentence[at] is not ("is" or "are" or "was" or "were"))
            return Fact(Intent.Who, FactKinds.Person, sentence, at);

        return sentence.NamesSomebody(at + 1, sentence.Count)
            ? Fact(Intent.WhatIs, FactKinds.Definition, sentence, at + 1)
            : Fact(Intent.Who, FactKinds.Person, sentence, at + 1);
    }

    private static Form WhichOrWhat(Sentence sentence, int at)
    {
        var next = at + 1;
        if (IsCategory(sentence, next))
            sentence = sentence.WithCategory(next);
        var isCopula = sentence[next] is "is" or "are" or "was" or "were";
        var noun = sentence.Find(next, next + 4, key => !QuestionVocabulary.Auxiliaries.Contains(key) && key is not ("the" or "a" or "an" or "exact" or "total"));
        var key = noun < 0 ? "" : sentence[noun];

        if (KindNouns.TryGetValue(key, out var kind) && (!isCopula || sentence[noun + 1] is "of" or "for" or "behind" or "that" or "did" or "when" or "where"))
            return Fact(IntentOf(kind), kind, sentence, noun);
        if (!isCopula && PersonNouns.Contains(key) && noun == next)
            return Fact(Intent.Who, FactKinds.Person, sentence, noun);
        if (sentence[next] is "caused" or "causes" or "led" || sentence.HasAt(next, "made") || sentence.Find(0, sentence.Count, word => word is "for") == sentence.Count - 1)
            return Fact(Intent.Why, FactKinds.Reason, sentence, next);
        if (IsPlural(key) && noun == next && QuestionVocabulary.Auxiliaries.Contains(sentence[noun + 1]))
            return Fact(Intent.List, FactKinds.Several, sentence, next);
        if (sentence[at] is "which" || sentence[next] is "makes" || (sentence[next] is "are" or "were" && sentence[next + 1] is "the"))
            return Fact(Intent.List, FactKinds.Several, sentence, next);
        if (sentence[next] is "does" or "do" or "did" or "would" or "will" && sentence[sentence.Count - 1] is "cost")
            return Fact(Intent.HowMuch, FactKinds.Money, sentence, next + 1);
        if (isCopula || (sentence[next] is "does" or "do" && sentence[sentence.Count - 1] is "mean" or "do"))
            return Fact(Intent.WhatIs, FactKinds.Definition, sentence, next + 1);

        return new Form(Intent.Search, sentence.From(next));
    }

    // "which channel did …", "what news agency is …"
    private static bool IsCategory(Sentence sentence, int noun) =>
        noun < sentence.Count && !QuestionVocabulary.Auxiliaries.Contains(sentence[noun]) && !QuestionVocabulary.Empty.Contains(sentence[noun]);

    private static bool IsPlural(string noun) => noun.Length > 3 && noun[^1] == 's' && noun[^2] is not ('s' or 'u' or 'i');

    private static Intent IntentOf(FactKinds kind) =>
        kind.HasFlag(FactKinds.Date) || kind.HasFlag(FactKinds.Duration) ? Intent.When
        : kind.HasFlag(FactKinds.Place) ? Intent.Where
        : kind.HasFlag(FactKinds.Reason) ? Intent.Why
        : kind == FactKinds.Number ? Intent.HowMany
        : Intent.HowMuch;

    private static bool IsAsking(string key) => key is "which" or "what" or "whom" or "who" or "when" or "where" or "how";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
