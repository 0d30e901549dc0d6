using DealBot.Core.Chat;
using DealBot.Discord.Rest;

namespace DealBot.Discord.Commands;

/// <summary>Compares the commands that Discord has with ours, and replaces them where they differ.</summary>
/// <param name="rest">Asks and tells Discord.</param>
internal sealed class CommandRegistration(DiscordRest rest)
{
    /// <summary>The commands that Discord has; null when it will not say, with the reason.</summary>
    public async Task<(IReadOnlyList<CommandBody>? Commands, string Reason)> RegisteredAsync(string application, string? guild, CancellationToken cancellation) =>
        await rest.SendAsync(Route.Commands(application, guild), cancellation) switch
        {
            RestOutcome.Done done when done.Read(DiscordJson.Default.CommandBodyArray) is { } commands => (commands, ""),
            var outcome => (null, Reasons.Of(outcome)),
        };

    /// <summary>What is to be changed, as a sentence's part; null when nothing is.</summary>
    /// <param name="registered">What Discord has.</param>
    /// <param name="guild">In which server; null for all.</param>
    public static string? Difference(IReadOnlyList<CommandBody> registered, string? guild)
    {
        var theirs = ByName(guild is null ? registered : registered.Select(CommandCatalogue.WithoutContexts));
        var ours = ByName(CommandCatalogue.For(guild));
        var parts = new (string What, IEnumerable<string> Names)[]
        {
            ("new", ours.Keys.Except(theirs.Keys, StringComparer.Ordinal)),
            ("changed", ours.Keys.Where(name => theirs.TryGetValue(name, out var there) && !string.Equals(there, ours[name], StringComparison.Ordinal))),
            ("gone", theirs.Keys.Except(ours.Keys, StringComparer.Ordinal)),
        };
        var said = parts.Where(part => part.Names.Any()).Select(part => $"{part.What}: {string.Join(", ", part.Names.Order(StringComparer.Ordinal))}").ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    /// <summary>Replaces the commands unless they are as they should be.</summary>
    /// <returns>What changed, as <see cref="Difference"/>; null when nothing did.</returns>
    /// <exception cref="ConnectorRefusedException">Discord refuses; the message says why.</exception>
    public async Task<string?> RegisterAsync(string application, string? guild, CancellationToken cancellation)
    {
        var (registered, reason) = await RegisteredAsync(application, guild, cancellation);
        if (registered is null) throw new ConnectorRefusedException($"Discord does not say which commands it has: {reason}");
        if (Difference(registered, guild) is not { } difference) return null;

        var outcome = await rest.SendAsync(Route.PutCommands(application, guild), [.. CommandCatalogue.For(guild)], DiscordJson.Default.CommandBodyArray, cancellation);
        return outcome is RestOutcome.Done ? difference : throw new ConnectorRefusedException($"Discord does not take the commands: {Reasons.Of(outcome)}");
    }

    private static Dictionary<string, string> ByName(IEnumerable<CommandBody> commands) =>
        commands.DistinctBy(command => (command.Type ?? 1, command.Name)).ToDictionary(Shown, command => command.Normal(), StringComparer.Ordinal);

    private static string Shown(CommandBody command) => command.Type is null or 1 ? $"/{command.Name}" : $"\"{command.Name}\"";
}

/// <summary>Why a request did not do what it should, as a sentence.</summary>
internal static class Reasons
{
    public static string Of(RestOutcome outcome) => outcome switch
    {
        RestOutcome.Refused { Code: RestCode.MissingAccess } => "the bot was not invited with the scope applications.commands, or is not in that server. Invite it again with that scope.",
        RestOutcome.Refused refused => $"it answered {(int)refused.Status}: {refused.Reason}",
        RestOutcome.Gone gone => $"what was asked for is not there (code {gone.Code}).",
        RestOutcome.NoAnswer none => none.Why,
        _ => "it gave an answer that could not be read.",
    };
}
