using DealBot.Core.Chat;

namespace DealBot.Discord.Gateway;

/// <summary>What to do after the gateway closed a connection (topics/opcodes-and-status-codes, "Gateway Close Event Codes").</summary>
internal static class CloseCodes
{
    /// <summary>Whether a code ends the session too, so that a new one must be started.</summary>
    public static bool EndsSession(int? code) => code is 4007 or 4009;

    /// <summary>What is wrong and what to do, for a code after which trying again cannot help.</summary>
    /// <returns>Null when one may try again.</returns>
    public static ConnectorRefusedException? Refusal(int? code, DiscordIntents intents) => code switch
    {
        4004 => new("Discord does not accept the bot's token. Reset it at discord.com/developers (your application, Bot, Reset Token) and give DealBot the new one."),
        4010 => new("Discord does not accept the shard that DealBot asked for. Set the number of shards to 0, so that DealBot runs as many as Discord recommends."),
        4011 => new("The bot is in too many servers for the number of shards it runs. Set the number of shards to 0, so that DealBot runs as many as Discord recommends."),
        4012 => new("Discord no longer offers the version of its gateway that DealBot speaks. Install a newer DealBot."),
        4013 => new($"Discord does not know the intents that DealBot asked for ({intents}). Install a newer DealBot, or report this as its mistake."),
        4014 => new($"Discord does not allow the bot {Privileged(intents)}. Enable it at discord.com/developers (your application, Bot, Privileged Gateway Intents)."),
        _ => null,
    };

    private static string Privileged(DiscordIntents intents)
    {
        var names = new List<string>();
        if (intents.HasFlag(DiscordIntents.GuildMembers)) names.Add("the intent \"Server Members\"");
        if (intents.HasFlag(DiscordIntents.GuildPresences)) names.Add("the intent \"Presence\"");
        if (intents.HasFlag(DiscordIntents.MessageContent)) names.Add("the intent \"Message Content\"");
        return names is [] ? $"one of the intents {intents}" : string.Join(" and ", names);
    }
}
