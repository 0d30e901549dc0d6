using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Chat;

/// <summary>A newsroom works with DealBot in Slack for a day: the program as a process, Slack on loopback.</summary>
public sealed class SlackStoryTests
{
    private const string Alice = "U0ALICE";
    private const string Bob = "U0BOB";
    private const string Mona = "U0MONA"; // an admin of the workspace
    private const string General = "C0GENERAL";

    public static TheoryData<string> Libraries => StoryLibrary.All;

    [Theory, MemberData(nameof(Libraries))]
    public async Task A_team_asks_checks_and_corrects_and_old_buttons_outlive_a_restart(string library)
    {
        var articles = StoryLibrary.Folder(library);
        await using var slack = await PatientPlatforms.SlackAsync();
        await using var dealbot = new ServedDealbot(articles, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
        });
        await slack.ConnectedAsync(2);

        // Alice asks, and gets Waltz's words with their source, for her alone.
        var expected = await StoryLibrary.FirstAnswerAsync(dealbot, "what did Waltz say");
        var answer = await AsksAsync(slack, Alice, "/deal what did Waltz say");
        Assert.Equal(Alice, answer.OnlyTo);
        Shows(answer, expected.Words);
        Shows(answer, "Mike Waltz");
        Shows(answer, expected.Title);

        // She reads what stands around them,
        var context = await PressesAsync(slack, Alice, answer, "Context");
        Assert.Equal(Alice, context.OnlyTo);
        Shows(context, expected.Words);

        // shares the answer with the channel, once,
        await slack.PressesAsync(Alice, answer, "Share");
        var shared = await slack.SeesAsync(Bob, General, message => message.OnlyTo is null && message.Shown.Contains("Mike Waltz", StringComparison.Ordinal), "the shared answer");
        Shows(shared, expected.Words);
        Shows(await PressesAsync(slack, Alice, answer, "Share"), "shared already");
        Assert.Single(slack.Seen(Bob, General), message => message.IsOurs);

        // and turns the pages of a longer one.
        var first = await AsksAsync(slack, Alice, "/deal what did Trump say");
        await slack.PressesAsync(Alice, first, "Next");
        var second = await slack.SeesAsync(Alice, General, message => Same(message, first) && message.Shown.Contains("Page 2", StringComparison.Ordinal), "page 2");
        await slack.PressesAsync(Alice, second, "Previous");
        await slack.SeesAsync(Alice, General, message => Same(message, first) && message.Shown.Contains("Page 1", StringComparison.Ordinal), "page 1 again");

        // She checks words that she heard, sets two speakers side by side, and sees one by date.
        Shows(await AsksAsync(slack, Alice, $"/deal verify \"{expected.Quoted}\" by Waltz"), "Mike Waltz");
        var comparison = await AsksAsync(slack, Alice, "/deal compare Trump and Zelensky on the deal");
        Shows(comparison, "Donald Trump");
        Shows(comparison, "Zelensky");
        Shows(await AsksAsync(slack, Alice, "/deal timeline Zelensky on the deal"), "by date");

        // Bob mentions DealBot, and is answered in the thread for all to see.
        await slack.TypesAsync(Bob, General, "@dealbot what did Waltz say?");
        var mention = slack.Seen(Bob, General)[^1];
        var threaded = await slack.SeesAsync(Alice, General, message => string.Equals(message.ThreadTs, mention.Ts, StringComparison.Ordinal), "the answer in the thread");
        Assert.Null(threaded.OnlyTo);
        Shows(threaded, expected.Words);

        // He writes a direct message too, and looks for quotes about what a colleague wrote.
        var direct = slack.Workspace.Direct(Bob).Id;
        await slack.TypesAsync(Bob, direct, "what did Waltz say");
        Shows(await slack.SeesAsync(Bob, direct, "Mike Waltz"), expected.Words);
        await slack.TypesAsync(Alice, General, $"Did anybody say “{expected.Quoted}”?");
        var heard = slack.Seen(Bob, General)[^1];
        await slack.UsesShortcutAsync(Bob, heard, "find_quotes");
        Shows(await slack.SeesAsync(Bob, General, message => message.OnlyTo is Bob, "the quotes about it"), "Mike Waltz");

        // Alice thinks that a speaker is wrong; Mona, who moderates, sees her report and dismisses it.
        await slack.PressesAsync(Alice, answer, "Wrong speaker");
        var form = await slack.ModalAsync(Alice);
        Assert.Contains("Wrong speaker", form.Body.GetRawText(), StringComparison.Ordinal);
        await slack.SubmitsAsync(Alice, new Dictionary<string, string>(StringComparer.Ordinal) { ["Who said it? (leave empty if unsure)"] = "Somebody Else" });
        await slack.SeesAsync(Alice, General, "Thank you.");
        var reports = await AsksAsync(slack, Mona, "/deal-admin quality");
        Shows(reports, "Somebody Else");
        await slack.PressesAsync(Mona, reports, reports.Buttons.First(label => label.StartsWith("Dismiss", StringComparison.Ordinal)));
        await slack.SeesAsync(Mona, General, message => message.Shown.Contains("ismissed", StringComparison.Ordinal), "that it is dismissed");

        // Only moderators reindex, and they see how it goes on.
        Shows(await AsksAsync(slack, Bob, "/deal-admin reindex"), "moderator");
        await AsksAsync(slack, Mona, "/deal-admin reindex");
        await slack.SeesAsync(Mona, General, message => message.OnlyTo is Mona && message.Shown.Contains("Reindexed", StringComparison.OrdinalIgnoreCase), "that it is reindexed");

        // The home page tells what there is.
        await slack.OpensHomeAsync(Bob);
        await slack.HomeAsync(Bob, "The library holds");

        // The process is restarted: a button of the morning still works, as the same quote.
        await dealbot.StopAsync();
        dealbot.Start();
        await slack.ConnectedAsync(4);
        Shows(await PressesAsync(slack, Bob, shared, "Context"), expected.Words);
        await dealbot.StopAsync();

        Assert.DoesNotContain(SlackCounterpart.BotToken, dealbot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.AppToken, dealbot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_Slack_does_not_take_in_time_is_given_up_and_logged_before_the_process_ends()
    {
        var held = new TaskCompletionSource();
        await using var slack = await PatientPlatforms.SlackAsync();
        slack.Faults.Order(SlackFaults.ResponseUrl, new SlackFault.Held(held.Task));
        await using var dealbot = new ServedDealbot(StoryLibrary.SampleFolder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
        });
        await slack.ConnectedAsync();
        await slack.TypesAsync(Alice, General, "/deal what did Waltz say");
        await slack.Journal.UntilAsync(() => slack.Calls.Any(call => call.Method is SlackFaults.ResponseUrl), "the answer on its way");

        await dealbot.StopAsync();

        Assert.Contains("was cancelled, as DealBot stops", dealbot.Log, StringComparison.Ordinal);
        held.SetResult();
    }

    /// <summary>Types a line and waits for the message of the bot that comes of it.</summary>
    private static async Task<PostedMessage> AsksAsync(SlackCounterpart slack, string user, string line)
    {
        var before = slack.Seen(user, General).Select(message => message.Ts).ToHashSet(StringComparer.Ordinal);
        await slack.TypesAsync(user, General, line);
        return await NewAsync(slack, user, before, line);
    }

    /// <summary>Presses a button and waits for the message of the bot that comes of it.</summary>
    private static async Task<PostedMessage> PressesAsync(SlackCounterpart slack, string user, PostedMessage message, string label)
    {
        var before = slack.Seen(user, General).Select(seen => seen.Ts).ToHashSet(StringComparer.Ordinal);
        await slack.PressesAsync(user, message, label);
        return await NewAsync(slack, user, before, label);
    }

    private static Task<PostedMessage> NewAsync(SlackCounterpart slack, string user, HashSet<string> before, string what) =>
        slack.SeesAsync(user, General, message => !before.Contains(message.Ts), $"the answer to “{what}”");

    private static bool Same(PostedMessage one, PostedMessage other) => string.Equals(one.Ts, other.Ts, StringComparison.Ordinal);

    private static void Shows(PostedMessage message, string words) => StoryLibrary.Shows(message.Shown, words);
}
