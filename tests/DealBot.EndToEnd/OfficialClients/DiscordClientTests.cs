using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>Discord's most used client runs on the counterpart, so what the counterpart does is what Discord does, as far as that client can tell.</summary>
public sealed class DiscordClientTests
{
    private static readonly DiscordCounterpartOptions Lenient = new() { IsStrict = false }; // discord.js sends a field too many, and a header too few

    public DiscordClientTests() => NodeScript.SkipUnlessInstalled("discord.js");

    [Fact]
    public async Task It_logs_in_and_registers_commands()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);

        Assert.Equal("DealBot in 1: deal, deal-admin, Find quotes about this", client.Ready);
        Assert.Equal(["deal", "deal-admin", "Find quotes about this"], discord.Commands.Select(command => (string?)command["name"]));
        Assert.Equal("", client.Complaints);
    }

    [Fact]
    public async Task It_defers_edits_and_follows_up_to_the_user_alone_then_updates_by_a_button()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);
        var bob = discord.AddUser("bob");

        var asked = discord.UserTypes(discord.Ada, discord.General, "/deal question:what did Waltz say");
        var reply = await asked.WaitForReplyAsync(message => message.Buttons.Count == 2);
        Assert.Equal("You asked: what did Waltz say", reply.Text);
        Assert.Equal(5, asked.CallbackType);
        Assert.Equal(discord.Ada, reply.EphemeralTo);
        await asked.WaitForReplyAsync(message => message.Text is "and more" && message.IsEphemeral);
        await client.SaysAsync("answered", "\"user\":\"ada\"", $"\"{(ulong)DiscordPermissions.Member}\"");

        var pressed = discord.UserPresses(discord.Ada, reply, "Context");
        Assert.Equal("the paragraph before and after", (await pressed.WaitForReplyAsync()).Text);
        Assert.Empty(discord.Now(reply)!.Buttons);
        Assert.Empty(discord.Seen(bob, discord.General));
        Assert.Throws<InvalidOperationException>(() => discord.UserPresses(bob, reply, "Context"));
    }

    [Fact]
    public async Task It_completes_opens_a_modal_and_serves_a_message_command()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);

        Assert.Equal([new DiscordChoice("Waltz", "Waltz")], await discord.UserIsTyping(discord.Ada, discord.General, "/deal question:wal").WaitForChoicesAsync());

        var reply = await discord.UserTypes(discord.Ada, discord.General, "/deal question:who").WaitForReplyAsync(message => message.Buttons.Count == 2);
        var modal = await discord.UserPresses(discord.Ada, reply, "Wrong speaker").WaitForModalAsync();
        Assert.Equal("Wrong speaker", modal.Title);
        Assert.Throws<InvalidOperationException>(() => discord.UserFills(modal, new Dictionary<string, string>(StringComparer.Ordinal)));
        var filled = discord.UserFills(modal, new Dictionary<string, string>(StringComparer.Ordinal) { ["Who said it?"] = "Mike Waltz" });
        Assert.Equal("noted: Mike Waltz", (await filled.WaitForReplyAsync()).Text);

        var post = discord.UserSays(discord.Ada, discord.General, "the talks @everyone");
        var found = await discord.UserChoosesOnMessage(discord.Ada, post.Message, "Find quotes about this").WaitForReplyAsync();
        Assert.Equal("about: the talks @everyone", found.Text);
        Assert.False((bool?)found.Json["mention_everyone"]);
    }

    [Fact]
    public async Task It_sees_its_message_when_it_asks_for_it_and_only_moderators_see_their_command()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);
        var boss = discord.AddUser("boss", DiscordPermissions.ManageGuild);

        Assert.Throws<InvalidOperationException>(() => discord.UserTypes(discord.Ada, discord.General, "/deal-admin reindex"));
        await discord.UserTypes(boss, discord.General, "/deal-admin reindex").WaitForReplyAsync(message => !message.IsEphemeral);
        await client.SaysAsync("withResponse", "deal-admin reindex");
    }

    [Fact]
    public async Task It_reads_a_channels_history_after_a_message_where_buttons_are_kept_and_nonces_are_not()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);
        discord.UserSays(discord.Ada, discord.General, "history");
        await client.SaysAsync("\"what\":\"history\"", "\"sent\":\"told-once\"", "\"contents\":[\"second\",\"first\"]", "\"nonces\":[null,null]", "\"buttons\":[\"context\",\"correct\"]");
    }

    [Fact]
    public async Task It_reads_messages_mentions_and_direct_messages_and_opens_threads()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);

        discord.UserSays(discord.Ada, discord.General, "@DealBot hello");
        await client.SaysAsync("hello", "\"author\":\"ada\"", "\"mentioned\":true");
        var direct = discord.UserSays(discord.Ada, discord.DirectChannel(discord.Ada), "psst");
        Assert.Equal("in private: psst", (await direct.WaitForReplyAsync()).Text);
        var threaded = discord.UserSays(discord.Ada, discord.General, "thread");
        Assert.Equal("An answer", (await threaded.WaitForReplyAsync(message => message.Text is "in the thread")).Channel.Name);
    }

    [Fact]
    public async Task It_waits_after_429_and_sends_once_and_hears_what_is_too_long()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);
        discord.Faults.RateLimit("POST /channels/{channel_id}/messages", retryAfter: TimeSpan.FromMilliseconds(300));
        discord.Faults.Fail("POST /channels/{channel_id}/messages", afterEffect: true);

        discord.UserSays(discord.Ada, discord.General, "send words");
        await client.SaysAsync("sent", "one-and-only");
        await client.SaysAsync("limited");
        Assert.Single(discord.Seen(discord.Ada, discord.General), message => message.Text is "words");
        Assert.Equal([429, 502, 200], discord.Calls.Where(call => call.Route is "POST /channels/{channel_id}/messages").Select(call => call.Status));

        discord.UserSays(discord.Ada, discord.General, "long");
        await client.SaysAsync("refused", "50035", "content[BASE_TYPE_MAX_LENGTH]");
        Assert.Single(discord.Journal.TakeViolations());
    }

    [Fact]
    public async Task It_resumes_when_told_to_when_the_socket_drops_and_when_nothing_is_heard()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        discord.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(1);
        await using var client = await ClientAsync(discord);

        discord.Gateway.AskToReconnect();
        await discord.Gateway.WaitForResumesAsync(1);
        discord.Gateway.Drop();
        discord.UserSays(discord.Ada, discord.General, "while nobody listened");
        await discord.Gateway.WaitForResumesAsync(2);
        await client.SaysAsync("while nobody listened");

        discord.Gateway.GoSilent();
        await discord.Gateway.WaitForResumesAsync(3);
        discord.Gateway.Close(4000);
        await discord.Gateway.WaitForResumesAsync(4);
        Assert.Equal(1, discord.Gateway.Identifies);
        Assert.All(discord.Gateway.Paths.Skip(1), path => Assert.StartsWith("/resume", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_identifies_anew_when_its_session_is_invalid()
    {
        await using var discord = await DiscordCounterpart.StartAsync(Lenient);
        await using var client = await ClientAsync(discord);

        discord.Gateway.InvalidateSessions(isResumable: true);
        await discord.Gateway.WaitForResumesAsync(1);
        await client.SaysAsync("resumed"); // it does not take both at once
        discord.Gateway.InvalidateSessions(isResumable: false);
        await discord.Gateway.WaitForIdentifiesAsync(2);
    }

    private static Task<NodeScript> ClientAsync(DiscordCounterpart discord) => NodeScript.StartAsync("discord.mjs", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DISCORD_API"] = new Uri(discord.Address, "api").AbsoluteUri,
        ["DISCORD_TOKEN"] = discord.Token,
    });
}
