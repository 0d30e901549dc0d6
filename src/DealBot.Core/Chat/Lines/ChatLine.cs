namespace DealBot.Core.Chat.Lines;

/// <summary>Reads typed lines: the command and its options, in words.</summary>
/// <remarks>
/// A line that names no command, or whose first word turns out to be the beginning of a question ("sources of the money?"), is a
/// question. Culture-free; linear in the length of the line.
/// </remarks>
internal static class ChatLine
{
    private static readonly string[] Between = ["and", "vs", "vs.", "versus", "with", "to"];
    private static readonly string[] Against = ["vs", "vs.", "versus"];
    private static readonly string[] About = ["on", "about", "regarding", "over"];
    private static readonly string[] Said = ["said", "says", "stated", "told", "wrote"];

    // Whoever a line names before "said" in a question is nobody in particular.
    private static readonly string[] Askers =
        ["who", "whom", "what", "which", "when", "where", "why", "how", "did", "does", "do", "has", "have", "had", "is", "was", "were", "nobody", "anybody", "anyone", "someone"];

    // After the name of a command these begin the rest of a question and no value: "sources say that …", "article about …".
    private static readonly string[] Continuations =
        ["of", "about", "in", "at", "for", "from", "by", "say", "says", "said", "are", "is", "was", "were", "who", "that", "which", "what", "close", "familiar", "behind"];

    /// <summary>The command that the line means.</summary>
    /// <param name="text">Any string whatever.</param>
    /// <param name="isAdministration">Whether it was typed after <c>/deal-admin</c>.</param>
    public static ChatAction.Command Parse(string text, bool isAdministration = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.Trim();
        var (first, rest) = FirstWord(line);
        if (isAdministration && first is "" or "help") return Command("help");
        if (isAdministration) return Administration(first, rest) ?? Command($"{ChatCommands.Administration} {first}".TrimEnd());
        if (line.Length == 0) return Command("help");
        if (rest.Length == 0 && first is "verify" or "compare" or "timeline" or "article") return Command(first); // which says what is missing

        var named = first.TrimEnd(':') switch
        {
            "help" or "help!" or "help?" when rest.Length == 0 => Command("help"),
            "verify" or "check" => Verify(rest),
            "compare" => Compare(rest, Between),
            "timeline" => Timeline(rest),
            "speakers" => List("speakers", "name", rest),
            "sources" => List("sources", "filter", rest),
            "article" when rest.Length > 0 && !BeginsQuestion(rest) => Command("article", ("article", Typed.Unquoted(rest))),
            "context" => Context(rest),
            ChatCommands.Alerts => Alerts(rest),
            ChatCommands.Administration => Administration(FirstWord(rest).Word, FirstWord(rest).Others),
            _ => null,
        };
        return named ?? SaidWords(line) ?? Compare(line, Against) ?? Command(ChatCommands.Ask, ("question", line));
    }

    // verify "words" by X · verify X said "words" · verify words
    private static ChatAction.Command? Verify(string rest)
    {
        if (rest.Length == 0) return null;
        if (SaidWords(rest) is { } said) return said;
        if (Typed.Quotation(rest) is not { } quoted) return BeginsQuestion(rest) ? null : Command("verify", ("words", rest));

        var (_, after) = Typed.SplitAt($" {rest[quoted.After..]} ", ["by", "from"]) ?? ("", "");
        return Command("verify", ("words", quoted.Words), ("speaker", Name(after)));
    }

    // X said "words"
    private static ChatAction.Command? SaidWords(string line)
    {
        if (Typed.Quotation(line) is not { } quoted || line[quoted.After..].Any(char.IsLetterOrDigit)) return null;
        var before = line[..quoted.Start].TrimEnd(' ', ',', ':', '\n');
        var (speaker, verb) = LastWord(before.EndsWith(" that", StringComparison.OrdinalIgnoreCase) ? before[..^5].TrimEnd() : before);
        var (asker, _) = FirstWord(speaker);
        return speaker.Length > 0 && speaker.Length <= LongestName && Is(verb, Said) && !Is(asker, Askers)
            ? Command("verify", ("words", quoted.Words), ("speaker", Name(speaker)))
            : null;
    }

    // compare A and B on topic · A vs B about topic
    private static ChatAction.Command? Compare(string rest, string[] separators)
    {
        if (Typed.SplitAt(rest, separators) is not var (first, others)) return null;
        var (second, topic) = Typed.SplitAt(others, About) ?? (others, "");
        if (Name(first) is not { Length: > 0 and <= LongestName } one || Name(second) is not { Length: > 0 and <= LongestName } other) return null;
        return Is(FirstWord(one).Word, Askers) ? null : Command("compare", ("first", one), ("second", other), ("topic", Topic(topic)));
    }

    // timeline X on topic
    private static ChatAction.Command? Timeline(string rest)
    {
        var (speaker, topic) = Typed.SplitAt(rest, About) ?? (rest, "");
        return BeginsQuestion(rest) || Name(speaker) is not { Length: > 0 and <= LongestName } name
            ? null
            : Command("timeline", ("speaker", name), ("topic", Topic(topic)));
    }

    private static ChatAction.Command? List(string name, string option, string rest) =>
        BeginsQuestion(rest) ? null : Command(name, (option, Typed.Unquoted(rest)));

    private static ChatAction.Command? Context(string rest)
    {
        if (rest.Length == 0) return Command("context");
        return NumberOf(rest) is { } number ? Command("context", ("number", number)) : null;
    }

    private static string? NumberOf(string rest)
    {
        var number = rest.TrimStart('#').TrimEnd('.');
        return number.Length is > 0 and <= MostDigits && number.All(char.IsAsciiDigit) ? number : null;
    }

    // alerts on FILTER wants:… when:… · alerts off NUMBER · alerts mute SOURCE · alerts why ARTICLE · alerts list, log, test
    private static ChatAction.Command? Alerts(string rest)
    {
        var (word, others) = FirstWord(rest);
        return word switch
        {
            "" => Command("alerts list"),
            "on" when !others.EndsWith('?') && AlertLine.Parse(others) is var (filter, wants, when) =>
                Command("alerts on", ("filter", filter), ("wants", wants.ToLowerInvariant()), ("when", when)),
            "off" when others.Length == 0 || NumberOf(others) is not null => Command("alerts off", ("number", NumberOf(others) ?? "")),
            "mute" or "unmute" => Command($"alerts {word}", ("source", Typed.Unquoted(others))),
            "why" when !others.EndsWith('?') => Command("alerts why", ("article", Typed.Unquoted(others))),
            "list" or "log" or "test" when others.Length == 0 => Command($"alerts {word}"),
            "help" when others.Length == 0 => Command("help"),
            _ => null,
        };
    }

    private static ChatAction.Command? Administration(string word, string rest) => word switch
    {
        "reindex" or "status" => Command($"admin {word}"),
        "add" => Command("admin add", ("url", Typed.Unquoted(rest))),
        "feeds" => Command("admin feeds", ("do", FirstWord(rest).Word), ("feed", Typed.Unquoted(FirstWord(rest).Others))),
        "remove" => Command("admin remove", ("article", Typed.Unquoted(rest))),
        "quality" => Quality(rest),
        "settings" => Command("admin settings", (FirstWord(rest).Word is "notices" ? "notices" : "answers", LastWord(rest).Word.ToLowerInvariant())),
        _ => null,
    };

    // quality "words" by X · quality "words" not a quote · quality "words" undo
    private static ChatAction.Command Quality(string rest)
    {
        if (Typed.Quotation(rest) is not { } quoted) return Command("admin quality", ("words", rest));
        var after = rest[quoted.After..].Trim();
        var verdict = ChatCommands.Find("admin quality")!.Options.Single(option => option.Kind is ChatOptionKind.Choice)
            .Choices.FirstOrDefault(choice => string.Equals(choice, after, StringComparison.OrdinalIgnoreCase));
        var (_, speaker) = Typed.SplitAt($" {after} ", ["by"]) ?? ("", verdict is null ? after : "");
        return Command("admin quality", ("words", quoted.Words), ("speaker", Name(speaker)), ("verdict", verdict ?? ""));
    }

    private static bool BeginsQuestion(string rest) => rest.EndsWith('?') || Is(FirstWord(rest).Word, Continuations);

    private static string Name(string text) => Typed.Unquoted(text.Trim().TrimEnd('?', '.', ',', ':', '!'));

    private static string Topic(string text) => text.Trim().TrimEnd('?');

    private static bool Is(string word, string[] words) => Array.Exists(words, other => string.Equals(word, other, StringComparison.OrdinalIgnoreCase));

    private static (string Word, string Others) FirstWord(string line)
    {
        var end = line.AsSpan().IndexOfAny(' ', '\n', '\t');
        return end < 0 ? (line.ToLowerInvariant(), "") : (line[..end].ToLowerInvariant(), line[end..].Trim());
    }

    private static (string Before, string Word) LastWord(string line)
    {
        var start = line.AsSpan().LastIndexOfAny(' ', '\n', '\t');
        return (start < 0 ? "" : line[..start].Trim(), line[(start + 1)..]);
    }

    private static ChatAction.Command Command(string name, params ReadOnlySpan<(string Option, string Value)> values)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, value) in values)
        {
            if (value.Length > 0) arguments[option] = value;
        }

        return new ChatAction.Command(name, arguments);
    }

    private const int LongestName = 60; // longer ones are clauses of a question
    private const int MostDigits = 6;
}
