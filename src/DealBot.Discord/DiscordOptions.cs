namespace DealBot.Discord;

/// <summary>How Discord is reached, and who moderates there.</summary>
public sealed record DiscordOptions
{
    /// <summary>The bot's token; a secret.</summary>
    public required string Token { get; init; }

    /// <summary>The REST interface, with its version and a slash at the end. Plain http only on loopback.</summary>
    public Uri Api { get; init; } = new("https://discord.com/api/v10/");

    /// <summary>How many shards to run; 0 for as many as Discord recommends.</summary>
    public int Shards { get; init; }

    /// <summary>Roles whose members moderate, besides those who may manage the server.</summary>
    public IReadOnlyList<string> ModeratorRoles { get; init; } = [];

    /// <summary>Servers to register the commands in, where they appear at once; none to register them for all servers.</summary>
    public IReadOnlyList<string> Guilds { get; init; } = [];

    /// <summary>How long an answer may take before its arrival is announced. Discord gives three seconds.</summary>
    public TimeSpan DeferAfter { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Everything but the token.</summary>
    public override string ToString() => $"{nameof(DiscordOptions)} {{ {nameof(Api)} = {Api} }}";
}
