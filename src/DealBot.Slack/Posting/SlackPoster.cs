using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Posting;

/// <summary>Posts alerts and notices in Slack, through the same client as answers, so that both keep one set of limits.</summary>
/// <remarks>
/// Slack has no nonce: a message is sent again only when it certainly did not arrive, and when nobody knows, the outcome says so. Each
/// carries its key as metadata, which nobody sees and <see cref="FindAsync"/> reads in the channel's history. What remains: a message
/// that Slack has taken and does not list yet when it is looked for (Slack states no time for that), and channels whose history the
/// app may not read. A thread's alerts keep the pace and the order of its channel.
/// </remarks>
/// <param name="api">Slack.</param>
/// <param name="composer">Makes messages of parts, and withholds what is not verbatim.</param>
/// <param name="self">Whose token it is; null while Slack has not said, and when DealBot stops.</param>
/// <param name="clock">Times the patience.</param>
/// <param name="log">Learns of messages that Slack finds fault with.</param>
internal sealed partial class SlackPoster(SlackWebApi api, Composer composer, Func<SlackIdentity?> self, TimeProvider clock, ILogger<SlackPoster> log) : IPoster
{
    private const string NotConnected = "DealBot is not connected to Slack just now.";
    private const int MostMessages = 1000;

    /// <summary>How long looking may take, all pages together.</summary>
    internal static readonly TimeSpan FindPatience = TimeSpan.FromSeconds(15);

    /// <summary>How much earlier than said is looked: Slack's clock makes the timestamps, and ours said when posting began.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan UntilConnected = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public ChatPlatform Platform => ChatPlatform.Slack;

    /// <inheritdoc/>
    public Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return SendAsync(post, message => PostAsync(post.Place, message, cancellation));
    }

    /// <inheritdoc/>
    public Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return SendAsync(post, changed => api.UpdateMessageAsync(new PostedMessage(post.Place.OutOfThread().Channel, message), changed, cancellation));
    }

    /// <inheritdoc/>
    public async Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (self() is not { } us) return new FindOutcome.CannotLook(NotConnected, IsLasting: false);
        using var late = new CancellationTokenSource(FindPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await LookAsync(place, key, us.UserId, since - Skew, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FindOutcome.CannotLook("Slack did not show the channel in time.", IsLasting: false);
        }
    }

    private async Task<SlackResult<PostedMessage>> PostAsync(ChatPlace place, SlackMessage message, CancellationToken cancellation)
    {
        var result = await api.PostMessageAsync(place.OutOfThread().Channel, message with { ThreadTs = place.Thread }, cancellation);
        if (place.Thread is null || result is not SlackResult<PostedMessage>.Done({ IsOutsideThreads: true } stray)) return result;

        // Where a thread is gone, Slack says nothing and posts in the channel, which asked for no alerts (github.com/slack-go/slack/issues/1571).
        var isUndone = await api.DeleteMessageAsync(stray, cancellation) is SlackResult<bool>.Done;
        LogStray(place.Channel, isUndone);
        return new SlackResult<PostedMessage>.Refused("thread_not_found");
    }

    private async Task<FindOutcome> LookAsync(ChatPlace place, string key, string us, DateTimeOffset oldest, CancellationToken cancellation)
    {
        string? cursor = null;
        for (var seen = 0; seen < MostMessages;)
        {
            var result = await api.HistoryAsync(place.OutOfThread().Channel, place.Thread, oldest, cursor, cancellation);
            if (result.ValueOrDefault is not { } history) return CannotLook(result);
            foreach (var message in history.Messages)
            {
                if (string.Equals(message.User, us, StringComparison.Ordinal) && string.Equals(message.Key, key, StringComparison.Ordinal)) return new FindOutcome.Found(message.Ts);
            }

            if (history.Cursor is null) return new FindOutcome.Absent();
            (cursor, seen) = (history.Cursor, seen + Math.Max(1, history.Messages.Count));
        }

        return new FindOutcome.CannotLook($"More than {MostMessages:N0} messages were written in the channel since.", IsLasting: true);
    }

    private async Task<PostOutcome> SendAsync(Post post, Func<SlackMessage, Task<SlackResult<PostedMessage>>> send)
    {
        if (self() is null) return new PostOutcome.NotPosted(NotConnected, UntilConnected);
        SlackMessage message;
        try
        {
            message = composer.Compose(new Reply(post.Parts, Visibility.Channel)) with { Key = post.Key };
        }
#pragma warning disable CA1031 // one message that cannot be drawn stops no other
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotDrawn(fault, post.Key);
            return new PostOutcome.Refused("The message could not be drawn. DealBot's log says why.", IsChannelLost: false);
        }

        return await send(message) switch
        {
            SlackResult<PostedMessage>.Done(var posted) => new PostOutcome.Posted(posted.Ts),
            SlackResult<PostedMessage>.Unanswered { MayBeDone: true } unanswered => new PostOutcome.Unknown(Sentence(unanswered.Reason)),
            SlackResult<PostedMessage>.Unanswered unanswered => new PostOutcome.NotPosted(Sentence(unanswered.Reason), unanswered.RetryAfter),
            SlackResult<PostedMessage>.Refused refused => Refused(post, refused),
            _ => throw new InvalidOperationException("There are no other results."),
        };
    }

    private PostOutcome Refused(Post post, SlackResult<PostedMessage>.Refused refused)
    {
        switch (refused.Error)
        {
            case "message_not_found":
                return new PostOutcome.Refused("The message is gone: somebody deleted it.", IsChannelLost: false);
            case "cant_update_message" or "edit_window_closed":
                return new PostOutcome.Refused($"The message cannot be changed any more ({refused.Error}).", IsChannelLost: false);
            case var error when SlackErrors.OfChannel(error) is { } why:
                return new PostOutcome.Refused(why, IsChannelLost: true);
            case var error when SlackErrors.AreOfMessage(error):
                LogFaulty(post.Key, post.Place.Channel, error);
                return new PostOutcome.Refused($"Slack finds fault with the message itself ({error}). That is a mistake of DealBot's: please report it.", IsChannelLost: false);
            case "missing_scope":
                return new PostOutcome.NotPosted(Lacks(refused.Needed)); // of the app, not of the channel: a human adds it, and all goes on
            default:
                return new PostOutcome.NotPosted($"Slack did not take the message ({refused.Error}).");
        }
    }

    private static FindOutcome.CannotLook CannotLook(SlackResult<SlackHistory> result) => result switch
    {
        SlackResult<SlackHistory>.Refused { Error: "missing_scope" } lacking => new FindOutcome.CannotLook(Lacks(lacking.Needed), IsLasting: true),
        SlackResult<SlackHistory>.Refused refused when SlackErrors.OfChannel(refused.Error) is { } why => new FindOutcome.CannotLook(why, IsLasting: true),
        SlackResult<SlackHistory>.Refused refused => new FindOutcome.CannotLook($"Slack did not show the channel ({refused.Error}).", IsLasting: false),
        SlackResult<SlackHistory>.Unanswered unanswered => new FindOutcome.CannotLook(Sentence(unanswered.Reason), IsLasting: false),
        _ => throw new InvalidOperationException("This is no failure."),
    };

    private static string Lacks(string? scope) =>
        $"The app lacks the scope {scope ?? "that this needs"}. Add it under OAuth & Permissions of the app at api.slack.com/apps, then install the app again.";

    private static string Sentence(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The thread {Thread} is gone, so Slack posted an alert of it in the channel; whether that could be deleted: {IsUndone}")]
    private partial void LogStray(string thread, bool isUndone);

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {Key} could not be drawn for Slack; it is given up")]
    private partial void LogNotDrawn(Exception fault, string key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack finds fault with post {Key} in channel {Channel}: {Error}. It is given up; this is a mistake of DealBot's")]
    private partial void LogFaulty(string key, string channel, string error);
}
