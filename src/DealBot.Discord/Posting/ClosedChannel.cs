using DealBot.Discord.Rest;

namespace DealBot.Discord.Posting;

/// <summary>Why nothing can be posted in a channel, and what a moderator can do about it, in the words of Discord's own settings.</summary>
internal static class ClosedChannel
{
    /// <summary>Sentences for a code of Discord's (topics/opcodes-and-status-codes, "JSON Error Codes"); null where the channel is not the matter.</summary>
    public static string? Why(int code) => code switch
    {
        RestCode.UnknownChannel => "The channel does not exist any more. Switch alerts on in another channel: /deal-alerts on",
        RestCode.MissingAccess => "DealBot is not in the server any more, or may not see the channel. Invite it again, or allow its role View Channel under Edit Channel, Permissions.",
        RestCode.MissingPermissions => "DealBot may not write in the channel. Allow its role Send Messages and Embed Links under Edit Channel, Permissions; for threads, Send Messages in Threads as well.",
        RestCode.UserTakesNoMessages or RestCode.NoMutualServer => "The user takes no direct messages from DealBot. They can allow them in the server's Privacy Settings, Direct Messages.",
        RestCode.ThreadArchived or RestCode.ThreadLocked => "The thread is locked. Unlock it, or switch alerts on in another channel: /deal-alerts on",
        RestCode.NoTextChannel or RestCode.ForumChannel or RestCode.WrongChannelType => "This kind of channel takes no messages. Switch alerts on in a text channel, or in a thread: /deal-alerts on",
        _ => null,
    };
}
