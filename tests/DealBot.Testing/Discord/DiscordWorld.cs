namespace DealBot.Testing.Discord;

/// <summary>Bits of Discord's permissions that matter here (discord.com/developers/docs/topics/permissions).</summary>
[Flags]
public enum DiscordPermissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything.</summary>
    Administrator = 1UL << 3,

    /// <summary>What this product takes for a moderator.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>See a channel.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>Write in it.</summary>
    SendMessages = 1UL << 11,

    /// <summary>Show embeds.</summary>
    EmbedLinks = 1UL << 14,

    /// <summary>Attach files.</summary>
    AttachFiles = 1UL << 15,

    /// <summary>Read what was written before.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>Ping everyone.</summary>
    MentionEveryone = 1UL << 17,

    /// <summary>Use slash commands.</summary>
    UseApplicationCommands = 1UL << 31,

    /// <summary>Open threads.</summary>
    CreatePublicThreads = 1UL << 35,

    /// <summary>Write in threads.</summary>
    SendMessagesInThreads = 1UL << 38,

    /// <summary>What everybody has unless the test says otherwise.</summary>
    Member = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands | CreatePublicThreads | SendMessagesInThreads,
}

/// <summary>A role of a guild.</summary>
public sealed record DiscordRole(string Id, string Name, DiscordPermissions Permissions);

/// <summary>Somebody on Discord.</summary>
/// <param name="Id">A snowflake.</param>
/// <param name="Name">The user name.</param>
public sealed record DiscordUser(string Id, string Name)
{
    /// <summary>The name that is shown; null for the user name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>What the user may do in every guild, besides what roles give.</summary>
    public DiscordPermissions Permissions { get; set; } = DiscordPermissions.Member;

    /// <summary>The roles the user has.</summary>
    public List<DiscordRole> Roles { get; init; } = [];

    /// <summary>The language of the user's client.</summary>
    public string Locale { get; set; } = "en-US";

    /// <summary>Whether the bot may write to the user directly; error 50007 otherwise.</summary>
    public bool AcceptsDirectMessages { get; set; } = true;

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; init; }

    internal DiscordPermissions Effective => Roles.Aggregate(Permissions, static (all, role) => all | role.Permissions) is var sum
        && sum.HasFlag(DiscordPermissions.Administrator) ? sum | DiscordPermissions.Member | DiscordPermissions.ManageGuild | DiscordPermissions.MentionEveryone : sum;
}

/// <summary>A server.</summary>
/// <param name="Id">A snowflake.</param>
/// <param name="Name">Its name.</param>
public sealed record DiscordGuild(string Id, string Name)
{
    /// <summary>Its roles besides @everyone.</summary>
    public List<DiscordRole> Roles { get; } = [];
}

/// <summary>A channel of a guild, a direct conversation or a thread.</summary>
/// <param name="Id">A snowflake.</param>
/// <param name="Name">Its name.</param>
/// <param name="Guild">The guild it is in; null for direct messages.</param>
public sealed record DiscordChannel(string Id, string Name, DiscordGuild? Guild)
{
    /// <summary>Who the bot talks with, in a direct conversation.</summary>
    public DiscordUser? Recipient { get; init; }

    /// <summary>The channel that a thread is in; null for other channels.</summary>
    public DiscordChannel? Parent { get; init; }

    /// <summary>What the bot may do here.</summary>
    public DiscordPermissions BotPermissions { get; set; } = DiscordPermissions.Member;

    /// <summary>Whether a thread is archived: posting opens it again, unless it is locked.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Whether only moderators may open a thread again, and write in it.</summary>
    public bool IsLocked { get; set; }

    /// <summary>The latest message, which may have been deleted since; null when there was none.</summary>
    internal string? LastMessageId { get; set; }

    /// <summary>0 text, 1 direct message, 11 public thread.</summary>
    internal int Type => Recipient is not null ? 1 : Parent is not null ? 11 : 0;
}
