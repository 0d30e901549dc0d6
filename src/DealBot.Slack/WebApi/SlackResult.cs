namespace DealBot.Slack.WebApi;

/// <summary>What came of a call. A token that Slack does not accept is no result but a <c>ConnectorRefusedException</c>.</summary>
/// <typeparam name="T">What a call gives that was done.</typeparam>
internal abstract record SlackResult<T>
{
    private SlackResult() { } // closed: the cases below are all there are

    /// <summary>The value, where there is one; otherwise the default.</summary>
    public T? ValueOrDefault => this is Done done ? done.Value : default;

    /// <summary>Slack did it.</summary>
    internal sealed record Done(T Value) : SlackResult<T>;

    /// <summary>Slack will not do it, however often it is asked.</summary>
    /// <param name="Error">Slack's word: <c>channel_not_found</c>, <c>not_in_channel</c>, <c>is_archived</c>, <c>missing_scope</c> …</param>
    /// <param name="Needed">With <c>missing_scope</c>, the scope that is missing.</param>
    internal sealed record Refused(string Error, string? Needed = null) : SlackResult<T>;

    /// <summary>No answer within the time that the call had, all tries together.</summary>
    /// <param name="Reason">A clause for the log: "Slack answered 503"; holds no secret.</param>
    /// <param name="MayBeDone">Whether it may have been done all the same, so that doing it again could do it twice.</param>
    /// <param name="RetryAfter">How long Slack asks to wait; null when it does not say.</param>
    internal sealed record Unanswered(string Reason, bool MayBeDone, TimeSpan? RetryAfter = null) : SlackResult<T>;

    /// <summary>The same with another value.</summary>
    /// <param name="read">Reads it; null when it is not there.</param>
    public SlackResult<TOther> Then<TOther>(Func<T, TOther?> read)
        where TOther : class =>
        this is not Done done ? Failure<TOther>()
        : read(done.Value) is { } value ? new SlackResult<TOther>.Done(value)
        : new SlackResult<TOther>.Unanswered("Slack's answer lacks what was asked", MayBeDone: true);

    /// <summary>The same, which says no more than whether it was done.</summary>
    public SlackResult<bool> WithoutValue() => this is Done ? new SlackResult<bool>.Done(true) : Failure<bool>();

    private SlackResult<TOther> Failure<TOther>() => this switch
    {
        Refused refused => new SlackResult<TOther>.Refused(refused.Error, refused.Needed),
        Unanswered unanswered => new SlackResult<TOther>.Unanswered(unanswered.Reason, unanswered.MayBeDone, unanswered.RetryAfter),
        _ => throw new InvalidOperationException("This is no failure."),
    };
}
