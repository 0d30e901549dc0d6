using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Interactions;

/// <summary>Reads what Slack delivered. What cannot be read, and what is not for us, is nothing.</summary>
/// <param name="api">Fetches files.</param>
/// <param name="people">Knows the names of those who are mentioned.</param>
/// <param name="urls">Keeps where forms go back to.</param>
/// <param name="log">Learns what could not be read.</param>
internal sealed partial class IncomingReader(SlackWebApi api, People people, KeptUrls urls, ILogger<IncomingReader> log)
{
    /// <summary>The shortcut's id in the manifest.</summary>
    public const string FindQuotes = "find_quotes";

    /// <summary>How the moderators' commands begin; every other command is a question or an everyday command.</summary>
    public const string AdministrationCommand = "/deal-admin";

    /// <summary>How the commands begin that set what a channel hears of.</summary>
    public const string AlertsCommand = "/deal-alerts";

    /// <summary>More names than anybody mentions in a question are shown by their ids.</summary>
    private const int MostNames = 5;

    private static readonly Dictionary<string, FieldPayload?> Nothing = new(StringComparer.Ordinal);

    /// <summary>What somebody did; null when it is nothing that is answered.</summary>
    /// <param name="delivery">What Slack delivered.</param>
    /// <param name="self">The bot's own user id.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Incoming?> ReadAsync(SlackDelivery delivery, string self, CancellationToken cancellation)
    {
        try
        {
            return delivery.Kind switch
            {
                DeliveryKind.Command => Read(Parse(delivery, PayloadJson.Default.CommandPayload)),
                DeliveryKind.Interaction => await ReadAsync(Parse(delivery, PayloadJson.Default.InteractionPayload), cancellation),
                DeliveryKind.Event => await ReadAsync(Parse(delivery, PayloadJson.Default.EventPayload), self, cancellation),
                _ => null,
            };
        }
        catch (JsonException malformed)
        {
            LogMalformed(delivery.Kind, malformed.Path ?? "$"); // the message could quote the payload
            return null;
        }
    }

    private static Incoming? Read(CommandPayload? payload)
    {
        if (payload is not { TeamId: { Length: > 0 } team, ChannelId: { Length: > 0 } channel, UserId: { Length: > 0 } user }) return null;

        var typed = SlackText.Plain(payload.Text ?? "", static _ => null).Trim();

        // Whether a direct conversation is ours or that of two people is not said; taken for theirs, nothing becomes public.
        return new Incoming(
            user,
            payload.UserName,
            new ChatPlace(ChatPlatform.Slack, team, channel, IsDirect: false),
            new ChatAction.Line(payload.Command is AlertsCommand ? $"{ChatCommands.Alerts} {typed}" : typed, payload.Command is AdministrationCommand),
            ChatOrigin.SlashCommand,
            new WayBack(channel, user) { Response = payload.ResponseUrl }) { Trigger = payload.TriggerId };
    }

    private async Task<Incoming?> ReadAsync(InteractionPayload? payload, CancellationToken cancellation)
    {
        if (payload is not { User: { Id: { Length: > 0 } user } person } || (payload.Team?.Id ?? person.TeamId) is not { Length: > 0 } team) return null;
        var name = person.Name ?? person.Username;
        return payload.Type switch
        {
            "block_actions" => ReadPress(payload, team, user, name),
            "view_submission" => ReadForm(payload, team, user, name),
            "message_action" when payload.CallbackId is FindQuotes => await ReadShortcutAsync(payload, team, user, name, cancellation),
            _ => null, // view_closed and others need no answer
        };
    }

    private static Incoming? ReadPress(InteractionPayload payload, string team, string user, string? name)
    {
        if (payload.Actions is not [{ ActionId: { Length: > 0 } id } press, ..]) return null;
        var channel = payload.Channel?.Id ?? payload.Container?.ChannelId ?? "";
        var isPrivate = payload.Container?.IsEphemeral is true;
        return new Incoming(
            user,
            name,
            new ChatPlace(ChatPlatform.Slack, team, channel, IsDirect: channel is ['D', ..] && !isPrivate),
            new ChatAction.Press(id, press.SelectedOption?.Value),
            Origin(channel, !isPrivate),
            new WayBack(channel, user)
            {
                Thread = payload.Container?.ThreadTs ?? payload.Message?.ThreadTs,
                PublicMessage = isPrivate ? null : payload.Container?.MessageTs,
                Response = payload.ResponseUrl,
            }) { Trigger = payload.TriggerId };
    }

    private Incoming? ReadForm(InteractionPayload payload, string team, string user, string? name)
    {
        if (payload.View is not { CallbackId: { Length: > 0 } id } view) return null;
        var origin = OriginOf(view.PrivateMetadata);
        var channel = origin?.Channel ?? "";
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        ChatFile? file = null;
        foreach (var (field, given) in (view.State?.Values?.Values ?? []).SelectMany(block => block ?? Nothing))
        {
            if ((given?.Value ?? given?.SelectedOption?.Value) is { } value) fields[field] = value;
            file ??= File(given?.Files);
        }

        return new Incoming(
            user,
            name,
            new ChatPlace(ChatPlatform.Slack, team, channel, origin?.IsDirect is true),
            new ChatAction.Submit(id, fields) { File = file },
            Origin(channel, origin?.IsPublic is true),
            new WayBack(channel, user)
            {
                Thread = origin?.Thread,
                PublicMessage = origin?.IsPublic is true ? origin.Message : null,
                Response = urls.Find(origin?.Response),
            });
    }

    private async Task<Incoming?> ReadShortcutAsync(InteractionPayload payload, string team, string user, string? name, CancellationToken cancellation)
    {
        if (payload.Channel?.Id is not { Length: > 0 } channel) return null;
        return new Incoming(
            user,
            name,
            new ChatPlace(ChatPlatform.Slack, team, channel, IsDirect: false),
            new ChatAction.FindQuotes(await PlainAsync(payload.Message?.Text ?? "", cancellation)),
            ChatOrigin.MessageShortcut,
            new WayBack(channel, user) { Thread = payload.Message?.ThreadTs, Response = payload.ResponseUrl }) { Trigger = payload.TriggerId };
    }

    private async Task<Incoming?> ReadAsync(EventPayload? payload, string self, CancellationToken cancellation)
    {
        var type = payload?.Event?.Type ?? payload?.Type;
        if (type is "app_rate_limited" or "app_uninstalled" or "tokens_revoked") LogNotice(type);
        if (payload is not { TeamId: { Length: > 0 } team, Event: { User: { Length: > 0 } user } happened }) return null;
        if (happened.BotId is not null || happened.Edited is not null || happened.Hidden is true || string.Equals(user, self, StringComparison.Ordinal)) return null;

        switch (happened)
        {
            case { Type: "app_home_opened", Tab: "home" }:
                return new Incoming(
                    user, null, new ChatPlace(ChatPlatform.Slack, team, "", IsDirect: false), new ChatAction.OpenHome(), ChatOrigin.Home, new WayBack("", user));
            case { Type: "app_mention", Subtype: null or "" or "file_share" or "thread_broadcast", Channel: { Length: > 0 } channel }:
                return await ReadMessageAsync(happened, team, user, channel, self, ChatOrigin.Mention, cancellation);
            case { Type: "message", ChannelType: "im", Subtype: null or "" or "file_share", Channel: { Length: > 0 } channel }:
                return await ReadMessageAsync(happened, team, user, channel, self, ChatOrigin.DirectMessage, cancellation);
            default:
                return null;
        }
    }

    private async Task<Incoming> ReadMessageAsync(
        MessagePayload message, string team, string user, string channel, string self, ChatOrigin origin, CancellationToken cancellation)
    {
        return new Incoming(
            user,
            null,
            new ChatPlace(ChatPlatform.Slack, team, channel, IsDirect: origin is ChatOrigin.DirectMessage),
            new ChatAction.Line((await PlainAsync(message.Text ?? "", cancellation, self)).Trim()) { File = File(message.Files) },
            origin,
            new WayBack(channel, user) { Thread = message.ThreadTs ?? message.Ts })
        {
            // A message that others have answered carries itself as its thread.
            Thread = origin is ChatOrigin.Mention && message.ThreadTs is { Length: > 0 } thread && !string.Equals(thread, message.Ts, StringComparison.Ordinal) ? thread : null,
        };
    }

    private async Task<string> PlainAsync(string text, CancellationToken cancellation, string? self = null)
    {
        Dictionary<string, string?> names = new(StringComparer.Ordinal);
        var others = SlackText.MentionedUsers(text).Where(id => !string.Equals(id, self, StringComparison.Ordinal)).Take(MostNames);
        foreach (var mentioned in others) names[mentioned] = await people.NameAsync(mentioned, cancellation);
        return SlackText.Plain(text, id => names.GetValueOrDefault(id), self);
    }

    /// <summary>Where a form was opened; null when that cannot be read, and the answer goes to the user directly.</summary>
    private static FormOrigin? OriginOf(string? metadata)
    {
        try
        {
            return metadata is { Length: > 0 } ? JsonSerializer.Deserialize(metadata, PayloadJson.Default.FormOrigin) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first file. Only its id is trusted: where its bytes are, Slack is asked when they are wanted.</summary>
    private ChatFile? File(IReadOnlyList<FilePayload?>? files) =>
        files is not [{ Id: { Length: > 0 } id } first, ..]
            ? null
            : new ChatFile(first.Name ?? id, first.Size ?? 0, async cancellation => await api.FileAsync(id, cancellation) switch
            {
                SlackResult<SlackFile>.Done(var file) => await api.DownloadAsync(file, file.Bytes, cancellation),
                SlackResult<SlackFile>.Refused refused => throw new IOException($"Slack does not hand out the file ({refused.Error})."),
                _ => throw new IOException("Slack did not hand out the file in time."),
            });

    private static ChatOrigin Origin(string channel, bool isPublic) =>
        channel.Length == 0 ? ChatOrigin.Home : isPublic ? ChatOrigin.PublicMessage : ChatOrigin.PrivateMessage;

    private static T? Parse<T>(SlackDelivery delivery, JsonTypeInfo<T> type) => delivery.Payload.Deserialize(type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack sends {Notice}: fewer events will come, or none (docs.slack.dev/reference/events)")]
    private partial void LogNotice(string notice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A delivery of Slack ({Kind}) could not be read at {Path} and is left alone")]
    private partial void LogMalformed(DeliveryKind kind, string path);
}
