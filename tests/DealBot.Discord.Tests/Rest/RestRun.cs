using System.Text;
using DealBot.Discord.Rest;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.Discord.Tests.Rest;

/// <summary>Our REST client against Discord's counterpart, both by a clock that the test moves.</summary>
internal sealed class RestRun : IAsyncDisposable
{
    private RestRun(DiscordCounterpart discord, ManualClock clock, string? token)
    {
        (Discord, Clock) = (discord, clock);
        Rest = new DiscordRest(new DiscordOptions { Token = token ?? discord.Token, Api = discord.Api }, Logs.CreateLogger<DiscordRest>(), clock);
    }

    public DiscordCounterpart Discord { get; }

    public ManualClock Clock { get; }

    public DiscordRest Rest { get; }

    public CapturingLoggerFactory Logs { get; } = new();

    public static async Task<RestRun> StartAsync(string? token = null)
    {
        var clock = new ManualClock();
        return new RestRun(await DiscordCounterpart.StartAsync(new DiscordCounterpartOptions { Clock = clock }), clock, token);
    }

    /// <summary>What Discord was asked, and what it answered.</summary>
    public IReadOnlyList<string> Asked => [.. Discord.Calls.Select(call => $"{call.Status} {call.Route}")];

    /// <summary>The messages in a channel, the earliest first.</summary>
    public IReadOnlyList<string> Said(DiscordChannel? channel = null) =>
        [.. Discord.Seen(Discord.Ada, channel ?? Discord.General).Select(message => message.Content)];

    public Task<RestOutcome> PostAsync(string content, DiscordChannel? channel = null, CancellationToken? cancellation = null) =>
        Rest.SendAsync(Route.PostMessage((channel ?? Discord.General).Id), Message(content), cancellation ?? TestContext.Current.CancellationToken);

    /// <summary>A message that names itself, so that it may be sent twice and is posted once.</summary>
    public static ReadOnlyMemory<byte> Message(string content) => Encoding.UTF8.GetBytes(
        $$$"""{"content":"{{{content}}}","nonce":"{{{content}}}","enforce_nonce":true,"allowed_mentions":{"parse":[]}}""");

    /// <summary>A deferral, and the answer to one.</summary>
    public static ReadOnlyMemory<byte> Deferral { get; } = """{"type":5}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Answer { get; } = """{"content":"here it is","allowed_mentions":{"parse":[]}}"""u8.ToArray();

    /// <summary>Somebody uses a command.</summary>
    public async Task<DiscordInteraction> UseAsync()
    {
        if (Discord.Commands is [])
            await Rest.SendAsync(Route.PutCommands(Discord.ApplicationId), """[{"name":"deal","description":"Ask."}]"""u8.ToArray(), TestContext.Current.CancellationToken);
        return Discord.UserTypes(Discord.Ada, Discord.General, "/deal");
    }

    /// <summary>Asks without a body.</summary>
    public Task<RestOutcome> AskAsync(Route route) => Rest.SendAsync(route, TestContext.Current.CancellationToken);

    /// <summary>Asks with one.</summary>
    public Task<RestOutcome> AskAsync(Route route, ReadOnlyMemory<byte> body) => Rest.SendAsync(route, body, TestContext.Current.CancellationToken);

    /// <summary>Moves the clock on whenever a pause is waited for that is not longer than said, until it has happened.</summary>
    public async Task<T> AdvanceUntilAsync<T>(Task<T> happens, TimeSpan longest)
    {
        await Clock.AdvanceUntilAsync(happens, longest);
        return await happens;
    }

    public async ValueTask DisposeAsync()
    {
        Rest.Dispose();
        Assert.DoesNotContain(Discord.Token, Logs.Text, StringComparison.Ordinal);
        Assert.All(Discord.Interactions, used => Assert.DoesNotContain(used.Token, Logs.Text, StringComparison.Ordinal));
        await Discord.DisposeAsync();
    }
}
