using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DealBot.Core.Chat;
using DealBot.Slack.Interactions;
using DealBot.Slack.Tests.Rendering;
using DealBot.Testing;
using DealBot.Testing.Slack;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>What goes wrong is told, nothing is lost, and nothing is answered twice.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public async Task A_handler_that_throws_is_answered_by_a_sentence_with_an_id_that_the_log_shares()
    {
        await using var served = await ServedSlack.StartAsync(chat => chat.Answered = static (_, _, _) => throw new InvalidOperationException("a fault"));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        var seen = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "went wrong");
        var id = Id().Match(seen.Shown).Value;
        Assert.Contains(served.Logs.Lines, line => line.Level is LogLevel.Error && line.Message.Contains(id, StringComparison.Ordinal) && line.Fault is InvalidOperationException);
    }

    [Fact]
    public async Task A_delivery_that_comes_twice_is_answered_once()
    {
        await using var served = await ServedSlack.StartAsync(OriginTests.Answers(Visibility.OnlyYou));
        var sent = await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await served.Slack.Deliveries.RedeliverAsync(sent!);
        await served.Slack.Deliveries.DuplicateAsync(sent!);
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal-admin status");
        await served.HandledAsync(2);
        await served.StopAsync();
        Assert.Equal(2, served.Chat.Handled.Count);
        Assert.Equal(2, served.Slack.Seen("U0ALICE", "C0GENERAL").Count);
    }

    [Fact]
    public async Task The_acknowledgement_does_not_wait_for_the_answer()
    {
        TaskCompletionSource<Reply> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await ServedSlack.StartAsync(chat => chat.Answered = (_, _, _) => answer.Task);
        var sent = await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await sent!.Acknowledged;
        Assert.Empty(served.Slack.Seen("U0ALICE", "C0GENERAL"));
        answer.SetResult(new Reply([new Note("At last")], Visibility.OnlyYou));
        await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "At last");
    }

    [Fact]
    public async Task An_answer_that_takes_longer_says_so_and_in_public_becomes_the_answer()
    {
        ManualClock clock = new();
        TaskCompletionSource<Reply> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await ServedSlack.StartAsync(
            chat =>
            {
                chat.Planned = static _ => new ChatPlan(Visibility.Channel);
                chat.Answered = (_, _, _) => answer.Task;
            },
            clock: clock);
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot minerals");
        await clock.WaitForTimerAsync(Exchanges.Silence);
        clock.Advance(Exchanges.Silence);
        var first = await served.Slack.SeesAsync("U0BOB", "C0GENERAL", "Still at it");
        answer.SetResult(new Reply([new Note("At last")], Visibility.Channel));
        Assert.Equal(first.Ts, (await served.Slack.SeesAsync("U0BOB", "C0GENERAL", "At last")).Ts);
    }

    [Fact]
    public async Task Nor_for_the_rights_which_are_none_where_they_cannot_be_found_out()
    {
        await using var served = await ServedSlack.StartAsync();
        served.Slack.Faults.Order("users.info", new SlackFault.Refusal("missing_scope"));
        var sent = await served.Slack.TypesAsync("U0MONA", "C0GENERAL", "/deal-admin reindex");
        await sent!.Acknowledged;
        Assert.False((await served.HandledAsync()).User.IsModerator);
        Assert.Contains(served.Logs.Lines, line => line.Message.Contains("no rights", StringComparison.Ordinal));

        await served.Slack.TypesAsync("U0MONA", "C0GENERAL", "/deal-admin reindex"); // a failure is not remembered
        Assert.True((await served.HandledAsync(2)).User.IsModerator);
    }

    [Fact]
    public async Task Configured_users_and_members_of_configured_groups_moderate()
    {
        await using var served = await ServedSlack.StartAsync(options: options => options with { Moderators = ["U0ALICE"], ModeratorGroups = ["S0MODS"] });
        served.Slack.Workspace.AddGroup("S0MODS", "U0BOB");
        served.Slack.Workspace.AddUser("U0EVE", "eve");
        foreach (var (user, at) in new[] { ("U0ALICE", 1), ("U0BOB", 2), ("U0EVE", 3) })
        {
            await served.Slack.TypesAsync(user, "C0GENERAL", "/deal-admin status");
            Assert.Equal(user is not "U0EVE", (await served.HandledAsync(at)).User.IsModerator);
        }

        Assert.Single(served.Slack.Calls, call => call.Method is "usergroups.users.list");
    }

    [Fact]
    public async Task A_mention_where_the_bot_may_not_post_is_answered_privately_with_what_to_do()
    {
        await using var served = await ServedSlack.StartAsync(OriginTests.Answers(Visibility.Channel));
        served.Slack.Faults.Order("chat.postMessage", new SlackFault.Refusal("not_in_channel"));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot minerals");
        var seen = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "/invite");
        Assert.Equal("U0ALICE", seen.OnlyTo);
        Assert.Contains("The words.", seen.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_channel_takes_comes_as_a_direct_message()
    {
        await using var served = await ServedSlack.StartAsync(OriginTests.Answers(Visibility.OnlyYou));
        served.Slack.Faults.Order(SlackFaults.ResponseUrl, new SlackFault.ServerError(404), times: 10);
        await served.Slack.TypesAsync("U0ALICE", "C0RANDOM", "/deal minerals");
        await served.Slack.SeesAsync("U0ALICE", served.Slack.Workspace.Direct("U0ALICE").Id, "The words.");
    }

    [Fact]
    public async Task A_message_that_Slack_refuses_is_told_by_a_sentence_with_an_id_and_not_tried_by_other_ways()
    {
        await using var served = await ServedSlack.StartAsync(OriginTests.Answers(Visibility.OnlyYou));
        served.Slack.Faults.Order(SlackFaults.ResponseUrl, new SlackFault.Refusal("invalid_blocks"));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "went wrong");
        Assert.DoesNotContain(served.Slack.Calls, call => call.Method is "chat.postEphemeral");
    }

    [Fact]
    public async Task Words_on_the_way_to_a_private_answer_are_few_so_that_the_answer_has_its_place()
    {
        await using var served = await ServedSlack.StartAsync(chat => chat.Answered = async (_, progress, _) =>
        {
            for (var at = 1; at <= 20; at++)
            {
                progress.Report(new Reply([new Note($"{at} of 20")], Visibility.OnlyYou));
                await Task.Yield();
            }

            return new Reply([new Note("All done")], Visibility.OnlyYou);
        });
        await served.Slack.TypesAsync("U0MONA", "C0RANDOM", "/deal-admin reindex");
        await served.Slack.SeesAsync("U0MONA", "C0RANDOM", "All done");
        Assert.InRange(served.Slack.Calls.Count(call => call.Method is SlackFaults.ResponseUrl), 1, 3);
    }

    [Fact]
    public async Task Words_on_the_way_to_a_public_answer_become_the_answer()
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await ServedSlack.StartAsync(chat =>
        {
            chat.Planned = static _ => new ChatPlan(Visibility.Channel);
            chat.Answered = async (_, progress, _) =>
            {
                progress.Report(new Reply([new Note("1 of 20")], Visibility.Channel));
                await told.Task;
                return new Reply([new Note("All done")], Visibility.Channel);
            };
        });
        await served.Slack.TypesAsync("U0MONA", "C0GENERAL", "@dealbot reindex");
        var first = await served.Slack.SeesAsync("U0MONA", "C0GENERAL", "1 of 20");
        told.SetResult();
        Assert.Equal(first.Ts, (await served.Slack.SeesAsync("U0MONA", "C0GENERAL", "All done")).Ts);
    }

    [Theory]
    [InlineData("message", "bot_id", "B0OTHER")]
    [InlineData("message", "subtype", "message_changed")]
    [InlineData("message", "subtype", "message_deleted")]
    [InlineData("message", "hidden", true)]
    [InlineData("message", "user", "U0DEALBOT")]
    [InlineData("message", "channel_type", "channel")]
    [InlineData("app_mention", "bot_id", "B0OTHER")]
    [InlineData("app_mention", "edited", "U0ALICE")]
    [InlineData("app_mention", "user", "U0DEALBOT")]
    [InlineData("app_home_opened", "tab", "messages")]
    [InlineData("reaction_added", "user", "U0ALICE")]
    public async Task What_bots_say_what_is_edited_and_what_is_not_for_us_is_left_alone(string type, string name, object value)
    {
        await using var served = await ServedSlack.StartAsync();
        JsonObject happened = new() { ["type"] = type, ["user"] = "U0ALICE", ["channel"] = "D0ALICE", ["channel_type"] = "im", ["text"] = "hello", ["ts"] = "1.1" };
        happened[name] = value is bool yes ? JsonValue.Create(yes) : name is "edited" ? new JsonObject { ["user"] = "U0ALICE" } : JsonValue.Create((string)value);
        await (await served.Slack.HappensAsync(happened)).Acknowledged;
        await served.Slack.TypesAsync("U0BOB", "C0GENERAL", "/deal hello");
        Assert.Equal("U0BOB", (await served.HandledAsync()).User.Id);
        await served.StopAsync();
        Assert.Single(served.Chat.Handled);
    }

    [Fact]
    public async Task A_revoked_token_ends_the_connector_with_what_to_do()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        slack.RevokedWith = "token_revoked";
        ScriptedChat chat = new();
        CapturingLoggerFactory logs = new();
        using ChatDesk desk = new(chat, logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(1));
        using SlackConnector connector = new(new SlackOptions { BotToken = SlackCounterpart.BotToken, AppToken = SlackCounterpart.AppToken, Api = slack.Api }, desk, chat, TimeProvider.System, logs);
        await Assert.ThrowsAsync<ConnectorRefusedException>(() => connector.RunAsync(CancellationToken.None));
        Assert.Equal(ConnectorState.Refused, connector.Status.State);
    }

    [Fact]
    public async Task A_long_answer_with_every_part_is_taken_by_Slack()
    {
        await using var served = await ServedSlack.StartAsync(chat => chat.Answered = static (_, _, _) => Task.FromResult(new Reply(
            [
                new Heading(string.Concat(Enumerable.Repeat("😀 & ", 100))),
                .. Enumerable.Range(0, 12).Select(at => Cards.Of(Cards.Words(10_000), new Button($"c{at}", "Context")) with { Citation = new Citation(at, 0, 1) }),
                new Note("Asked quietly", IsQuiet: true),
                new ButtonRow([new Button("next", "Next", ButtonStyle.Primary), new Button("gone", "Remove", ButtonStyle.Danger)]),
            ],
            Visibility.OnlyYou)));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        var seen = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "Asked quietly");
        Assert.Equal(14, seen.Buttons.Count);
    }

    [GeneratedRegex("[2-9A-HJ-NP-Z]{8}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
