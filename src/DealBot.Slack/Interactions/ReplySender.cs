using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Interactions;

/// <summary>Sends what answers one request, each reply by the first way that takes it, so that nothing is lost and nothing comes twice.</summary>
/// <param name="incoming">The request.</param>
/// <param name="api">Slack.</param>
/// <param name="composer">Makes messages of replies.</param>
/// <param name="log">Learns what Slack refused.</param>
internal sealed partial class ReplySender(Incoming incoming, SlackWebApi api, Composer composer, ILogger<ReplySender> log)
{
    private static readonly string[] NotMember = ["not_in_channel", "channel_not_found"];

    /// <summary>How many words on the way a response URL gets of the five messages that it takes.</summary>
    private const int MostTold = 2;

    private readonly WayBack _back = incoming.WayBack;
    private PostedMessage? _posted; // the message of ours that later replies take the place of
    private int _told;
    private string _refusal = "";

    /// <summary>Sends a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="isProgress">Whether more will follow; such a reply may be left out.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">No way took it; the message holds no secret.</exception>
    public async Task SendAsync(Reply reply, bool isProgress, CancellationToken cancellation)
    {
        if (incoming.Origin is ChatOrigin.Home && (incoming.Action is ChatAction.OpenHome || reply.Mode is ReplyMode.Replace))
        {
            var home = composer.Compose(reply, BlockKit.MostBlocksInView);
            if (Settles(await api.PublishViewAsync(_back.User, Views.Home(home.Blocks!.Value), cancellation))) return;
            throw new IOException($"Slack did not take the home page ({_refusal}).");
        }

        var message = composer.Compose(reply) with { ThreadTs = _back.Thread };
        if (_posted is { } posted)
        {
            if (Settles(await api.UpdateMessageAsync(posted, message, cancellation))) return;
            _posted = null; // somebody deleted it, or it is too old to be edited
        }

        if (reply.Mode is ReplyMode.Replace && await ReplaceAsync(message, isProgress, cancellation)) return;
        if (_back.Channel.Length == 0 || (reply.Visibility is Visibility.OnlyYou && !incoming.Place.IsDirect))
        {
            if (!await SendPrivatelyAsync(message, isProgress, cancellation)) throw NotTaken();
            return;
        }

        if (await SendPubliclyAsync(message, isProgress, cancellation)) return;
        if (isProgress) return;

        Note note = NotMember.Contains(_refusal, StringComparer.Ordinal)
            ? new(RichText.Of("I am not in this channel, so only you see this. To let me answer here, type ").Then("/invite @DealBot", RunStyle.Code).Then(" in the channel and ask again."))
            : new($"Slack did not let me answer in this channel ({_refusal}), so only you see this.");
        var privately = composer.Compose(reply with { Parts = [note, .. reply.Parts] }) with { ThreadTs = _back.Thread };
        if (!await SendPrivatelyAsync(privately, isProgress: false, cancellation)) throw NotTaken();
    }

    private async Task<bool> ReplaceAsync(SlackMessage message, bool isProgress, CancellationToken cancellation) =>
        await RespondAsync(message, ResponseMode.Replace, isProgress, cancellation)
        || (_back.PublicMessage is { } ts && Settles(await api.UpdateMessageAsync(new PostedMessage(_back.Channel, ts), message, cancellation)));

    private async Task<bool> SendPrivatelyAsync(SlackMessage message, bool isProgress, CancellationToken cancellation)
    {
        if (await RespondAsync(message, ResponseMode.OnlyYou, isProgress, cancellation)) return true;
        if (isProgress) return true; // the rest of the ways is for what must arrive
        if (_back.Channel.Length > 0 && Settles(await api.PostEphemeralAsync(_back.Channel, _back.User, message, cancellation))) return true;

        return await api.OpenConversationAsync(_back.User, cancellation) is SlackResult<string>.Done(var conversation)
            && Settles(await api.PostMessageAsync(conversation, message with { ThreadTs = null }, cancellation));
    }

    private async Task<bool> SendPubliclyAsync(SlackMessage message, bool isProgress, CancellationToken cancellation)
    {
        if (await RespondAsync(message, ResponseMode.Channel, isProgress, cancellation)) return true;
        var result = await api.PostMessageAsync(_back.Channel, message, cancellation);
        if (isProgress) _posted = result.ValueOrDefault;
        return Settles(result);
    }

    private async Task<bool> RespondAsync(SlackMessage message, ResponseMode mode, bool isProgress, CancellationToken cancellation) =>
        _back.Response is { } address
        && (!isProgress || ++_told <= MostTold)
        && Settles(await api.RespondAsync(address, message, mode, cancellation));

    /// <summary>Whether no other way is to be tried: it arrived, or it may have.</summary>
    private bool Settles<T>(SlackResult<T> result)
    {
        switch (result)
        {
            case SlackResult<T>.Refused wrong when SlackErrors.AreOfMessage(wrong.Error):
                throw new IOException($"Slack takes such a message by no way ({wrong.Error}).");
            case SlackResult<T>.Refused refused:
                _refusal = refused.Error;
                LogRefused(refused.Needed is null ? refused.Error : $"{refused.Error}: {refused.Needed}");
                return false;
            case SlackResult<T>.Unanswered unanswered:
                _refusal = unanswered.Reason;
                LogUnanswered(unanswered.Reason, unanswered.MayBeDone);
                return unanswered.MayBeDone;
            default:
                return true;
        }
    }

    private IOException NotTaken() => new($"Slack took the answer by no way ({_refusal}).");

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack refused a way to answer ({Reason}); the next one is tried")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not answer to a reply ({Reason}); it may have arrived: {MayHaveArrived}")]
    private partial void LogUnanswered(string reason, bool mayHaveArrived);
}
