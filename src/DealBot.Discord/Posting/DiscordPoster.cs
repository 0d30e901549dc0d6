using System.Net;
using DealBot.Core.Chat;
using DealBot.Discord.Rendering;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Posting;

/// <summary>Posts alerts and notices in Discord, through the same client as answers, so that both keep one set of limits.</summary>
/// <remarks>
/// Answers do not starve: those to interactions have limits of their own, and what goes to a channel leaves in the order it was handed
/// in, of which the dispatcher hands in one message a channel at a time.
/// </remarks>
/// <param name="rest">Sends.</param>
/// <param name="renderer">Renders, and withholds what is not verbatim.</param>
/// <param name="self">The bot's own user id; null while it is not introduced, and when it stops.</param>
/// <param name="clock">Times the patience.</param>
/// <param name="log">Learns of messages that Discord finds fault with.</param>
internal sealed partial class DiscordPoster(DiscordRest rest, MessageRenderer renderer, Func<string?> self, TimeProvider clock, ILogger<DiscordPoster> log) : IPoster
{
    private const string NotConnected = "DealBot is not connected to Discord just now.";
    private const int PageSize = 100, MostPages = 10;

    /// <summary>How long posting and looking may take, tries and pauses together.</summary>
    internal static readonly TimeSpan PostPatience = TimeSpan.FromSeconds(40), FindPatience = TimeSpan.FromSeconds(15);

    /// <summary>How much earlier than said is looked: Discord's clock makes the ids, and ours said when posting began.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan UntilConnected = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public ChatPlatform Platform => ChatPlatform.Discord;

    /// <inheritdoc/>
    public Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return SendAsync(post, message: null, cancellation);
    }

    /// <inheritdoc/>
    public Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return SendAsync(post, message, cancellation);
    }

    /// <inheritdoc/>
    public async Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (self() is not { } us) return new FindOutcome.CannotLook(NotConnected, IsLasting: false);
        var started = clock.GetTimestamp();
        var after = Snowflake.At(since - Skew);
        for (var page = 0; page < MostPages; page++)
        {
            var outcome = await AskAsync(Route.MessagesAfter(place.Channel, Snowflake.Text(after)));
            if ((outcome as RestOutcome.Done)?.Read(DiscordJson.Default.DiscordMessageArray) is not { } messages) return CannotLook(outcome);
            if (Array.Find(messages, message => string.Equals(message.Author?.Id, us, StringComparison.Ordinal) && message.Carries(key)) is { } found)
                return new FindOutcome.Found(found.Id);
            if (messages.Length == 0 && page == 0) return Unseen(await AskAsync(Route.Channel(place.Channel)), after);
            if (messages.Length < PageSize) return new FindOutcome.Absent();
            after = messages.Max(message => Snowflake.Read(message.Id));
        }

        return new FindOutcome.CannotLook($"More than {MostPages * PageSize:N0} messages were written in the channel since.", IsLasting: true);

        Task<RestOutcome> AskAsync(Route route) => rest.SendAsync(route, default, FindPatience - clock.GetElapsedTime(started), cancellation);
    }

    private async Task<PostOutcome> SendAsync(Post post, string? message, CancellationToken cancellation)
    {
        if (self() is null) return new PostOutcome.NotPosted(NotConnected, UntilConnected);
        MessageBody body;
        try
        {
            body = renderer.Render(new Reply(post.Parts, Visibility.Channel)).WithKey(post.Key);
        }
#pragma warning disable CA1031 // one message that cannot be drawn stops no other
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotDrawn(fault, post.Key);
            return new PostOutcome.Refused("The message could not be drawn. DealBot's log says why.", IsChannelLost: false);
        }

        var route = message is null ? Route.PostMessage(post.Place.Channel) : Route.EditMessage(post.Place.Channel, message);
        if (message is null) body = body with { Nonce = post.Key, EnforceNonce = true };
        return Outcome(post, await rest.SendAsync(route, body, DiscordJson.Default.MessageBody, PostPatience, cancellation), isEdit: message is not null);
    }

    private PostOutcome Outcome(Post post, RestOutcome outcome, bool isEdit)
    {
        switch (outcome)
        {
            case RestOutcome.Done done:
                return done.Read(DiscordJson.Default.DiscordMessage) is { Id.Length: > 0 } posted
                    ? new PostOutcome.Posted(posted.Id)
                    : new PostOutcome.Unknown("Discord's answer to the message could not be read.");
            case RestOutcome.NoAnswer none:
                return none.MayHaveArrived ? new PostOutcome.Unknown(none.Why) : new PostOutcome.NotPosted(none.Why, none.RetryAfter);
            case RestOutcome.Gone { Code: RestCode.UnknownMessage }:
                return new PostOutcome.Refused("The message is gone: somebody deleted it.", IsChannelLost: false);
            case RestOutcome.Refused { Code: RestCode.ThreadArchived } when isEdit:
                return new PostOutcome.Refused("The thread is archived, and what stands in it cannot be changed. A new message opens it again.", IsChannelLost: false);
            case RestOutcome.Gone gone when ClosedChannel.Why(gone.Code) is { } why:
                return new PostOutcome.Refused(why, IsChannelLost: true);
            case RestOutcome.Refused refused when ClosedChannel.Why(refused.Code) is { } why:
                return new PostOutcome.Refused(why, IsChannelLost: true);
            case RestOutcome.Refused { Status: HttpStatusCode.BadRequest } faulty:
                LogFaulty(post.Key, post.Place.Channel, faulty.Code, faulty.Reason);
                return new PostOutcome.Refused($"Discord finds fault with the message itself ({faulty.Code} {faulty.Reason}). That is a mistake of DealBot's: please report it.", IsChannelLost: false);
            case RestOutcome.Refused { Status: HttpStatusCode.Forbidden, Code: not (0 or RestCode.SendingDisabled or RestCode.BlockedAtEdge) } closed:
                return new PostOutcome.Refused($"Discord does not let DealBot post in the channel ({closed.Code} {closed.Reason}). Look at its permissions there.", IsChannelLost: true);
            case RestOutcome.Refused refused:
                return new PostOutcome.NotPosted($"Discord did not take the message ({(int)refused.Status} {refused.Code} {refused.Reason}).");
            default:
                return new PostOutcome.NotPosted("Discord did not take the message, and did not say why."); // 404 of something between us
        }
    }

    /// <summary>Tells a channel in which nobody has written since from one whose messages we may not read: Discord lists none of either.</summary>
    private static FindOutcome Unseen(RestOutcome outcome, ulong after)
    {
        if ((outcome as RestOutcome.Done)?.Read(DiscordJson.Default.DiscordChannel) is not { } channel) return CannotLook(outcome);
        return Snowflake.Read(channel.LastMessageId) <= after
            ? new FindOutcome.Absent()
            : new FindOutcome.CannotLook("DealBot sees nothing of what was written in the channel. Allow its role Read Message History under Edit Channel, Permissions.", IsLasting: true);
    }

    private static FindOutcome.CannotLook CannotLook(RestOutcome outcome)
    {
        var code = outcome switch { RestOutcome.Gone gone => gone.Code, RestOutcome.Refused refused => refused.Code, _ => 0 };
        var closed = ClosedChannel.Why(code);
        return new FindOutcome.CannotLook(
            closed ?? (outcome is RestOutcome.NoAnswer none ? none.Why : $"Discord did not show the channel ({code})."), IsLasting: closed is not null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {Key} could not be drawn for Discord; it is given up")]
    private partial void LogNotDrawn(Exception fault, string key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord finds fault with post {Key} in channel {Channel}: {Code} {Reason}. It is given up; this is a mistake of DealBot's")]
    private partial void LogFaulty(string key, string channel, int code, string reason);
}
