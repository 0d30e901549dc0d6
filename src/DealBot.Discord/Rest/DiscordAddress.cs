using System.Reflection;

namespace DealBot.Discord.Rest;

/// <summary>Where we connect to, and who we say we are.</summary>
internal static class DiscordAddress
{
    /// <summary>"DiscordBot (url, version)", without which Discord's edge refuses every request (reference, "User Agent").</summary>
    /// <remarks>The url names a place that cannot exist (RFC 2606), because DealBot has no public home: each team runs its own.</remarks>
    public static string UserAgent { get; } =
        $"DiscordBot (https://dealbot.invalid, {typeof(DiscordAddress).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]})";

    /// <summary>Why an address must not be used: a token would travel readably.</summary>
    /// <returns>A sentence that says so and what to do; null when it may be used.</returns>
    public static string? Refusal(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => $"Discord's address \"{address}\" is not a whole one. Write it with https:// in front.",
        { Scheme: "https" or "wss" } => null,
        { Scheme: "http" or "ws", IsLoopback: true } => null,
        _ => $"Discord's address {address.Scheme}://{address.Host} is not encrypted, so the bot's token would travel readably. Use https; plain http is for this machine alone.",
    };
}
