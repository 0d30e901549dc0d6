namespace DealBot.Discord.Commands;

/// <summary>The bot's application (resources/application).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Flags">Bits: which privileged intents are enabled.</param>
/// <param name="InteractionsEndpointUrl">Where interactions go instead of the gateway; null when they come by the gateway.</param>
internal sealed record ApplicationBody(string Id, string? Name, long Flags, string? InteractionsEndpointUrl);

/// <summary>Where the gateway is (events/gateway, "Get Gateway Bot").</summary>
internal sealed record GatewayBody(string Url, int Shards, SessionLimit? SessionStartLimit);

/// <summary>How many sessions may be started, and when there will be all of them again, in milliseconds.</summary>
internal sealed record SessionLimit(int Total, int Remaining, long ResetAfter);

/// <summary>A server that the bot is in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Permissions">What the bot may do there in all channels: bits, as a decimal number in text.</param>
internal sealed record GuildBody(string Id, string? Name, string? Permissions);

/// <summary>A role of a server.</summary>
internal sealed record RoleBody(string Id, string? Name);
