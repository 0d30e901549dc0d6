using DealBot.Core.Chat;

namespace DealBot.Testing.Posting;

/// <summary>How a channel of <see cref="ScriptedChannels"/> takes a post or an edit.</summary>
/// <param name="Outcome">What the caller is told; null for what became of it.</param>
/// <param name="IsPosted">Whether the message stands then.</param>
/// <param name="Takes">What it waits for before anything happens; null for nothing.</param>
public sealed record ChannelAnswer(PostOutcome? Outcome, bool IsPosted = false, Func<CancellationToken, Task>? Takes = null)
{
    /// <summary>As it should.</summary>
    public static ChannelAnswer Yes { get; } = new(null, IsPosted: true);

    /// <summary>It is posted, and the answer is lost on the way.</summary>
    public static ChannelAnswer PostedUnheard { get; } = new(new PostOutcome.Unknown("The connection broke before the answer came."), IsPosted: true);

    /// <summary>It is lost on the way there, and nobody knows.</summary>
    public static ChannelAnswer Vanished { get; } = new(new PostOutcome.Unknown("The connection broke before the answer came."));

    /// <summary>The platform has no time.</summary>
    public static ChannelAnswer Unavailable { get; } = new(new PostOutcome.NotPosted("The platform answered 503."));

    /// <summary>The channel is gone.</summary>
    public static ChannelAnswer ChannelGone { get; } = new(new PostOutcome.Refused("The channel is gone. Choose another.", IsChannelLost: true));

    /// <summary>This message is not taken, whatever the channel.</summary>
    public static ChannelAnswer Malformed { get; } = new(new PostOutcome.Refused("The message is not taken as it is. Report this.", IsChannelLost: false));

    /// <summary>Too fast: wait so long.</summary>
    public static ChannelAnswer Limited(TimeSpan retryAfter) => new(new PostOutcome.NotPosted("The platform asks to wait.", retryAfter));

    /// <summary>As it should, when something has happened.</summary>
    public static ChannelAnswer After(Task happens) => new(null, IsPosted: true, happens.WaitAsync);
}

/// <summary>A message in a channel.</summary>
/// <param name="Id">The platform's.</param>
/// <param name="Place">The channel.</param>
/// <param name="Key">The post's.</param>
/// <param name="Parts">What it says.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record StandingMessage(string Id, ChatPlace Place, string Key, IReadOnlyList<ReplyPart> Parts, DateTimeOffset At);

/// <summary>What a poster was asked.</summary>
/// <param name="Kind">To do what.</param>
/// <param name="Place">In which channel.</param>
/// <param name="Key">Of which post.</param>
/// <param name="At">When, UTC.</param>
public sealed record PosterCall(PosterCallKind Kind, ChatPlace Place, string Key, DateTimeOffset At);

/// <summary>What a poster is asked for.</summary>
public enum PosterCallKind
{
    /// <summary><see cref="IPoster.PostAsync"/>.</summary>
    Post,

    /// <summary><see cref="IPoster.EditAsync"/>.</summary>
    Edit,

    /// <summary><see cref="IPoster.FindAsync"/>.</summary>
    Find,
}
