namespace DealBot.Benchmarks.Search;

/// <summary>The fixed queries, from rare words to questions made of the commonest words of <c>words.txt</c>.</summary>
internal static class QuerySet
{
    public static IReadOnlyList<string> All { get; } =
    [
        // one word, rare to common
        "graphite", "ceasefire", "minerals", "security", "government", "president", "people", "said",

        // two words
        "espionage plot", "mineral deal", "peace talks", "prime minister", "oil price", "new president", "said year",

        // questions
        "who signed the mineral agreement with Ukraine", "what did the president say about the war", "when will the peace negotiations resume",
        "how much money will the government spend on defence", "why did the minister leave the meeting",

        // nothing but common words
        "new people", "year one two", "government said people", "more people said one year", "what would you say about all their time",
    ];
}
