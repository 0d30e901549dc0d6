using DealBot.Testing.Discord;

namespace DealBot.EndToEnd.Chat;

/// <summary>A newsroom works with DealBot in Discord for a day: the program as a process, Discord on loopback.</summary>
public sealed class DiscordStoryTests
{
    public static TheoryData<string> Libraries => StoryLibrary.All;

    [Theory, MemberData(nameof(Libraries))]
    public async Task A_team_asks_checks_and_corrects_and_old_buttons_outlive_a_restart(string library)
    {
        var articles = StoryLibrary.Folder(library);
        await using var discord = await PatientPlatforms.DiscordAsync();
        var (ada, bob, mona) = (discord.Ada, discord.AddUser("bob"), discord.AddUser("mona", DiscordPermissions.ManageGuild));
        var general = discord.General;
        await using var dealbot = new ServedDealbot(articles, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_DISCORD_TOKEN"] = discord.Token,
            ["DEALBOT_DISCORD_API"] = discord.Api.ToString(),
        });
        await discord.WaitForReadyAsync();
        await discord.WaitForCommandsAsync();

        // Ada asks, and gets Waltz's words with their source, for her alone.
        var expected = await StoryLibrary.FirstAnswerAsync(dealbot, "what did Waltz say");
        var answer = await discord.UserTypes(ada, general, "/deal question:what did Waltz say").WaitForReplyAsync(IsDone);
        Assert.Equal(ada, answer.EphemeralTo);
        Shows(answer, expected.Words);
        Shows(answer, "Mike Waltz");
        Shows(answer, expected.Title);

        // While she types, speakers are offered.
        var offered = await discord.UserIsTyping(ada, general, "/deal-timeline speaker:walt").WaitForChoicesAsync();
        Assert.Contains(offered, choice => choice.Value.Contains("Waltz", StringComparison.Ordinal));

        // She reads what stands around the words,
        var context = await discord.UserPresses(ada, answer, On(answer, "Context")).WaitForReplyAsync(IsDone);
        Assert.Equal(ada, context.EphemeralTo);
        Shows(context, expected.Words);

        // shares the answer with the channel, once,
        var shared = await discord.UserPresses(ada, answer, On(answer, "Share")).WaitForReplyAsync(IsDone);
        Assert.False(shared.IsEphemeral);
        Shows(shared, expected.Words);
        Shows(await discord.UserPresses(ada, answer, On(answer, "Share")).WaitForReplyAsync(IsDone), "shared already");

        // and turns the pages of a longer one.
        var pages = await discord.UserTypes(ada, general, "/deal question:what did Trump say").WaitForReplyAsync(IsDone);
        var second = await discord.UserPresses(ada, pages, On(pages, "Next")).WaitForReplyAsync(message => message.Text.Contains("Page 2", StringComparison.Ordinal));
        Assert.Equal(pages.Id, second.Id);
        await discord.UserPresses(ada, second, On(second, "Previous")).WaitForReplyAsync(message => message.Text.Contains("Page 1", StringComparison.Ordinal));

        // She checks words that she heard, sets two speakers side by side, and sees one by date.
        Shows(await discord.UserTypes(ada, general, $"/deal-verify words:{expected.Quoted} speaker:Waltz").WaitForReplyAsync(IsDone), "Mike Waltz");
        var comparison = await discord.UserTypes(ada, general, "/deal-compare first:Trump second:Zelensky topic:the deal").WaitForReplyAsync(IsDone);
        Shows(comparison, "Donald Trump");
        Shows(comparison, "Zelensky");
        Shows(await discord.UserTypes(ada, general, "/deal-timeline speaker:Zelensky topic:the deal").WaitForReplyAsync(IsDone), "by date");

        // Bob mentions DealBot, and is answered in a thread for all to see.
        var mention = discord.UserSays(bob, general, "@DealBot what did Waltz say?");
        var threaded = await mention.WaitForReplyAsync(IsDone);
        Assert.False(threaded.IsEphemeral);
        Assert.Equal(mention.Message.Id, threaded.Channel.Id); // a thread has the id of the message that it hangs on
        Shows(threaded, expected.Words);

        // He writes a direct message too, and looks for quotes about what a colleague wrote.
        Shows(await discord.UserSays(bob, discord.DirectChannel(bob), "what did Waltz say").WaitForReplyAsync(IsDone), expected.Words);
        var heard = discord.UserSays(ada, general, $"Did anybody say “{expected.Quoted}”?").Message;
        var found = await discord.UserChoosesOnMessage(bob, heard, "Find quotes about this").WaitForReplyAsync(IsDone);
        Assert.Equal(bob, found.EphemeralTo);
        Shows(found, "Mike Waltz");

        // Ada thinks that a speaker is wrong; Mona, who moderates, sees her report and dismisses it.
        var form = await discord.UserPresses(ada, answer, On(answer, "Wrong speaker")).WaitForModalAsync();
        var report = discord.UserFills(form, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [form.Fields[0].Label] = form.Fields[0].Value ?? "Somebody else said it",
            [form.Fields[^1].Label] = "Somebody Else",
        });
        Shows(await report.WaitForReplyAsync(IsDone), "Thank you.");
        var reports = await discord.UserTypes(mona, general, "/deal-admin quality").WaitForReplyAsync(IsDone);
        Shows(reports, "Somebody Else");
        await discord.UserPresses(mona, reports, On(reports, "Dismiss")).WaitForReplyAsync(message => message.Text.Contains("ismissed", StringComparison.Ordinal));

        // Only moderators reindex, even when a client offers the command to others; and they see how it goes on.
        Shows(await discord.UserTypes(bob, general, "/deal-admin reindex", isHidden: true).WaitForReplyAsync(IsDone), "moderator");
        await discord.UserTypes(mona, general, "/deal-admin reindex").WaitForReplyAsync(message => message.Text.Contains("Reindexed", StringComparison.OrdinalIgnoreCase));

        // The process is restarted: a button of the morning still works, as the same quote.
        await dealbot.StopAsync();
        discord.Gateway.ForgetIdentifies();
        dealbot.Start();
        await discord.WaitForReadyAsync();
        Shows(await discord.UserPresses(bob, shared, On(shared, "Context")).WaitForReplyAsync(IsDone), expected.Words);
        await dealbot.StopAsync();

        Assert.DoesNotContain(discord.Token, dealbot.Log, StringComparison.Ordinal);
        Assert.All(discord.Interactions, interaction => Assert.DoesNotContain(interaction.Token, dealbot.Log, StringComparison.Ordinal));
    }

    /// <summary>The first button of that name: where there are several cards, their numbers stand before it.</summary>
    private static string On(DiscordMessage message, string label) =>
        message.Buttons.Select(button => button.Label!).FirstOrDefault(shown => shown.EndsWith(label, StringComparison.Ordinal)) ?? label;

    private static bool IsDone(DiscordMessage message) => !message.IsLoading;

    private static void Shows(DiscordMessage message, string words) => StoryLibrary.Shows(message.Text, words);
}
