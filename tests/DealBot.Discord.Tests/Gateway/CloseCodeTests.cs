using DealBot.Core.Chat;
using DealBot.Discord.Gateway;

namespace DealBot.Discord.Tests.Gateway;

public sealed class CloseCodeTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1011)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4999)]
    public async Task After_this_code_the_session_is_resumed(int code)
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.Close(code);
        await run.ResumedAsync();
        Assert.Equal(1, run.Discord.Gateway.Identifies);
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task After_this_code_a_new_session_is_started_and_the_old_one_is_not_asked_for(int code)
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.Close(code);
        await run.IdentifiedAsync(2);
        Assert.Equal(0, run.Discord.Gateway.Resumes);
        Assert.DoesNotContain(run.Discord.Journal.Lines, line => line.Contains("\"op\":6", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4004, "Reset it at discord.com/developers")]
    [InlineData(4010, "Set the number of shards to 0")]
    [InlineData(4011, "Set the number of shards to 0")]
    [InlineData(4012, "Install a newer DealBot")]
    [InlineData(4013, "Install a newer DealBot")]
    [InlineData(4014, "Privileged Gateway Intents")]
    public async Task After_this_code_nothing_is_tried_again_and_a_sentence_says_what_to_do(int code, string sentence)
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.RefuseNext(code), ready: false);
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.Running);

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new ConnectorStatus(ConnectorState.Refused, refused.Message), run.Gateway.Status);
        Assert.Single(run.Discord.Gateway.Paths);
    }

    [Fact]
    public async Task An_intent_that_is_not_enabled_is_named()
    {
        await using var run = await GatewayRun.StartAsync(
            discord => discord.Gateway.EnabledPrivilegedIntents = 0, intents: DiscordIntents.Default | DiscordIntents.MessageContent, ready: false);
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.Running);
        Assert.Contains("\"Message Content\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_intents_we_ask_for_need_no_enabling() =>
        await (await GatewayRun.StartAsync(discord => discord.Gateway.EnabledPrivilegedIntents = 0)).DisposeAsync();

    [Fact]
    public async Task One_shard_that_is_refused_ends_the_others_properly()
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.MaxConcurrency = 2, shards: 2);
        run.Discord.Gateway.Close(4011);
        await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.Running);
        Assert.Equal(0, run.Discord.Gateway.Ready);
    }

    [Fact]
    public async Task A_token_that_the_REST_interface_refuses_is_refused_by_the_same_sentence()
    {
        await using var run = await GatewayRun.StartAsync(ready: false, token: "not.a.token");
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => run.Running);
        Assert.Contains("Reset it at discord.com/developers", refused.Message, StringComparison.Ordinal);
    }
}
