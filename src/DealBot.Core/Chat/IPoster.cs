namespace DealBot.Core.Chat;

/// <summary>Posts what nobody has asked for just now, alerts and notices, in a platform's channels, at the platform's pace.</summary>
/// <remarks>
/// Implemented by the connectors and by the channel of the tests, which refuses, loses and doubles. Any number of calls may be
/// under way; those to one channel are made one after another by the caller. Posting and editing end within 40 seconds, pauses that the
/// platform demands included; looking, within 15. Cancelled, they throw, and what was to be posted may stand there. While the
/// connector is not connected yet, and when it stops, nothing is tried.
/// </remarks>
public interface IPoster
{
    /// <summary>The platform.</summary>
    ChatPlatform Platform { get; }

    /// <summary>Posts a message. To post a key again within minutes does not double the message where the platform can know it (Discord).</summary>
    /// <exception cref="ConnectorRefusedException">The platform does not accept our token.</exception>
    Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation);

    /// <summary>Makes a message that was posted say something else.</summary>
    /// <param name="post">What it is to say; its key stays.</param>
    /// <param name="message">What <see cref="PostOutcome.Posted"/> gave.</param>
    /// <param name="cancellation">Stops trying.</param>
    /// <exception cref="ConnectorRefusedException">The platform does not accept our token.</exception>
    Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation);

    /// <summary>Looks whether a message of that key stands in the channel.</summary>
    /// <param name="place">The channel.</param>
    /// <param name="key">The key of the post.</param>
    /// <param name="since">When posting it was first begun, UTC: nothing older need be looked at.</param>
    /// <param name="cancellation">Stops looking.</param>
    /// <exception cref="ConnectorRefusedException">The platform does not accept our token.</exception>
    Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation);
}

/// <summary>A message to post.</summary>
/// <param name="Place">The channel, thread or direct conversation.</param>
/// <param name="Key">16 characters of a–z and 0–9 that tell it from every other; the message carries it, invisibly.</param>
/// <param name="Parts">What it says, for everybody in the channel; see <see cref="Reply.Parts"/>.</param>
public sealed record Post(ChatPlace Place, string Key, IReadOnlyList<ReplyPart> Parts);

/// <summary>What came of posting. Sentences are for logs and for moderators; they hold no secret.</summary>
public abstract record PostOutcome
{
    private PostOutcome() { } // closed: the cases below are all there are

    /// <summary>It stands in the channel.</summary>
    /// <param name="Message">The platform's id of it, for <see cref="IPoster.EditAsync"/>.</param>
    public sealed record Posted(string Message) : PostOutcome;

    /// <summary>It certainly does not stand there, and may be tried again.</summary>
    /// <param name="Why">A sentence.</param>
    /// <param name="RetryAfter">How long the platform asks to wait; null when it does not say.</param>
    public sealed record NotPosted(string Why, TimeSpan? RetryAfter = null) : PostOutcome;

    /// <summary>Nobody knows whether it stands there.</summary>
    /// <param name="Why">A sentence.</param>
    public sealed record Unknown(string Why) : PostOutcome;

    /// <summary>The platform will not have it, however often it is tried.</summary>
    /// <param name="Why">A sentence that says what is wrong, and one that says what to do.</param>
    /// <param name="IsChannelLost">Whether nothing at all can be posted there: the channel is gone, or closed to us.</param>
    public sealed record Refused(string Why, bool IsChannelLost) : PostOutcome;
}

/// <summary>What came of looking for a message.</summary>
public abstract record FindOutcome
{
    private FindOutcome() { } // closed: the cases below are all there are

    /// <summary>It stands there.</summary>
    /// <param name="Message">The platform's id of it.</param>
    public sealed record Found(string Message) : FindOutcome;

    /// <summary>It does not stand there.</summary>
    public sealed record Absent : FindOutcome;

    /// <summary>We may not read there, or the platform did not answer.</summary>
    /// <param name="Why">A sentence.</param>
    /// <param name="IsLasting">Whether looking again cannot help.</param>
    public sealed record CannotLook(string Why, bool IsLasting) : FindOutcome;
}
