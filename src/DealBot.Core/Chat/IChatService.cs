namespace DealBot.Core.Chat;

/// <summary>What connectors ask of the product. Any number of requests may be under way at once.</summary>
/// <remarks>
/// Two implementations: <c>ChatService</c> over a library, and the scripted one of the connectors' tests, which throws,
/// hangs and answers too much.
/// </remarks>
public interface IChatService
{
    /// <summary>How the answer to a request will come. Takes milliseconds at most and waits for no writer: the platform's clock runs.</summary>
    ChatPlan Plan(ChatRequest request);

    /// <summary>Does what is asked and says what came of it.</summary>
    /// <param name="request">What somebody did.</param>
    /// <param name="progress">Told of replies on the way, each of which replaces the one before; already paced.</param>
    /// <param name="cancellation">Stops the work; nothing half-done stays.</param>
    /// <returns>The reply, of the visibility and mode that <see cref="Plan"/> said; for the user alone where two presses at once meant to
    /// share, and this one lost. Expected failures are replies; faults are exceptions.</returns>
    Task<Reply> HandleAsync(ChatRequest request, IProgress<Reply> progress, CancellationToken cancellation);

    /// <summary>What to offer while an option is being typed, best first.</summary>
    /// <param name="place">Where.</param>
    /// <param name="user">Who types.</param>
    /// <param name="kind">The kind of the option.</param>
    /// <param name="typed">What was typed so far, maybe nothing.</param>
    /// <returns>At most 25 values, each of 1 to 100 UTF-16 code units, no two the same.</returns>
    IReadOnlyList<string> Complete(ChatPlace place, ChatUser user, ChatOptionKind kind, string typed);

    /// <summary>Claims something that a platform delivered, so that a delivery repeated to this or any other process is left alone.</summary>
    /// <param name="platform">Who delivered.</param>
    /// <param name="delivery">The platform's id of the delivery.</param>
    /// <returns>True the first time, false ever after.</returns>
    bool TryClaim(ChatPlatform platform, string delivery);

    /// <summary>Whether a quote card as rendered, its escaping undone, says what the stored article says.</summary>
    /// <param name="citation">What the card cites.</param>
    /// <param name="shown">The card's words as a reader sees them: all of them, or, with an ellipsis where something is cut off, some.</param>
    bool IsVerbatim(Citation citation, string shown);
}

/// <summary>How the answer to a request will come; known before the answer is.</summary>
/// <param name="Visibility">Who will see it.</param>
/// <param name="Mode">Whether it replaces the message that the pressed button stands under.</param>
/// <param name="Form">A form to open at once instead of any answer; null for none. A request with a form is not handled further.</param>
public sealed record ChatPlan(Visibility Visibility, ReplyMode Mode = ReplyMode.Post, Form? Form = null)
{
    /// <summary>
    /// Whether handling the request may change the library, its feeds, or what channels are told of: then it must not be
    /// handled unless somebody meant it, as a link that is followed does not say.
    /// </summary>
    public bool IsChange { get; init; }
}
