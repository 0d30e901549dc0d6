namespace DealBot.Discord.Gateway;

/// <summary>Groups of events that Discord sends only to who asks for them (events/gateway, "List of Intents").</summary>
/// <remarks>
/// The text of a message comes without <see cref="MessageContent"/> when it mentions the bot, is a direct message to it, or is what a
/// message command was chosen on (events/gateway, "Message Content Intent"), which is all that we read.
/// </remarks>
[Flags]
internal enum DiscordIntents
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Servers, channels and threads.</summary>
    Guilds = 1 << 0,

    /// <summary>Members of servers. Privileged.</summary>
    GuildMembers = 1 << 1,

    /// <summary>Who is there. Privileged.</summary>
    GuildPresences = 1 << 8,

    /// <summary>Messages in channels of servers.</summary>
    GuildMessages = 1 << 9,

    /// <summary>Direct messages.</summary>
    DirectMessages = 1 << 12,

    /// <summary>The text of messages that are not to us. Privileged.</summary>
    MessageContent = 1 << 15,

    /// <summary>What it takes to hear mentions and direct messages; none of it is privileged.</summary>
    Default = Guilds | GuildMessages | DirectMessages,
}
