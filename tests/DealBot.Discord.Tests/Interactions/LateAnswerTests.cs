using DealBot.Core.Chat;

namespace DealBot.Discord.Tests.Interactions;

/// <summary>Answers that Discord does not take the usual way any more are not lost.</summary>
public sealed class LateAnswerTests
{
    private const string Callback = "/callback";
    private const string Edit = "PATCH /webhooks";

    [Fact]
    public async Task A_private_answer_that_came_too_late_goes_to_who_asked_directly()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Discord.Faults.Refuse(Callback, 404, 10062, "Unknown interaction");
        stage.AnswerWith(Stage.Says("late but here"));

        stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything");

        var reply = await stage.Discord.WaitForMessageAsync(message => message.Content is "late but here", "the answer, in another way");
        Assert.Equal(stage.Discord.DirectChannel(stage.Discord.Ada), reply.Channel);
    }

    [Fact]
    public async Task A_public_answer_that_came_too_late_goes_to_the_channel()
    {
        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        stage.Discord.Faults.Refuse(Callback, 404, 10062, "Unknown interaction");
        stage.AnswerLater(Visibility.Channel);

        stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything");
        stage.Answer.SetResult(Stage.Says("late but here", Visibility.Channel));

        var reply = await stage.Discord.WaitForMessageAsync(message => message.Content is "late but here", "the answer, in another way");
        Assert.Equal(stage.Discord.General, reply.Channel);
        Assert.False(reply.IsEphemeral);
    }

    [Fact]
    public async Task When_the_token_runs_out_progress_and_answer_go_on_in_one_direct_message()
    {
        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        IProgress<Reply>? progress = null;
        stage.AnswerLater();
        stage.Chat.Answered = (_, told, cancellation) =>
        {
            progress = told;
            return stage.Answer.Task.WaitAsync(cancellation);
        };
        stage.Discord.Faults.Refuse(Edit, 401, 50027, "Invalid Webhook Token");

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:long");
        await asked.WaitForAcknowledgementAsync();
        progress!.Report(Stage.Says("half"));
        var first = await stage.Discord.WaitForMessageAsync(message => message.Content is "half", "progress as a direct message");
        stage.Answer.SetResult(Stage.Says("whole"));
        var last = await stage.Discord.WaitForMessageAsync(message => message.Content is "whole", "the answer in its place");

        Assert.Equal(first.Id, last.Id);
        Assert.Equal(stage.Discord.DirectChannel(stage.Discord.Ada), last.Channel);
    }

    [Fact]
    public async Task A_first_answer_whose_receipt_was_lost_is_not_given_twice()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Discord.Faults.Cut(Callback, afterEffect: true);
        stage.AnswerWith(Stage.Says("once"));

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything");
        await asked.WaitForReplyAsync();
        await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:after").WaitForReplyAsync();

        await stage.Discord.Journal.UntilAsync(() => stage.Discord.Journal.Violations.Count > 0, "the answer tried again");
        Assert.Contains("already been acknowledged", Assert.Single(stage.Discord.Journal.TakeViolations()), StringComparison.Ordinal);
        Assert.Single(asked.Shown.Select(message => message.Id).Distinct());
        Assert.Empty(stage.Discord.Seen(stage.Discord.Ada, stage.Discord.DirectChannel(stage.Discord.Ada)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_Discord_finds_fault_with_is_not_sent_again_but_explained_with_an_id_that_the_log_shares(bool isSoon)
    {
        await using var stage = await Stage.StartAsync(isSoon ? Stage.Never : Stage.AtOnce);
        stage.Discord.Faults.Refuse(isSoon ? Callback : Edit, 400, 50035, "Invalid Form Body");
        stage.AnswerLater();
        if (isSoon) stage.Answer.SetResult(Stage.Says("faulty"));

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything");
        if (!isSoon)
        {
            await asked.WaitForAcknowledgementAsync();
            stage.Answer.SetResult(Stage.Says("faulty"));
        }

        var reply = await asked.WaitForReplyAsync();
        var id = reply.Content.Split('`')[1];
        Assert.Contains(stage.Logs.Lines, line => line.Message.Contains(id, StringComparison.Ordinal) && line.Fault!.Message.Contains("Invalid Form Body", StringComparison.Ordinal));
        Assert.Empty(stage.Discord.Seen(stage.Discord.Ada, stage.Discord.DirectChannel(stage.Discord.Ada)));
    }

    [Fact]
    public async Task An_answer_that_can_be_sent_in_no_way_is_named_in_the_log()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.Discord.Faults.Refuse(Callback, 404, 10062, "Unknown interaction");
        stage.Discord.Ada.AcceptsDirectMessages = false;
        stage.AnswerWith(Stage.Says("lost"));

        var asked = stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:anything");
        await stage.Discord.Journal.UntilAsync(
            () => stage.Discord.Calls.Any(call => call.Route.StartsWith("POST /channels", StringComparison.Ordinal) && call.Status == 403), "the direct message refused");
        await stage.DisposeConnectorAsync(); // finishes what is under way

        Assert.Contains(stage.Logs.Lines, line => line.Message.Contains(asked.Id, StringComparison.Ordinal) && line.Message.Contains("no way", StringComparison.Ordinal));
    }
}
