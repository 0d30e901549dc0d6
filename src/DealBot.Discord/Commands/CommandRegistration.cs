using DealBot.Core.Chat;
using DealBot.Discord.Rest;

namespace DealBot.Discord.Commands;

/// <summary>Compares the commands that Discord has with ours, and replaces them where they differ.</summary>
/// <param name="rest">Asks and tells Discord.</param>
internal sealed class CommandRegistration(DiscordRest rest)
{
    /// <summary>The commands that Discord has; null when it will not say, with what it answered.</summary>
    public async Task<(IReadOnlyList<CommandBody>? Commands, RestOutcome Outcome)> RegisteredAsync(string application, string? guild, CancellationToken cancellation)
    {
        var outcome = await rest.SendAsync(Route.Commands(application, guild), cancellation);
        return ((outcome as RestOutcome.Done)?.Read(DiscordJson.Default.CommandBodyArray), outcome);
    }

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
    /// <exception cref="IOException">Discord does not answer; it may later.</exception>
    public async Task<string?> RegisterAsync(string application, string? guild, CancellationToken cancellation)
    {
        var (registered, answer) = await RegisteredAsync(application, guild, cancellation);
        if (registered is null) throw Reasons.Failure("Discord does not say which commands it has", answer);
        if (Difference(registered, guild) is not { } difference) return null;

        var outcome = await rest.SendAsync(Route.PutCommands(application, guild), [.. CommandCatalogue.For(guild)], DiscordJson.Default.CommandBodyArray, cancellation);
        return outcome is RestOutcome.Done ? difference : throw Reasons.Failure("Discord does not take the commands", outcome);
    }

    private static Dictionary<string, string> ByName(IEnumerable<CommandBody> commands) =>
        commands.DistinctBy(command => (command.Type ?? 1, command.Name)).ToDictionary(Shown, command => command.Normal(), StringComparer.Ordinal);

    private static string Shown(CommandBody command) => command.Type is null or 1 ? $"/{command.Name}" : $"\"{command.Name}\"";
}

/// <summary>Why a request did not do what it should, as a sentence.</summary>
internal static class Reasons
{
    /// <summary>What to throw: nobody answered, which time may mend, or we were refused, which it does not.</summary>
    public static Exception Failure(string what, RestOutcome outcome) => outcome is RestOutcome.NoAnswer
        ? new IOException($"{what}: {Of(outcome)}")
        : new ConnectorRefusedException($"{what}: {Of(outcome)}");

    public static string Of(RestOutcome outcome) => outcome switch
    {
        RestOutcome.Refused { Code: RestCode.MissingAccess } => "the bot was not invited with the scope applications.commands, or is not in that server. Invite it again with that scope.",
        RestOutcome.Refused refused => $"it answered {(int)refused.Status}: {refused.Reason}",
        RestOutcome.Gone gone => $"what was asked for is not there (code {gone.Code}).",
        RestOutcome.NoAnswer none => none.Why,
        _ => "it gave an answer that could not be read.",
    };
}
