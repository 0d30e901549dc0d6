using DealBot.Core.Chat;
using DealBot.Core.Chat.Lines;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Chat;

public sealed class ChatLineTests
{
    [Theory]
    [InlineData("", "help")]
    [InlineData("  \n ", "help")]
    [InlineData("help", "help")]
    [InlineData("HELP!", "help")]
    [InlineData("help Ukraine gets from America", "ask question=help Ukraine gets from America")]
    [InlineData("what did Waltz say", "ask question=what did Waltz say")]
    [InlineData("Waltz", "ask question=Waltz")]
    [InlineData("verify \"wasted trip\" by Trump", "verify words=wasted trip; speaker=Trump")]
    [InlineData("verify “wasted trip” by Donald Trump?", "verify words=wasted trip; speaker=Donald Trump")]
    [InlineData("Verify: „wasted trip“", "verify words=wasted trip")]
    [InlineData("verify Trump said \"wasted trip\"", "verify words=wasted trip; speaker=Trump")]
    [InlineData("verify that Trump said that “he called it “wasted””", "verify words=he called it “wasted”; speaker=that Trump")]
    [InlineData("verify coal has no future", "verify words=coal has no future")]
    [InlineData("verify", "verify")]
    [InlineData("Trump said \"wasted trip\"", "verify words=wasted trip; speaker=Trump")]
    [InlineData("Mike Waltz said, “he will sign”.", "verify words=he will sign; speaker=Mike Waltz")]
    [InlineData("who said \"wasted trip\"", "ask question=who said \"wasted trip\"")]
    [InlineData("did Trump say \"wasted trip\"?", "ask question=did Trump say \"wasted trip\"?")]
    [InlineData("what Trump said \"wasted trip\" means", "ask question=what Trump said \"wasted trip\" means")]
    [InlineData("\"wasted trip\"", "ask question=\"wasted trip\"")]
    [InlineData("compare Trump and Zelensky on minerals", "compare first=Trump; second=Zelensky; topic=minerals")]
    [InlineData("compare Trump with Zelensky about the deal?", "compare first=Trump; second=Zelensky; topic=the deal")]
    [InlineData("Compare Trump vs. Zelensky", "compare first=Trump; second=Zelensky")]
    [InlineData("Trump vs Zelensky about minerals", "compare first=Trump; second=Zelensky; topic=minerals")]
    [InlineData("compare prices", "ask question=compare prices")]
    [InlineData("who is right, Trump vs Zelensky", "ask question=who is right, Trump vs Zelensky")]
    [InlineData("timeline Zelensky on security guarantees", "timeline speaker=Zelensky; topic=security guarantees")]
    [InlineData("timeline Trump", "timeline speaker=Trump")]
    [InlineData("timeline of the negotiations", "ask question=timeline of the negotiations")]
    [InlineData("timeline", "timeline")]
    [InlineData("speakers", "speakers")]
    [InlineData("speakers waltz", "speakers name=waltz")]
    [InlineData("speakers at the conference", "ask question=speakers at the conference")]
    [InlineData("sources", "sources")]
    [InlineData("sources BBC", "sources filter=BBC")]
    [InlineData("sources say that the deal is dead", "ask question=sources say that the deal is dead")]
    [InlineData("sources for the claim?", "ask question=sources for the claim?")]
    [InlineData("article Waltz at CPAC", "article article=Waltz at CPAC")]
    [InlineData("article “Waltz at CPAC”", "article article=Waltz at CPAC")]
    [InlineData("article about minerals", "ask question=article about minerals")]
    [InlineData("article", "article")]
    [InlineData("context", "context")]
    [InlineData("context 2", "context number=2")]
    [InlineData("context #12", "context number=12")]
    [InlineData("context of the deal", "ask question=context of the deal")]
    [InlineData("context 99999999999", "ask question=context 99999999999")]
    [InlineData("alerts", "alerts list")]
    [InlineData("alerts on", "alerts on")]
    [InlineData("alerts on speaker:Waltz minerals", "alerts on filter=speaker:Waltz minerals")]
    [InlineData("alerts on speaker:Waltz wants:quotes", "alerts on filter=speaker:Waltz; wants=quotes")]
    [InlineData("alerts on Wants: Quotes speaker:Waltz", "alerts on filter=speaker:Waltz; wants=quotes")]
    [InlineData("alerts on speaker:Waltz daily at 8", "alerts on filter=speaker:Waltz; when=daily at 8")]
    [InlineData("alerts on speaker:Waltz minerals -oil daily at 8 Europe/Kyiv", "alerts on filter=speaker:Waltz minerals -oil; when=daily at 8 Europe/Kyiv")]
    [InlineData("alerts on weekly on monday at 9", "alerts on when=weekly on monday at 9")]
    [InlineData("alerts on when:friday 17:00 America/New_York", "alerts on when=friday 17:00 America/New_York")]
    [InlineData("alerts on when:“daily at 8” minerals", "alerts on filter=minerals; when=daily at 8")]
    [InlineData("alerts on minerals when:\"daily at 8\" wants:digest", "alerts on filter=minerals; wants=digest; when=daily at 8")]
    [InlineData("alerts on daily", "alerts on when=daily")]
    [InlineData("alerts on daily life", "alerts on filter=daily life")]
    [InlineData("alerts on the daily at the quay opened", "alerts on filter=the; when=daily at the quay opened")] // which is then said to be no time
    [InlineData("alerts on \"the daily at noon\" ferries", "alerts on filter=\"the daily at noon\" ferries")]
    [InlineData("alerts on “she wants:quotes” ferries", "alerts on filter=“she wants:quotes” ferries")]
    [InlineData("alerts on what does he want?", "ask question=alerts on what does he want?")]
    [InlineData("Alerts OFF", "alerts off")]
    [InlineData("alerts off 12", "alerts off number=12")]
    [InlineData("alerts off #3", "alerts off number=3")]
    [InlineData("alerts off the coast", "ask question=alerts off the coast")]
    [InlineData("alerts mute “The Islander”", "alerts mute source=The Islander")]
    [InlineData("alerts unmute The Islander", "alerts unmute source=The Islander")]
    [InlineData("alerts mute", "alerts mute")]
    [InlineData("alerts why Waltz at CPAC", "alerts why article=Waltz at CPAC")]
    [InlineData("alerts why were they sounded?", "ask question=alerts why were they sounded?")]
    [InlineData("alerts log", "alerts log")]
    [InlineData("alerts help", "help")]
    [InlineData("alerts list", "alerts list")]
    [InlineData("alerts test", "alerts test")]
    [InlineData("alerts were sounded in Kyiv", "ask question=alerts were sounded in Kyiv")]
    [InlineData("admin reindex", "admin reindex")]
    [InlineData("admin of the port", "ask question=admin of the port")]
    public void A_line_means_a_command_or_is_a_question(string line, string meant) => Assert.Equal(meant, Shown(ChatLine.Parse(line)));

    [Theory]
    [InlineData("reindex", "admin reindex")]
    [InlineData("STATUS", "admin status")]
    [InlineData("add", "admin add")]
    [InlineData("add https://islander.example/A", "admin add url=https://islander.example/A")]
    [InlineData("feeds", "admin feeds")]
    [InlineData("feeds list", "admin feeds do=list")]
    [InlineData("feeds Add https://islander.example/Feed", "admin feeds do=add; feed=https://islander.example/Feed")]
    [InlineData("feeds remove “The Islander”", "admin feeds do=remove; feed=The Islander")]
    [InlineData("settings notices here", "admin settings notices=here")]
    [InlineData("remove Waltz at CPAC", "admin remove article=Waltz at CPAC")]
    [InlineData("quality", "admin quality")]
    [InlineData("quality \"wasted trip\" by Donald Trump", "admin quality words=wasted trip; speaker=Donald Trump")]
    [InlineData("quality “wasted trip” not a quote", "admin quality words=wasted trip; verdict=not a quote")]
    [InlineData("quality “wasted trip” Undo", "admin quality words=wasted trip; verdict=undo")]
    [InlineData("settings", "admin settings")]
    [InlineData("settings answers Public", "admin settings answers=public")]
    [InlineData("", "help")]
    [InlineData("dance", "admin dance")]
    public void A_moderators_line_means_a_moderators_command(string line, string meant) =>
        Assert.Equal(meant, Shown(ChatLine.Parse(line, isAdministration: true)));

    [Fact]
    public void Any_string_means_a_command_of_the_catalogue_with_its_own_options()
    {
        var line = from words in Gen.Elements(Pieces).ArrayOf()
                   select string.Join(' ', words);
        Prop.ForAll(line.ToArbitrary(), typed =>
        {
            var command = ChatLine.Parse(typed);
            var known = ChatCommands.Find(command.Name);
            return known is not null
                && command.Arguments.Keys.All(name => known.Options.Any(option => string.Equals(option.Name, name, StringComparison.Ordinal)))
                && command.Arguments.Values.All(value => value.Length > 0);
        }).QuickCheckThrowOnFailure();
        Prop.ForAll<string>(typed => typed is null || ChatCommands.Find(ChatLine.Parse(typed).Name) is not null).QuickCheckThrowOnFailure();
        Prop.ForAll<string>(typed => typed is null || ChatLine.Parse(typed, isAdministration: true).Name.Length > 0).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_word_of_a_filter_is_lost_whatever_is_wanted_beside_it()
    {
        var line = from filter in Gen.Elements("speaker:Waltz", "minerals", "-oil", "\"daily at dawn\"", "source:\"The Islander\"", "daily", "weekly", "when", "wants").ArrayOf()
                   from wants in Gen.Elements("", "articles", "quotes", "digest")
                   from when in Gen.Elements("", "daily at 8", "weekly on monday at 17:00 Europe/Kyiv")
                   select (Filter: string.Join(' ', filter), wants, when);
        Prop.ForAll(line.ToArbitrary(), said =>
        {
            if (said.Filter is "daily" or "weekly") return true; // alone they are half a time
            var typed = $"{said.Filter}{(said.wants.Length > 0 ? $" wants:{said.wants}" : "")}{(said.when.Length > 0 ? $" when:{said.when}" : "")}";
            return AlertLine.Parse(typed) == said;
        }).QuickCheckThrowOnFailure();
        Prop.ForAll<string>(typed => typed is null || AlertLine.Parse(typed).Filter.Length <= typed.Length).QuickCheckThrowOnFailure();
    }

    /// <summary>What lines are made of, and what breaks parsers.</summary>
    internal static readonly string[] Pieces =
    [
        "verify", "compare", "timeline", "speakers", "sources", "article", "context", "alerts", "on", "off", "list", "help", "admin", "quality", "remove",
        "\"", "“", "”", "«", "'", "by", "said", "and", "vs", "about", "2", "#", "Waltz", "Zelensky", "minerals", "what did", "say", "?", "\n", "\uD800",
        "\u202E", "speaker:", "after:2025", "wants:", "when:", "daily at", "weekly", "mute", "why", "log", "feeds", "-", "*", "AND", "🚗", ",", ".", "<!channel>", "@everyone", "who",
    ];

    private static string Shown(ChatAction.Command command) =>
        command.Arguments.Count == 0 ? command.Name : $"{command.Name} {string.Join("; ", command.Arguments.Select(argument => $"{argument.Key}={argument.Value}"))}";
}
