using DealBot.Slack.Rendering;

namespace DealBot.Slack.Tests.Rendering;

public sealed class SlackTextTests
{
    public static TheoryData<string, string> Messages => new()
    {
        { "what did Waltz say", "what did Waltz say" },
        { "R&amp;D &lt;3 &gt; 2", "R&D <3 > 2" },
        { "&amp;lt;", "&lt;" },
        { "ask <@U1> or <@U2|bob>", "ask @alice or @bob" },
        { "ask <@U9>", "ask @U9" },
        { "in <#C1|general> and <#C2>", "in #general and #C2" },
        { "see <https://example.com/a?b=1&amp;c=2>", "see https://example.com/a?b=1&c=2" },
        { "see <https://example.com|the page>", "see the page" },
        { "mail <mailto:a@example.com|a@example.com>", "mail a@example.com" },
        { "<!here> <!subteam^S1|@mods> <!date^1^{date}|1 January>", "@here @mods 1 January" },
        { "2 < 3", "2 < 3" },
        { "<>", "" },
        { "<<<", "<<<" },
        { "<|>", "" },
    };

    [Theory, MemberData(nameof(Messages))]
    public void A_message_is_read_as_its_reader_saw_it(string sent, string seen) =>
        Assert.Equal(seen, SlackText.Plain(sent, static id => id is "U1" ? "alice" : null));

    [Theory]
    [InlineData("<@UBOT> hello", " hello")]
    [InlineData("<@UBOT|dealbot> hello", " hello")]
    [InlineData("<@UBOTTOM> hello", "@UBOTTOM hello")]
    public void Only_the_mention_of_the_bot_is_left_out(string sent, string seen) =>
        Assert.Equal(seen, SlackText.Plain(sent, static _ => null, "UBOT"));

    [Fact]
    public void Users_who_are_mentioned_without_a_name_are_listed_once() =>
        Assert.Equal(["U1", "U3"], SlackText.MentionedUsers("<@U1> <@U2|bob> <@U3> <@U1> <#C1> <@> <!here>"));

    [Theory]
    [InlineData("*b* and <!channel>", ReadFormat.Bold, ReadFormat.Mention)]
    [InlineData("see <https://a.example|this> :smile:", ReadFormat.Link, ReadFormat.Emoji)]
    [InlineData("see a.example\n> said", ReadFormat.Link, ReadFormat.Code)]
    [InlineData("<!date^1^{date}|x> `c`", ReadFormat.Replaced, ReadFormat.Code)]
    public void The_reader_of_markup_notices_what_is_more_than_characters(string mrkdwn, object one, object other)
    {
        var formats = SlackText.Read(mrkdwn).Aggregate(ReadFormat.None, (all, run) => all | run.Format);
        Assert.True(formats.HasFlag((ReadFormat)one) && formats.HasFlag((ReadFormat)other), formats.ToString());
    }

    [Fact]
    public void Neutral_text_keeps_what_means_nothing() =>
        Assert.Equal("“No”, he said: 1.5 million. Then &amp; now …", SlackText.Neutral("“No”, he said: 1.5 million. Then & now …"));
}
