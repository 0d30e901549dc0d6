namespace DealBot.Core.Configuration;

/// <summary>The <c>discord</c> part of <c>dealbot.json</c>. The token is a secret and comes from elsewhere.</summary>
/// <param name="Shards">How many connections share the servers: 0 (as many as Discord recommends) to 1,000.</param>
/// <param name="ModeratorRoles">The ids of roles whose members moderate, besides those who may manage the server.</param>
/// <param name="Guilds">The ids of servers that the commands are registered in; none to register them for all servers.</param>
/// <param name="Api">The address of Discord's REST interface.</param>
public sealed record DiscordSettings(
    int Shards = 0,
    IReadOnlyList<string>? ModeratorRoles = null,
    IReadOnlyList<string>? Guilds = null,
    string Api = "https://discord.com/api/v10/")
{
    /// <summary>The ids of roles whose members moderate, besides those who may manage the server.</summary>
    public IReadOnlyList<string> ModeratorRoles { get; init; } = ModeratorRoles ?? [];

    /// <summary>The ids of servers that the commands are registered in; none to register them for all servers.</summary>
    public IReadOnlyList<string> Guilds { get; init; } = Guilds ?? [];

    internal IEnumerable<string> Problems()
    {
        if (Shards is < 0 or > 1000) yield return $"shards is {Shards}; give a whole number from 0 (as many as Discord recommends) to 1000";
        foreach (var id in ModeratorRoles.Where(id => !IsSnowflake(id))) yield return $"moderatorRoles holds \"{id}\"; give the role's id, which is 17 to 20 digits";
        foreach (var id in Guilds.Where(id => !IsSnowflake(id))) yield return $"guilds holds \"{id}\"; give the server's id, which is 17 to 20 digits";
        if (ServiceAddress.ProblemWith(Api) is { } problem) yield return $"api {problem}";
    }

    private static bool IsSnowflake(string id) => id is { Length: >= 17 and <= 20 } && id.All(char.IsAsciiDigit);
}
