using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;

namespace DealBot.Core.Tests.Chat.Administration;

/// <summary>Who may do what: checked on every way in.</summary>
public sealed class ModeratorsTests
{
    public static TheoryData<string> Commands => [.. ChatCommands.All.Where(command => command.IsForModerators).Select(command => command.FullName)];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_member_is_told_who_may_use_a_moderators_command_and_nothing_happens(string command)
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);
        var arguments = ChatCommands.Find(command)!.Options.ToDictionary(option => option.Name, _ => "public", StringComparer.Ordinal);
        var opened = false;
        var file = new ChatFile("a.txt", 1, _ =>
        {
            opened = true;
            return Task.FromResult<Stream>(new MemoryStream());
        });

        var reply = await room.DoAsync(new ChatRequest(
            ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Command(command, arguments) { File = file }, ChatOrigin.SlashCommand));

        Assert.Contains("Only moderators", Assert.IsType<Note>(Assert.Single(reply.Parts)).Text.Plain, StringComparison.Ordinal);
        Assert.False(opened);
        Assert.Equal(Visibility.OnlyYou, room.Store.AnswersIn(ChatRoom.Channel));
        using var view = room.Library.View();
        Assert.Equal(1, view.Revision);
    }

    [Theory]
    [InlineData("admin.remove.confirmed.1", null)]
    [InlineData("admin.remove.of.several", "1")]
    [InlineData("admin.quality.apply.1", null)]
    [InlineData("admin.quality.undo.1.0.5", null)]
    [InlineData("admin.reindex.stop.yes", null)]
    [InlineData("admin.settings.answers.public", null)]
    public async Task A_member_who_forges_a_moderator_s_button_is_refused_too(string id, string? value)
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);

        var reply = await room.PressAsync(id, ChatRoom.Ann, value: value);

        Assert.Contains("Only moderators", Assert.IsType<Note>(Assert.Single(reply.Parts)).Text.Plain, StringComparison.Ordinal);
        using var view = room.Library.View();
        Assert.Single(view.Articles);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("admin.")]
    [InlineData("admin.remove")]
    [InlineData("admin.remove.confirmed.")]
    [InlineData("admin.remove.confirmed.99")]
    [InlineData("admin.remove.confirmed.-1")]
    [InlineData("admin.nothing.of.it")]
    [InlineData("admin.quality.apply.x")]
    [InlineData("admin.quality.undo.zz.1.1")]
    [InlineData("admin.quality.undo.1.7fffffff.7fffffff")]
    [InlineData("admin.quality.take.unknown")]
    [InlineData("admin.quality.take.unknown", "1.0.5")]
    public async Task Ids_that_nobody_gave_out_are_answered_with_a_sentence(string id, string? value = null)
    {
        using var room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);

        Assert.NotEmpty((await room.PressAsync(id, ChatRoom.Moderator, value: value)).Parts);
        using var view = room.Library.View();
        Assert.Single(view.Articles);
    }
}
