using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Interactions;

/// <summary>Messages that speak to the bot, and those that do not.</summary>
public sealed class MentionTests
{
    [Fact]
    public async Task A_mention_is_answered_in_a_thread_of_its_own()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("in the thread", Visibility.Channel));

        var said = stage.Discord.UserSays(stage.Discord.Ada, stage.Discord.General, "@DealBot what did Waltz say?");
        var reply = await said.WaitForReplyAsync();

        Assert.Equal("in the thread", reply.Content);
        Assert.Equal(said.Message.Id, reply.Channel.Id);
        Assert.Equal("what did Waltz say?", reply.Channel.Name);
        var request = Assert.Single(stage.Chat.Handled);
        Assert.Equal(ChatOrigin.Mention, request.Origin);
        Assert.Equal(new ChatAction.Line("what did Waltz say?"), request.Action);
    }

    [Fact]
    public async Task A_mention_in_a_thread_is_answered_there()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("again", Visibility.Channel));
        var thread = (await stage.Discord.UserSays(stage.Discord.Ada, stage.Discord.General, "@DealBot first").WaitForReplyAsync()).Channel;

        var said = stage.Discord.UserSays(stage.Discord.Ada, thread, "and @DealBot second");
        var reply = await said.WaitForReplyAsync();

        Assert.Equal(thread, reply.Channel);
        Assert.Equal(said.Message.Id, reply.Answers);
    }

    [Fact]
    public async Task Where_no_thread_can_be_made_the_answer_replies_to_the_message()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("here", Visibility.Channel));
        stage.Discord.General.BotPermissions = DiscordPermissions.ViewChannel | DiscordPermissions.SendMessages | DiscordPermissions.EmbedLinks;

        var said = stage.Discord.UserSays(stage.Discord.Ada, stage.Discord.General, "@DealBot anything");
        var reply = await said.WaitForReplyAsync();

        Assert.Equal(stage.Discord.General, reply.Channel);
        Assert.Equal(said.Message.Id, reply.Answers);
    }

    [Fact]
    public async Task A_direct_message_is_answered_there()
    {
        await using var stage = await Stage.StartAsync(Stage.AtOnce);
        stage.AnswerLater(Visibility.Channel);
        var direct = stage.Discord.DirectChannel(stage.Discord.Ada);

        var said = stage.Discord.UserSays(stage.Discord.Ada, direct, "what did Waltz say");
        await stage.Discord.Journal.UntilAsync(() => stage.Discord.Calls.Any(call => call.Route is "POST /channels/{channel_id}/typing"), "that the bot types");
        stage.Answer.SetResult(Stage.Says("this", Visibility.Channel));
        var reply = await said.WaitForReplyAsync();

        Assert.Equal(direct, reply.Channel);
        var request = Assert.Single(stage.Chat.Handled);
        Assert.Equal((ChatOrigin.DirectMessage, true, false), (request.Origin, request.Place.IsDirect, request.User.IsModerator));
    }

    [Fact]
    public async Task A_message_that_is_posted_again_after_its_receipt_was_lost_stands_there_once()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("once", Visibility.Channel));
        stage.Discord.Faults.Cut("POST /channels/{channel_id}/messages", afterEffect: true);
        var direct = stage.Discord.DirectChannel(stage.Discord.Ada);

        await stage.Discord.UserSays(stage.Discord.Ada, direct, "one").WaitForReplyAsync();
        await stage.Discord.Journal.UntilAsync(
            () => stage.Discord.Calls.Count(call => call.Route is "POST /channels/{channel_id}/messages" && call.Status == 200) == 1, "the message posted again");

        Assert.Single(stage.Discord.Seen(stage.Discord.Ada, direct), message => message.Content is "once");
    }

    [Fact]
    public async Task A_message_that_comes_again_as_another_event_is_answered_once()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        var said = stage.Discord.UserSays(stage.Discord.Ada, stage.Discord.General, "@DealBot what did Waltz say");
        await said.WaitForReplyAsync();

        var again = (JsonObject)said.Message.Json.DeepClone();
        again["guild_id"] = stage.Discord.Guild.Id;
        stage.Discord.Dispatch("MESSAGE_CREATE", again);
        await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:after").WaitForReplyAsync();
        await stage.DisposeConnectorAsync();

        Assert.Equal(2, stage.Chat.Handled.Count);
        Assert.Single(said.Shown);
    }

    [Fact]
    public async Task Nobody_else_is_answered_bots_webhooks_bystanders_quotations_or_the_bot_itself()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("yes", Visibility.Channel));
        var (discord, bot) = (stage.Discord, stage.Discord.ApplicationId);
        discord.UserSays(discord.Ada, discord.General, "just talking");
        discord.UserSays(discord.Ada, discord.General, "> @DealBot what did Waltz say\nsee, it works");
        Dispatch(discord, $"<@{bot}> hello", author => author["bot"] = true);
        Dispatch(discord, $"<@{bot}> hello", author => author["id"] = bot);
        Dispatch(discord, $"<@{bot}> hello", message: message => message["webhook_id"] = "5");
        Dispatch(discord, $"<@{bot}> joined", message: message => message["type"] = 7);
        Dispatch(discord, "thanks", message: message => // a reply to the bot pings it without speaking to it
        {
            message["type"] = 19;
            message["mentions"] = new JsonArray(new JsonObject { ["id"] = bot, ["username"] = "DealBot" });
        });

        var last = discord.UserSays(discord.Ada, discord.General, "@DealBot the last");
        await last.WaitForReplyAsync();

        Assert.Equal(new ChatAction.Line("the last"), Assert.Single(stage.Chat.Handled).Action);
    }

    private static void Dispatch(DiscordCounterpart discord, string content, Action<JsonObject>? author = null, Action<JsonObject>? message = null)
    {
        var by = new JsonObject { ["id"] = "77", ["username"] = "robot" };
        author?.Invoke(by);
        var data = new JsonObject
        {
            ["id"] = "88", ["channel_id"] = discord.General.Id, ["guild_id"] = discord.Guild.Id, ["type"] = 0, ["content"] = content,
            ["author"] = by, ["mentions"] = new JsonArray(), ["attachments"] = new JsonArray(),
        };
        message?.Invoke(data);
        discord.Dispatch("MESSAGE_CREATE", data);
    }
}
