using DealBot.Core.Chat;

namespace DealBot.Slack.Interactions;

/// <summary>What somebody did in Slack, before it is known who they are.</summary>
/// <param name="User">The user's id.</param>
/// <param name="UserName">The user's name where the payload tells it.</param>
/// <param name="Place">Where.</param>
/// <param name="Action">What.</param>
/// <param name="Origin">By which way.</param>
/// <param name="WayBack">Where the answer goes.</param>
internal sealed record Incoming(string User, string? UserName, ChatPlace Place, ChatAction Action, ChatOrigin Origin, WayBack WayBack)
{
    /// <summary>The thread in which the bot was mentioned; null outside of threads, and in direct conversations, where answers alone begin them.</summary>
    public string? Thread { get; init; }

    /// <summary>Opens a form within three seconds, once; null where no form can be opened.</summary>
    public string? Trigger { get; init; }
}

/// <summary>Where an answer goes.</summary>
/// <param name="Channel">The channel; empty for the App Home.</param>
/// <param name="User">Who asked.</param>
internal sealed record WayBack(string Channel, string User)
{
    /// <summary>The thread that the answer belongs to.</summary>
    public string? Thread { get; init; }

    /// <summary>The message that a pressed button stands under, if the channel sees it.</summary>
    public string? PublicMessage { get; init; }

    /// <summary>An address that takes a few answers without the bot being in the channel; a secret; null for none.</summary>
    public string? Response { get; init; }

    /// <summary>The channel alone.</summary>
    public override string ToString() => Channel;
}
