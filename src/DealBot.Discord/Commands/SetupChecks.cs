using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using DealBot.Discord.Rest;

namespace DealBot.Discord.Commands;

/// <summary>Looks at what must be right at Discord, one thing after another.</summary>
/// <param name="options">What is configured.</param>
/// <param name="rest">Asks Discord.</param>
internal sealed class SetupChecks(DiscordOptions options, DiscordRest rest)
{
    private const int FewIdentifies = 20;
    private const long MessageContent = (1L << 18) | (1L << 19); // resources/application, "Application Flags"

    // topics/permissions, "Bitwise Permission Flags": what answering takes, and what goes wrong without it.
    private static readonly (int Bit, string Name, string Without)[] Needed =
    [
        (10, "View Channels", "mentions are not heard"),
        (11, "Send Messages", "mentions are not answered, and alerts not posted"),
        (14, "Embed Links", "quotes are not shown, and alerts not posted"),
        (16, "Read Message History", "mentions cannot be answered by a reply, and after a crash an alert may come twice"),
        (35, "Create Public Threads", "mentions are answered by a reply, not in a thread"),
        (38, "Send Messages in Threads", "mentions are answered by a reply, not in a thread"),
    ];

    private const int AdministratorBit = 3;

    private readonly List<SetupCheck> _found = [];

    /// <summary>What was found, in the order it was looked at.</summary>
    public IReadOnlyList<SetupCheck> Found => _found;

    /// <summary>Notes that something will not work.</summary>
    public void Failed(string subject, string detail) => _found.Add(new SetupCheck(subject, SetupOutcome.Failed, detail));

    /// <summary>Looks at everything; when the token is not accepted, at nothing further.</summary>
    /// <param name="places">The servers that commands are registered in; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ConnectorRefusedException">The token is not accepted.</exception>
    public async Task RunAsync(IReadOnlyList<string?> places, CancellationToken cancellation)
    {
        if (await AskAsync("token", Route.Application, DiscordJson.Default.ApplicationBody, cancellation) is not { } application) return;
        Good("token", $"Discord takes it, for the application {Visible.Name(application.Name ?? "without a name")} ({application.Id}).");
        if (application.InteractionsEndpointUrl is { Length: > 0 })
            Failed("interactions", "Discord sends interactions to an address instead of the gateway. Clear \"Interactions Endpoint URL\" in the developer portal, under General Information.");
        Good("intents", (application.Flags & MessageContent) == 0
            ? "None of the privileged intents is needed, and none is asked for."
            : "None of the privileged intents is needed; Message Content is enabled in the developer portal and may be switched off there.");

        await CheckGatewayAsync(cancellation);
        foreach (var place in places) await CheckCommandsAsync(application.Id, place, cancellation);
        await CheckGuildsAsync(cancellation);
    }

    private async Task CheckGatewayAsync(CancellationToken cancellation)
    {
        if (await AskAsync("gateway", Route.GatewayBot, DiscordJson.Default.GatewayBody, cancellation) is not { } gateway) return;
        var (remaining, total) = (gateway.SessionStartLimit?.Remaining ?? 0, gateway.SessionStartLimit?.Total ?? 0);
        var detail = $"It can be reached; {Counted.Of(gateway.Shards, "shard is", "shards are")} recommended, and {remaining} of {total} sessions can still be started today.";
        if (remaining < FewIdentifies)
            Warning("gateway", $"{detail} When none is left Discord makes the token invalid: find out what restarts so often, and wait {TimeSpan.FromMilliseconds(gateway.SessionStartLimit?.ResetAfter ?? 0):h\\:mm} hours.");
        else
            Good("gateway", detail);
    }

    private async Task CheckCommandsAsync(string application, string? guild, CancellationToken cancellation)
    {
        var (registered, answer) = await new CommandRegistration(rest).RegisteredAsync(application, guild, cancellation);
        var place = DiscordSetup.Place(guild);
        if (registered is null) Failed("commands", $"{place}: {Reasons.Of(answer)}");
        else if (CommandRegistration.Difference(registered, guild) is { } difference) Failed("commands", $"{place} they are not those of this version ({difference}). Run: dealbot discord register");
        else Good("commands", $"{place} all {CommandCatalogue.All.Count} are registered as they should be.");
    }

    private async Task CheckGuildsAsync(CancellationToken cancellation)
    {
        if (await AskAsync("servers", Route.MyGuilds, DiscordJson.Default.GuildBodyArray, cancellation) is not { } guilds) return;
        if (guilds.Length == 0) Warning("servers", "The bot is in no server. Invite it: developer portal, OAuth2, URL Generator, scopes bot and applications.commands.");
        foreach (var guild in guilds) CheckPermissions(guild);
        foreach (var missing in options.Guilds.Where(id => !guilds.Any(guild => string.Equals(guild.Id, id, StringComparison.Ordinal))))
            Failed($"server {missing}", "It is configured, but the bot is not in it. Invite the bot, or take the server out of the configuration.");

        if (options.ModeratorRoles.Count > 0) await CheckRolesAsync(guilds, cancellation);
    }

    private void CheckPermissions(GuildBody guild)
    {
        var subject = $"server {Visible.Name(guild.Name ?? guild.Id)}";
        var bits = ulong.TryParse(guild.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        var missing = (bits & (1UL << AdministratorBit)) != 0 ? [] : Needed.Where(needed => (bits & (1UL << needed.Bit)) == 0).ToList();
        if (missing.Count == 0) Good(subject, "The bot has every permission it uses.");
        else Warning(subject, $"The bot lacks {string.Join(", ", missing.Select(needed => $"{needed.Name} ({needed.Without})"))}. Give its role these permissions.");
    }

    private async Task CheckRolesAsync(IReadOnlyList<GuildBody> guilds, CancellationToken cancellation)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var guild in guilds)
        {
            if (await AskAsync("moderator roles", Route.Roles(guild.Id), DiscordJson.Default.RoleBodyArray, cancellation) is { } roles) known.UnionWith(roles.Select(role => role.Id));
        }

        var missing = options.ModeratorRoles.Where(role => !known.Contains(role)).ToList();
        if (missing.Count == 0) Good("moderator roles", $"{Counted.Of(options.ModeratorRoles.Count, "role")} configured, and there.");
        else Warning("moderator roles", $"No server has {string.Join(", ", missing)}. Roles are configured by their ids: right-click one with developer mode on, Copy Role ID.");
    }

    private async Task<T?> AskAsync<T>(string subject, Route route, JsonTypeInfo<T> form, CancellationToken cancellation)
        where T : class
    {
        var outcome = await rest.SendAsync(route, cancellation);
        if (outcome is RestOutcome.Done done && done.Read(form) is { } answer) return answer;
        Failed(subject, outcome is RestOutcome.NoAnswer none
            ? $"{none.Why} Check that this machine reaches {options.Api.Host}, and try again."
            : $"Discord did not answer as it should: {Reasons.Of(outcome)}");
        return null;
    }

    private void Good(string subject, string detail) => _found.Add(new SetupCheck(subject, SetupOutcome.Good, detail));

    private void Warning(string subject, string detail) => _found.Add(new SetupCheck(subject, SetupOutcome.Warning, detail));
}
