using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using DealBot.Discord.Rendering;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Interactions;

/// <summary>
/// The answer to an interaction: the first within three seconds, edits of it for fifteen minutes, and when Discord will not take them any
/// more, a direct message to who asked or, where all may see it, a message in the channel.
/// </summary>
/// <param name="interaction">The interaction.</param>
/// <param name="received">When it came, by the clock's timestamps.</param>
/// <param name="place">Where.</param>
/// <param name="plan">Who will see the answer, and where it goes.</param>
/// <param name="tools">What renders and sends it.</param>
/// <param name="cancellation">Stops trying.</param>
internal sealed partial class InteractionPlace(
    Interaction interaction, long received, ChatPlace place, ChatPlan plan, AnswerTools tools, CancellationToken cancellation) : IAnswerPlace
{
    // interactions/receiving-and-responding: "within 3 seconds", "valid for 15 minutes"; a little less, because it came a little earlier.
    internal static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(2.9);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(14.5);

    private AnswerType? _first; // what was sent first and may have arrived
    private bool _isGone; // Discord takes nothing more by the token
    private PostedMessage? _besides; // where the answer stands instead

    /// <inheritdoc/>
    public async Task AnnounceAsync()
    {
        var type = plan.Mode is ReplyMode.Replace && CanReplace ? AnswerType.DeferUpdate : AnswerType.DeferMessage;
        var data = type is AnswerType.DeferMessage && plan.Visibility is Visibility.OnlyYou ? new DeferData(MessageBody.Ephemeral) : null;
        await FirstAsync(type, new DeferAnswer(type, data), DiscordJson.Default.DeferAnswer);
    }

    /// <inheritdoc/>
    public async Task ShowAsync(Reply reply)
    {
        if (await TryShowAsync(reply, tools.Render(reply, plan)) is not { } refused) return;

        // What Discord does not take will not be taken another way; who asked is told so much.
        var explanation = tools.ExplainRefusal(refused, plan);
        if (await TryShowAsync(explanation, tools.Render(explanation, plan)) is not null) LogLost(tools.Log, interaction.Id);
    }

    /// <summary>Shows a reply, one way or another.</summary>
    /// <returns>Null; or the refusal, when Discord finds fault with the message itself.</returns>
    private async Task<RestOutcome.Refused?> TryShowAsync(Reply reply, MessageBody body)
    {
        var seen = body with { Flags = reply.Visibility is Visibility.OnlyYou ? MessageBody.Ephemeral : null };
        if (_first is null && !_isGone)
        {
            var type = reply.Mode is ReplyMode.Replace && CanReplace ? AnswerType.Update : AnswerType.Message;
            var answer = new MessageAnswer(type, type is AnswerType.Message ? seen : body);
            var outcome = await FirstAsync(type, answer, DiscordJson.Default.MessageAnswer);
            if (outcome is RestOutcome.Done) return null;
            if (AnswerTools.IsFaulty(outcome)) return (RestOutcome.Refused)outcome;
        }

        if (!_isGone && tools.Clock.GetElapsedTime(received) < TokenLife)
        {
            // A fault is told beside the message that was to be replaced.
            var isBeside = _first is AnswerType.DeferUpdate && reply.Mode is ReplyMode.Post;
            var outcome = isBeside
                ? await tools.Rest.SendAsync(Route.Followup(interaction.ApplicationId, interaction.Token), seen, DiscordJson.Default.MessageBody, cancellation)
                : await tools.Rest.SendAsync(Route.EditOriginal(interaction.ApplicationId, interaction.Token), body, DiscordJson.Default.MessageBody, cancellation);
            if (outcome is RestOutcome.Done) return null;
            if (AnswerTools.IsFaulty(outcome)) return (RestOutcome.Refused)outcome;
            LogLate(tools.Log, interaction.Id, outcome);
        }

        await ShowBesidesAsync(reply, body);
        return null;
    }

    private bool CanReplace => interaction.Message is not null;

    /// <summary>Sends the first answer.</summary>
    /// <returns>How it came out; if it is not there, <see cref="_first"/> says whether it may be, or another one of ours.</returns>
    private async Task<RestOutcome> FirstAsync<T>(AnswerType type, T answer, JsonTypeInfo<T> form)
    {
        var left = FirstAnswer - tools.Clock.GetElapsedTime(received);
        var outcome = await tools.Rest.SendAsync(Route.Callback(interaction.Id, interaction.Token), answer, form, left, cancellation);
        if (outcome is RestOutcome.Done or RestOutcome.Refused { Code: RestCode.AlreadyAcknowledged } or RestOutcome.NoAnswer { MayHaveArrived: true })
        {
            _first = type;
        }
        else if (!AnswerTools.IsFaulty(outcome))
        {
            LogLate(tools.Log, interaction.Id, outcome);
            _isGone = true;
        }

        return outcome;
    }

    private async Task ShowBesidesAsync(Reply reply, MessageBody body)
    {
        _isGone = true;
        if (_besides is not null)
        {
            await tools.Posts.EditAsync(_besides, Elsewhere(body, _besides.Channel), cancellation);
            return;
        }

        var isPublic = reply.Visibility is Visibility.Channel || place.IsDirect;
        if (isPublic && reply.Mode is ReplyMode.Replace && interaction.Message is { Id.Length: > 0 } pressed && (pressed.Flags & MessageBody.Ephemeral) == 0)
        {
            if (await tools.Posts.EditAsync(new PostedMessage(place.Channel, pressed.Id), body, cancellation)) return;
        }

        var channel = isPublic ? place.Channel : await tools.Posts.OpenDirectAsync((interaction.Member?.User ?? interaction.User)?.Id ?? "", cancellation);
        if (channel is not null) _besides = await tools.Posts.PostAsync(channel, Elsewhere(body, channel), interaction.Id, cancellation);
        if (_besides is null) LogLost(tools.Log, interaction.Id);
    }

    /// <summary>Buttons work only where was asked.</summary>
    private MessageBody Elsewhere(MessageBody body, string channel) =>
        string.Equals(channel, place.Channel, StringComparison.Ordinal) ? body : body with { Components = [] };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord does not take the answer to interaction {Id} any more: {Outcome}. It goes another way")]
    private static partial void LogLate(ILogger log, string id, RestOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to interaction {Id} could be sent in no way")]
    private static partial void LogLost(ILogger log, string id);
}
