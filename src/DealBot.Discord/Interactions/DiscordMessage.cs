namespace DealBot.Discord.Interactions;

/// <summary>A message that somebody wrote (resources/message). Text from outside.</summary>
internal sealed record DiscordMessage
{
    public string Id { get; init; } = "";

    /// <summary>0 an ordinary message, 19 a reply; others are Discord's own.</summary>
    public int Type { get; init; }

    public string? ChannelId { get; init; }

    public string? GuildId { get; init; }

    public string Content { get; init; } = "";

    public int Flags { get; init; }

    public DiscordUser? Author { get; init; }

    public DiscordMember? Member { get; init; }

    public string? WebhookId { get; init; }

    public IReadOnlyList<DiscordUser>? Mentions { get; init; }

    public IReadOnlyList<DiscordAttachment>? Attachments { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }
}

/// <summary>A row, or what can be pressed in it (components/reference).</summary>
internal sealed record DiscordComponent
{
    public string? CustomId { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }
}

/// <summary>Somebody on Discord.</summary>
internal sealed record DiscordUser
{
    public string Id { get; init; } = "";

    public string? Username { get; init; }

    public string? GlobalName { get; init; }

    public bool Bot { get; init; }
}

/// <summary>Somebody in a server.</summary>
internal sealed record DiscordMember
{
    public DiscordUser? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>What the member may do in the channel: bits, as a decimal number in text. Only in interactions.</summary>
    public string? Permissions { get; init; }
}

/// <summary>A channel.</summary>
internal sealed record DiscordChannel
{
    public const int DirectMessage = 1;

    public string Id { get; init; } = "";

    public int Type { get; init; }

    /// <summary>The latest message in it, which may have been deleted since; null when there was none.</summary>
    public string? LastMessageId { get; init; }
}

/// <summary>A file that came with a message or a command.</summary>
internal sealed record DiscordAttachment
{
    public string Filename { get; init; } = "";

    public long Size { get; init; }

    public string Url { get; init; } = "";
}

/// <summary>A server, when the bot comes to see it.</summary>
/// <param name="Threads">Its threads that are not archived.</param>
internal sealed record GuildData(IReadOnlyList<DiscordChannel>? Threads);

/// <summary>What the gateway says when it is ready.</summary>
/// <param name="User">The bot.</param>
internal sealed record ReadyData(DiscordUser? User);
