using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DealBot.Testing.Discord;

/// <summary>
/// Discord on loopback: its REST interface, its gateway, its users. It keeps the platform's rules as the real one does, misbehaves on
/// command, and at the end fails the test if the bot broke a rule.
/// </summary>
/// <remarks>
/// There are a guild, a channel "general" and a member "ada" from the start. User's deeds are the methods that begin with "User"; each
/// returns at once, what comes of it is waited for on what is returned.
/// </remarks>
public sealed partial class DiscordCounterpart : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly DiscordState _state;
    private readonly bool _isStrict;

    private DiscordCounterpart(WebApplication server, Uri address, DiscordCounterpartOptions options)
    {
        _server = server;
        Address = address;
        _isStrict = options.IsStrict;
        Journal = new Journal(options.Patience);
        Limits = new DiscordLimits(options.Clock);
        var gate = new Lock(); // one for all: users' deeds reach the gateway, and the gateway greets with what there is
        _state = new DiscordState(gate, Journal, options.Clock, address) { FirstAnswer = options.FirstAnswer };
        Gateway = new DiscordGateway(
            gate, Journal, options.Clock, Token, new UriBuilder(address) { Scheme = "ws", Path = "/gateway" }.Uri, _state.Greet);
        _state.Gateway = Gateway;
        Guild = AddGuild("Newsroom");
        General = AddChannel("general");
        Ada = AddUser("ada");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The base address of the REST interface, for <c>DiscordOptions.Api</c>.</summary>
    public Uri Api => new(Address, "api/v10/");

    /// <summary>The bot's token; a secret, to be looked for in logs.</summary>
    public string Token { get; } = DiscordState.Token;

    /// <summary>The application's id, which is the bot user's too.</summary>
    public string ApplicationId => _state.Bot.Id;

    /// <summary>The gateway and its misbehaviour.</summary>
    public DiscordGateway Gateway { get; }

    /// <summary>The misbehaviour of the REST interface.</summary>
    public DiscordFaults Faults { get; } = new();

    /// <summary>The rate limits.</summary>
    public DiscordLimits Limits { get; }

    /// <summary>What happened, and what rules were broken.</summary>
    public Journal Journal { get; }

    /// <summary>The guild that there is from the start.</summary>
    public DiscordGuild Guild { get; }

    /// <summary>Its channel.</summary>
    public DiscordChannel General { get; }

    /// <summary>Its member, who may do what members may.</summary>
    public DiscordUser Ada { get; }

    /// <summary>Everything that users did with the bot, in order.</summary>
    public IReadOnlyList<DiscordInteraction> Interactions => _state.Read(state => state.Interactions.ToList());

    /// <summary>Every call of the REST interface, in order, as "POST /channels/{channel_id}/messages".</summary>
    public IReadOnlyList<DiscordCall> Calls => _state.Read(state => state.Calls.ToList());

    /// <summary>The commands that are registered for all guilds.</summary>
    public IReadOnlyList<JsonObject> Commands => CommandsOf(guild: null);

    /// <summary>Starts one on a free port.</summary>
    public static async Task<DiscordCounterpart> StartAsync(DiscordCounterpartOptions? options = null)
    {
        options ??= new DiscordCounterpartOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var server = builder.Build();
        server.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        DiscordCounterpart? counterpart = null;
        server.Run(http => counterpart!.ServeAsync(http));
        await server.StartAsync();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        counterpart = new DiscordCounterpart(server, new Uri(address + "/"), options);
        counterpart._rest = new RestDesk(counterpart._state, counterpart.Faults, counterpart.Limits, options);
        return counterpart;
    }

    /// <summary>Waits until the bot's shards are connected and ready.</summary>
    public Task WaitForReadyAsync(int shards = 1) => Gateway.WaitForReadyAsync(shards);

    /// <summary>Waits until the bot has registered its commands for all guilds.</summary>
    public Task WaitForCommandsAsync() => Journal.UntilAsync(() => Commands.Count > 0, "the commands");

    /// <summary>The commands that are registered for a guild, or for all.</summary>
    public IReadOnlyList<JsonObject> CommandsOf(DiscordGuild? guild) =>
        _state.Read(state => state.CommandsOf(guild?.Id).Select(command => (JsonObject)command.DeepClone()).ToList());

    /// <summary>Ends it.</summary>
    /// <exception cref="InvalidOperationException">The bot broke rules; see <see cref="Journal.TakeViolations"/>.</exception>
    public async ValueTask DisposeAsync()
    {
        Gateway.Drop();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2))) await _server.StopAsync(patience.Token);
        await _server.DisposeAsync();
        Journal.ThrowIfViolated();
    }

    private RestDesk _rest = null!;

    private async Task ServeAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            if (_isStrict && !RestDesk.IsProperUserAgent(http.Request.Headers.UserAgent)) Journal.Violate("WebSocket handshake without a User-Agent as documented");
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await Gateway.ServeAsync(socket, http.Request.Path, http.Request.QueryString.Value ?? "", http.RequestAborted);
            return;
        }

        if (http.Request.Path.StartsWithSegments("/cdn", StringComparison.Ordinal)) await _state.ServeFileAsync(http);
        else await _rest.ServeAsync(http);
    }
}

/// <summary>How a counterpart is set up.</summary>
public sealed record DiscordCounterpartOptions
{
    /// <summary>What the first answer, the fifteen minutes and the rate limits are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a bot has for its first answer to an interaction (developers: interactions/receiving-and-responding).</summary>
    public TimeSpan FirstAnswer { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a wait lasts, in real time, before it fails: long enough for a busy machine, only what hangs meets it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether more is demanded than Discord does: no field that its schema does not know, a User-Agent on the WebSocket.</summary>
    public bool IsStrict { get; init; } = true;
}

/// <summary>A call of the REST interface.</summary>
/// <param name="Route">"POST /channels/{channel_id}/messages".</param>
/// <param name="Path">The path as called.</param>
/// <param name="Body">What was sent; null for nothing.</param>
/// <param name="Status">What was answered; 0 while it is under way, or when the connection was cut.</param>
public sealed record DiscordCall(string Route, string Path, JsonNode? Body, int Status);
