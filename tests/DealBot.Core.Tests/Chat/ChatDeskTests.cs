using DealBot.Core.Chat;
using DealBot.Testing;

namespace DealBot.Core.Tests.Chat;

public sealed class ChatDeskTests
{
    private static readonly ChatPlan Private = new(Visibility.OnlyYou);
    private static readonly ChatRequest Question = new(ChatRoom.Channel, ChatRoom.Ann, new ChatAction.Line("what did Waltz say"), ChatOrigin.SlashCommand);

    private readonly ScriptedChat _chat = new();
    private readonly CapturingLogger<ChatDesk> _log = new();

    [Fact]
    public async Task A_delivery_that_comes_twice_is_answered_once()
    {
        using var desk = Desk();

        Assert.NotNull(await AnswerAsync(desk, "d1"));
        Assert.Null(await AnswerAsync(desk, "d1"));
        Assert.NotNull(await AnswerAsync(desk, "d2"));
        Assert.Equal(2, _chat.Handled.Count);
    }

    [Fact]
    public async Task A_handler_that_throws_becomes_a_sentence_with_an_id_that_the_log_shares()
    {
        _chat.Answered = static (_, _, _) => throw new InvalidOperationException("the pipes burst");
        using var desk = Desk();

        var reply = await AnswerAsync(desk, "d1");

        var note = Assert.IsType<Note>(Assert.Single(reply!.Parts)).Text;
        var id = Assert.Single(note.Runs, run => run.Style is RunStyle.Code).Text;
        Assert.DoesNotContain("pipes", note.Plain, StringComparison.Ordinal);
        var line = Assert.Single(_log.Lines);
        Assert.Contains(id, line.Message, StringComparison.Ordinal);
        Assert.Contains("pipes", line.Fault!.Message, StringComparison.Ordinal);
        Assert.Equal(Visibility.OnlyYou, reply.Visibility);
    }

    [Fact]
    public async Task A_fault_does_not_take_the_place_of_the_message_whose_button_was_pressed()
    {
        _chat.Answered = static (_, _, _) => throw new InvalidOperationException();
        using var desk = Desk();

        var reply = await desk.AnswerAsync("d1", Question, new ChatPlan(Visibility.Channel, ReplyMode.Replace), new Unheard(), CancellationToken.None);

        Assert.Equal((Visibility.Channel, ReplyMode.Post), (reply!.Visibility, reply.Mode));
    }

    [Fact]
    public void Planning_that_throws_plans_a_private_answer()
    {
        _chat.Planned = static _ => throw new InvalidOperationException();
        using var desk = Desk();

        Assert.Equal(Private, desk.Plan(Question));
        Assert.Single(_log.Lines);
    }

    [Fact]
    public async Task No_more_are_handled_at_a_time_than_there_are_workers_and_who_cannot_wait_is_told()
    {
        var open = new TaskCompletionSource();
        var begun = new SemaphoreSlim(0);
        _chat.Answered = async (_, _, _) =>
        {
            begun.Release();
            await open.Task;
            return new Reply([new Note("answered")], Visibility.OnlyYou);
        };
        using var desk = Desk(workers: 2, waiting: 1);

        List<Task<Reply?>> answers = [.. Enumerable.Range(0, 3).Select(number => AnswerAsync(desk, $"d{number}"))];
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var refused = await AnswerAsync(desk, "one too many");
        Assert.Contains("Too many questions", Assert.IsType<Note>(refused!.Parts[0]).Text.Plain, StringComparison.Ordinal);
        Assert.Equal(2, _chat.Handled.Count);

        open.SetResult();
        Assert.All(await Task.WhenAll(answers), reply => Assert.Equal("answered", Assert.IsType<Note>(reply!.Parts[0]).Text.Plain));
        Assert.NotNull(await AnswerAsync(desk, "afterwards there is room again"));
        begun.Dispose();
    }

    [Fact]
    public async Task Cancelling_is_no_fault()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        using var desk = Desk();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.AnswerAsync("d1", Question, Private, new Unheard(), stopped.Token));
        Assert.Empty(_log.Lines);
    }

    private ChatDesk Desk(int workers = 1, int waiting = 10) => new(_chat, _log, new ChatDeskOptions(workers, waiting));

    private static Task<Reply?> AnswerAsync(ChatDesk desk, string delivery) =>
        desk.AnswerAsync(delivery, Question, Private, new Unheard(), TestContext.Current.CancellationToken);
}
