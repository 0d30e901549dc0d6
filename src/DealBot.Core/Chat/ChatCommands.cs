using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat;

/// <summary>Every command there is, decided once for all platforms.</summary>
public static class ChatCommands
{
    /// <summary>The group of the commands that set what a channel hears of.</summary>
    public const string Alerts = "alerts";

    /// <summary>The group of the moderators' commands.</summary>
    public const string Administration = "admin";

    /// <summary>The command that a line without a command means.</summary>
    public const string Ask = "ask";

    /// <summary>In the order that help shows them.</summary>
    public static IReadOnlyList<ChatCommand> All { get; } =
    [
        new(null, Ask, "Ask, and get the words themselves: who said what, and where it was printed",
            [new("question", "A question, a name or a few words", ChatOptionKind.Question, IsRequired: true)]),
        new(null, "verify", "Check whether somebody said these words, and exactly so",
        [
            new("words", "The words as you heard them", ChatOptionKind.Text, IsRequired: true),
            new("speaker", "Who is said to have said them", ChatOptionKind.Speaker),
        ]),
        new(null, "compare", "See two speakers side by side",
        [
            new("first", "One speaker", ChatOptionKind.Speaker, IsRequired: true),
            new("second", "The other speaker", ChatOptionKind.Speaker, IsRequired: true),
            new("topic", "What about", ChatOptionKind.Text),
        ]),
        new(null, "timeline", "See one speaker's words by date, earliest first",
        [
            new("speaker", "Whose words", ChatOptionKind.Speaker, IsRequired: true),
            new("topic", "What about", ChatOptionKind.Text),
        ]),
        new(null, "speakers", "See who is quoted, and how often", [new("name", "Part of a name", ChatOptionKind.Text)]),
        new(null, "sources", "See the articles, newest first", [new("filter", "Part of a title or an outlet's name", ChatOptionKind.Text)]),
        new(null, "article", "See one article with its quotes", [new("article", "Its title, or part of it", ChatOptionKind.Article, IsRequired: true)]),
        new(null, "context", "See what stands around a quote of your last answer", [new("number", "Which of its quotes, counted from 1", ChatOptionKind.Number)]),
        new(Alerts, "on", "Tell this channel of new articles; every member may",
        [
            new("filter", "Only those that match, such as: speaker:Waltz minerals", ChatOptionKind.Text),
            new("wants", "Each article (unless said otherwise), only new quotes, or all together now and then", ChatOptionKind.Choice) { Choices = ["articles", "quotes", "digest"] },
            new("when", "When a digest comes, such as: daily at 8 Europe/Kyiv, or weekly on monday at 9", ChatOptionKind.Text),
        ]),
        new(Alerts, "off", "Stop telling this channel of new articles", [new("number", "Which alert of the list; all of them if left out", ChatOptionKind.Number)]),
        new(Alerts, "list", "See what this channel is told of", []),
        new(Alerts, "mute", "Tell this channel no more of an outlet's articles", [new("source", "The outlet", ChatOptionKind.Outlet, IsRequired: true)]),
        new(Alerts, "unmute", "Tell this channel of a muted outlet's articles again", [new("source", "The outlet", ChatOptionKind.Outlet, IsRequired: true)]),
        new(Alerts, "why", "See why this channel was or was not told of an article", [new("article", "Its title, or part of it", ChatOptionKind.Article, IsRequired: true)]),
        new(Alerts, "log", "See what became of the latest articles in this channel", []),
        new(Alerts, "test", "See here what an alert looks like", []),
        new(null, "help", "See what can be asked, with examples", []),
        new(Administration, "reindex", "Find quotes and speakers of every article anew, and take in new files", []),
        new(Administration, "status", "See the state of the library and of this instance", []),
        new(Administration, "add", "Add an article from a file, or from its address on the web",
            [new("file", "A text, Markdown or HTML file", ChatOptionKind.File), new("url", "Its address, such as: https://example.com/article", ChatOptionKind.Text)]),
        new(Administration, "remove", "Take an article out of the library", [new("article", "Its title, or part of it", ChatOptionKind.Article, IsRequired: true)]),
        new(Administration, "feeds", "See, add, remove or check the feeds that fill the library; import or export their list",
        [
            new("do", "What to do; shows the feeds if left out", ChatOptionKind.Choice) { Choices = ["list", "add", "remove", "check", "import", "export"] },
            new("feed", "Its address; to remove one, its number or part of its title will do", ChatOptionKind.Text),
            new("file", "To import: a list of feeds from another reader (OPML)", ChatOptionKind.File),
        ]),
        new(Administration, "quality", "See what was reported wrong; correct a quote's speaker, or say that it is none",
        [
            new("words", "Words of the quote", ChatOptionKind.Text),
            new("speaker", "Whose words they are", ChatOptionKind.Speaker),
            new("verdict", "What else to do with it", ChatOptionKind.Choice) { Choices = ["not a quote", "undo"] },
        ]),
        new(Administration, "settings", "See or set who sees this channel's slash answers, and whether moderators' notices come here",
        [
            new("answers", "Who sees answers to slash commands", ChatOptionKind.Choice) { Choices = ["private", "public"] },
            new("notices", "Where moderators are told of feeds that fail and channels that cannot be posted in", ChatOptionKind.Choice) { Choices = ["here", "off"] },
        ]),
    ];

    /// <summary>The command that a typed line names, "timeline"; null for a question, which may begin with the same word.</summary>
    public static string? NamedIn(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var name = ChatLine.Parse(line).Name.Split(' ')[0];
        return name is not Ask && line.AsSpan().TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase) ? name : null;
    }

    /// <summary>The command of that full name; null when there is none.</summary>
    public static ChatCommand? Find(string fullName) =>
        All.FirstOrDefault(command => string.Equals(command.FullName, fullName, StringComparison.Ordinal));
}
