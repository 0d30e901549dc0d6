using System.Collections.Frozen;

namespace DealBot.Core.Answers.Questions;

/// <summary>The words that questions are made of, as far as they say nothing about the topic.</summary>
internal static class QuestionVocabulary
{
    /// <summary>Contracted question words and the words they stand for.</summary>
    public static readonly FrozenDictionary<string, string[]> Contractions = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["what's"] = ["what", "is"], ["whats"] = ["what", "is"], ["who's"] = ["who", "is"], ["whos"] = ["who", "is"],
        ["where's"] = ["where", "is"], ["when's"] = ["when", "is"], ["why's"] = ["why", "is"], ["how's"] = ["how", "is"],
        ["what'd"] = ["what", "did"], ["who'd"] = ["who", "did"], ["didn't"] = ["did", "not"], ["doesn't"] = ["does", "not"],
        ["don't"] = ["do", "not"], ["hasn't"] = ["has", "not"], ["isn't"] = ["is", "not"], ["aren't"] = ["are", "not"],
        ["wasn't"] = ["was", "not"], ["won't"] = ["will", "not"], ["wouldn't"] = ["would", "not"], ["can't"] = ["can", "not"],
        ["could've"] = ["could", "have"], ["couldve"] = ["could", "have"], ["would've"] = ["would", "have"], ["wouldve"] = ["would", "have"],
        ["should've"] = ["should", "have"], ["shouldve"] = ["should", "have"], ["might've"] = ["might", "have"], ["mightve"] = ["might", "have"],
        ["couldn't"] = ["could", "not"], ["couldnt"] = ["could", "not"], ["shouldn't"] = ["should", "not"], ["shouldnt"] = ["should", "not"],
        ["didnt"] = ["did", "not"], ["doesnt"] = ["does", "not"], ["dont"] = ["do", "not"], ["hasnt"] = ["has", "not"], ["havent"] = ["have", "not"],
        ["isnt"] = ["is", "not"], ["arent"] = ["are", "not"], ["wasnt"] = ["was", "not"], ["wouldnt"] = ["would", "not"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Auxiliary verbs that can open a question or follow its question word.</summary>
    public static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were be been am do does did has have had will would can could shall should may might must");

    /// <summary>What a question can begin with before it begins.</summary>
    public static readonly IReadOnlyList<string[]> Openers = [.. new[]
    {
        "hey", "hi", "hello", "please", "dealbot", "ok", "okay", "so", "and", "but", "well", "pls", "thanks",
        "can you tell me", "could you tell me", "can you please tell me", "can you show me", "could you show me", "can you find",
        "can you give me", "could you give me", "can i get", "can i see", "can i have", "tell me", "show me", "give me", "get me",
        "find me", "find", "show", "search for", "search", "look up", "do you know", "does anyone know", "anybody know",
        "anyone know", "i want to know", "i'd like to know", "i would like to know", "i need", "i want", "i wonder", "any idea",
        "remind me", "let me know", "looking for", "we need",
    }.Select(opener => opener.Split(' ')).OrderByDescending(opener => opener.Length)];

    /// <summary>Who is named in a question when nobody in particular is.</summary>
    public static readonly FrozenSet<string> Nobody = Set(
        "they it we you i he she this that these those there people person someone somebody anyone anybody everyone everybody article articles "
        + "report reports reporter reporters media press paper papers news source sources story stories text texts outlet outlets "
        + "newspaper newspapers coverage journalists library everything bot dealbot each any all other others different");

    /// <summary>Nouns for what somebody has said or holds.</summary>
    public static readonly FrozenSet<string> ViewNouns = Set(
        "view views opinion opinions position positions stance take takes reaction reactions response responses comment comments "
        + "remark remarks statement statements quote quotes quotation quotations words word answer reply thoughts thought message "
        + "opinion line assessment argument claim claims warning warnings criticism attitude feelings perspective");

    /// <summary>Prepositions that lead from a speaker to what was spoken about.</summary>
    public static readonly FrozenSet<string> AboutPrepositions = Set("about on regarding concerning re of to towards toward for");

    /// <summary>Words that never say what a question is about.</summary>
    public static readonly FrozenSet<string> Empty = Set(
        "a an the one ones and or but nor if then than as at by for from in into of off on onto out over per to up upon with within via vs "
        + "about regarding concerning re towards toward between during after before since until while under above below through "
        + "this that these those there here it its he him his she her hers they them their theirs we our ours you your yours i "
        + "me my myself himself herself itself themselves who whom whose which what when where why how whether "
        + "is are was were be been being am do does did doing has have had having will would can could shall should may might must "
        + "not say says said saying tell tells told telling quote quotes quoted quoting please thanks so such too very also "
        + "any some each every both either neither else ever just only even more most again "
        + "article articles report reports reported source sources library anything something anyone somebody someone anybody everybody "
        + "everyone people ok hey hi hello");

    /// <summary>Words that say little of what a question is about: they count, but not for much.</summary>
    public static readonly FrozenSet<string> Light = Set(
        "supposed exactly actually currently really already still yet get gets got getting make makes made making take takes took taken "
        + "go goes going went gone come comes came coming put puts give gives given gave giving do done happen happens happened happening "
        + "thing things stuff way ways kind kinds sort sorts type types lot lots much many few several latest recent recently newest last "
        + "next according different person use used uses using phrase phrases word words mean means meant want wants wanted need "
        + "needs needed possible possibly part fact facts true main key now currently today let like likely seem seems look looks try "
        + "tries tried hold holds held have set sets become became keep keeps kept think thinks thought believe feel feels view views see "
        + "sees comment comments commented remark remarks statement statements call calls called calling describe described describes "
        + "talk talks about discuss react reaction respond response answer first second ask asks asked new big soon "
        + "number amount date day days time times year years month week place country countries city reason reasons cause name names "
        + "named list event role roles play plays played explain tell know known total all just good bad right supposedly reportedly allegedly anyway expected news");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
