using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

/// <summary>What is typed on DealBot's own page, where there are no slash commands, no channels and no alerts.</summary>
public sealed class PageTests(SampleRoom sample) : IClassFixture<SampleRoom>
{
    private static readonly ChatPlace Page = new(ChatPlatform.Page, "", "visitor", IsDirect: true);

    public static TheoryData<string> Alerts =>
        [.. ChatCommands.All.Where(command => command.Group is ChatCommands.Alerts).Select(command => command.FullName)];

    // Without those that open a form or do something.
    public static TheoryData<string> Lines =>
        [.. ChatCommands.All.Where(command => command.Group is not ChatCommands.Alerts && command.Name is not ("add" or "reindex")).Select(command => command.FullName)];

    [Theory, MemberData(nameof(Alerts))]
    public async Task Alerts_are_said_to_go_to_channels_and_nothing_is_set(string command)
    {
        var reply = await sample.Room.TypeAsync(command, place: Page);

        var note = Assert.IsType<Note>(Assert.Single(reply.Parts)).Text;
        Assert.Contains("Slack and Discord, not to this page", note.Plain, StringComparison.Ordinal);
        Assert.Contains(note.Runs, run => string.Equals(run.Text, $"/deal {command}", StringComparison.Ordinal));
        Assert.Empty(sample.Room.Library.Subscriptions.Of(Page));
    }

    [Theory, MemberData(nameof(Lines))]
    public async Task No_other_answer_speaks_of_slashes_mentions_or_this_channel(string line)
    {
        var said = Words.TextOf(await sample.Room.TypeAsync(line, ChatRoom.Moderator, place: Page))
            .Replace(ChatCommands.Find("admin settings")!.Description, "", StringComparison.Ordinal); // which is about channels

        Assert.NotEmpty(said);
        Assert.DoesNotContain("/deal", said, StringComparison.Ordinal);
        Assert.DoesNotContain("this channel", said, StringComparison.Ordinal);
        Assert.DoesNotContain("mentioning me", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_lines_that_can_be_asked_as_they_stand_and_none_of_alerts()
    {
        var reply = await sample.Room.TypeAsync("help", place: Page);

        var lines = reply.Parts.OfType<Listing>().SelectMany(list => list.Items).Select(item => Assert.Single(item.Text.Runs)).ToList();
        Assert.All(lines, run => Assert.Equal(RunStyle.Code | RunStyle.Line, run.Style));
        Assert.Contains(lines, run => run.Text is "compare Trump and Zelensky on security");
        Assert.DoesNotContain(lines, run => run.Text.StartsWith("alerts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_s_hints_are_no_lines_for_there_they_cannot_be_followed()
    {
        var reply = await sample.Room.TypeAsync("help");

        Assert.All(reply.Parts.OfType<Listing>().SelectMany(list => list.Items), item => Assert.Equal(RunStyle.Code, Assert.Single(item.Text.Runs).Style));
    }

    [Theory]
    [InlineData("what did Waltz say", false)]
    [InlineData("sources", false)]
    [InlineData("alerts on", false)]
    [InlineData("admin status", false)]
    [InlineData("admin feeds", false)]
    [InlineData("admin feeds export", false)]
    [InlineData("admin quality \"some words\"", false)]
    [InlineData("admin remove Oval Office", false)] // it asks first
    [InlineData("admin reindex", true)]
    [InlineData("admin add https://example.com/a", true)]
    [InlineData("admin feeds add https://example.com/feed", true)]
    [InlineData("admin feeds check https://example.com/feed", true)] // it asks a stranger's server
    [InlineData("admin feeds remove 1", true)]
    [InlineData("admin quality \"some words\" not a quote", true)]
    public void What_changes_something_is_planned_as_a_change(string line, bool isChange)
    {
        Assert.Equal(isChange, PlanOf(new ChatAction.Line(line), ChatRoom.Moderator).IsChange);
        Assert.False(PlanOf(new ChatAction.Line(line), ChatRoom.Ann).IsChange); // she is refused, which changes nothing
    }

    [Theory]
    [InlineData("admin.remove.confirmed.1", true)]
    [InlineData("admin.feeds.do.remove", true)]
    [InlineData("admin.quality.apply.1", true)]
    [InlineData("admin.reindex.stop.yes", true)]
    [InlineData("4jtx8tndtbnk4nbm.p2", false)]
    [InlineData("home.speakers", false)]
    public void So_is_a_button_that_does(string id, bool isChange) => Assert.Equal(isChange, PlanOf(new ChatAction.Press(id), ChatRoom.Moderator).IsChange);

    [Fact]
    public void An_article_to_add_is_asked_for_in_a_form_which_changes_nothing_yet()
    {
        var plan = PlanOf(new ChatAction.Line("admin add"), ChatRoom.Moderator);

        Assert.NotNull(plan.Form);
        Assert.False(plan.IsChange);
        Assert.True(PlanOf(new ChatAction.Submit(plan.Form.Id, new Dictionary<string, string>(StringComparer.Ordinal)), ChatRoom.Moderator).IsChange);
    }

    private ChatPlan PlanOf(ChatAction action, ChatUser user) => sample.Room.Service.Plan(new ChatRequest(Page, user, action, ChatOrigin.SlashCommand));
}
