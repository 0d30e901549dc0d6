using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using static DealBot.Core.Tests.Chat.Words;

namespace DealBot.Core.Tests.Chat.Administration;

/// <summary>What is reported wrong is put right, and can be undone.</summary>
public sealed class QualityTests : IAsyncLifetime
{
    private const string Silting = "silting up faster";

    private ChatRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await ChatRoom.OfAsync(
        [Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour)), Briefs.Read(Briefs.Article("ferry.txt", Briefs.Ferry))]);

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_member_s_report_is_applied_by_a_moderator_and_undone_by_another()
    {
        await ReportAsync("somebody", "Lusk");
        _room.Restart();

        var open = await _room.AdministerAsync("quality");
        Assert.Contains("1 report to look at", TextOf(open), StringComparison.Ordinal);
        Assert.Contains("Ann, 1 March 2025: said by Moira Lusk.", TextOf(open), StringComparison.Ordinal);
        Assert.Contains(Silting, Assert.Single(open.Parts.OfType<QuoteCard>()).Words.Plain, StringComparison.Ordinal);

        var applied = await _room.PressAsync(open.Button("Apply")!, ChatRoom.Moderator);
        Assert.Contains("Done: these are the words of Moira Lusk", TextOf(applied), StringComparison.Ordinal);
        Assert.Contains("No reports are open.", TextOf(applied), StringComparison.Ordinal);
        Assert.Equal("Moira Lusk", await SpeakerAsync());
        Assert.Contains("closed that report already", TextOf(await _room.PressAsync(open.Button("Dismiss")!, ChatRoom.Moderator)), StringComparison.Ordinal);

        var menu = (await _room.AdministerAsync("quality")).Parts.OfType<Menu>().Single();
        Assert.Contains("said by Moira Lusk: “The channel is silting up faster than we can mark it,” (by Mo)", menu.Options[0].Label, StringComparison.Ordinal);
        await _room.PressAsync(menu.Id, ChatRoom.Moderator, value: menu.Options[0].Value);
        Assert.Contains("Calder", await SpeakerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_names_nobody_can_only_be_dismissed()
    {
        await ReportAsync("somebody", "");

        var open = await _room.AdministerAsync("quality");
        Assert.Contains("who it is was not said", TextOf(open), StringComparison.Ordinal);
        Assert.Equal(["Dismiss"], Limits.Buttons(open).Select(button => button.Label));
        Assert.Contains("Dismissed.", TextOf(await _room.PressAsync(open.Button("Dismiss")!, ChatRoom.Moderator)), StringComparison.Ordinal);
        Assert.Empty(_room.Store.OpenReports(9));
    }

    [Fact]
    public async Task Reports_of_quotes_that_are_gone_close_and_say_so()
    {
        await ReportAsync("no-quote", "");
        _room.Library.Remove(1);

        Assert.Contains("1 report closed: the library holds those quotes no more.", TextOf(await _room.AdministerAsync("quality")), StringComparison.Ordinal);
        Assert.Empty(_room.Store.OpenReports(9));
    }

    [Fact]
    public async Task A_quote_is_corrected_by_its_words()
    {
        var done = await _room.AdministerAsync($"quality “{Silting}” by lusk");
        Assert.Contains("Done: these are the words of Moira Lusk", TextOf(done), StringComparison.Ordinal);
        Assert.Equal("Moira Lusk", await SpeakerAsync());
        Assert.Contains((await _room.TypeAsync(Silting)).Parts.OfType<QuoteCard>(), card => card.Attribution.Caution is "Corrected by a moderator.");

        Assert.Contains("Undone", TextOf(await _room.PressAsync(done.Button("Undo")!, ChatRoom.Moderator)), StringComparison.Ordinal);
        Assert.Contains("Calder", await SpeakerAsync(), StringComparison.Ordinal);

        Assert.Contains("no quote any more", TextOf(await _room.AdministerAsync($"quality “{Silting}” not a quote")), StringComparison.Ordinal);
        Assert.Contains("No quote holds these words", TextOf(await _room.AdministerAsync($"quality “{Silting}” by Lusk")), StringComparison.Ordinal);
        Assert.Contains("No corrected quote holds these words", TextOf(await _room.AdministerAsync("quality “?!” undo")), StringComparison.Ordinal);
        Assert.Contains("Undone", TextOf(await _room.AdministerAsync($"quality “{Silting}” undo")), StringComparison.Ordinal);
        Assert.Contains("Calder", await SpeakerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_library_does_not_know_is_taken_as_it_is_and_what_is_no_name_is_not()
    {
        var nameless = new ChatAction.Command("admin quality", new Dictionary<string, string> { ["words"] = Silting, ["speaker"] = "!!!" });
        var refused = await _room.DoAsync(new ChatRequest(ChatRoom.Channel, ChatRoom.Moderator, nameless, ChatOrigin.SlashCommand));
        Assert.Contains("Say whose words they are by a name", TextOf(refused), StringComparison.Ordinal);
        Assert.Contains("the words of Zoë Quill", TextOf(await _room.AdministerAsync($"quality “{Silting}” by Zoë Quill")), StringComparison.Ordinal);
        Assert.Equal("Zoë Quill", await SpeakerAsync());
    }

    [Fact]
    public async Task Of_several_quotes_the_moderator_who_asked_chooses_one()
    {
        await _room.Library.ImportAsync(
            [Briefs.Read(Briefs.Article("copy.txt", "A copy.\n" + Briefs.Harbour))], cancellation: TestContext.Current.CancellationToken);

        Assert.Contains("2 quotes hold these words. Write more", TextOf(await _room.AdministerAsync($"quality “{Silting}”")), StringComparison.Ordinal);
        var menu = (await _room.AdministerAsync($"quality “{Silting}” by Lusk")).Parts.OfType<Menu>().Single();
        var other = ChatRoom.Moderator with { Id = "U8" };
        Assert.Contains("too old", TextOf(await _room.PressAsync(menu.Id, other, value: menu.Options[1].Value)), StringComparison.Ordinal);
        Assert.Empty(_room.Library.Corrections());

        await _room.PressAsync(menu.Id, ChatRoom.Moderator, value: menu.Options[1].Value);

        Assert.Equal(3, Assert.Single(_room.Library.Corrections()).ArticleId);
    }

    private async Task ReportAsync(string verdict, string speaker)
    {
        var card = (await _room.TypeAsync(Silting)).Parts.OfType<QuoteCard>().First();
        var wrong = card.Buttons.Single(button => button.Label is "Wrong speaker");
        await _room.DoAsync(new ChatRequest(
            ChatRoom.Channel,
            ChatRoom.Ann,
            new ChatAction.Submit(wrong.Id, new Dictionary<string, string> { ["verdict"] = verdict, ["speaker"] = speaker }),
            ChatOrigin.PrivateMessage));
    }

    private async Task<string?> SpeakerAsync() => (await _room.TypeAsync(Silting)).Parts.OfType<QuoteCard>().First().Attribution.Speaker;
}
