using DealBot.Core.Chat.Administration;

namespace DealBot.Core.Chat;

/// <summary>A command on its way: what is wanted, by whom, and who will see the answer.</summary>
/// <param name="Request">What somebody did.</param>
/// <param name="Command">What it means: a command with its options.</param>
/// <param name="Plan">How the answer comes.</param>
/// <param name="Progress">Told of replies on the way.</param>
internal sealed record Call(ChatRequest Request, ChatAction.Command Command, ChatPlan Plan, IProgress<Reply> Progress)
{
    /// <summary>Where.</summary>
    public ChatPlace Place => Request.Place;

    /// <summary>
    /// Whose alerts are meant: the thread's in which it was typed, or for which the pressed menu was shown; else the channel's.
    /// </summary>
    public ChatPlace AlertPlace => (Request.Thread ?? this[CommandPress.Thread]) is { } thread ? Place.InThread(thread) : Place;

    /// <summary>Who.</summary>
    public ChatUser User => Request.User;

    /// <summary>The value of an option, trimmed; null when it was left out or left blank.</summary>
    public string? this[string option] =>
        Command.Arguments.TryGetValue(option, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>The reply of these parts, as planned.</summary>
    public Reply Reply(params IReadOnlyList<ReplyPart> parts) => new(parts, Plan.Visibility, Plan.Mode);
}

/// <summary>Does what a command asks.</summary>
internal delegate Task<Reply> CommandHandler(Call call, CancellationToken cancellation);
