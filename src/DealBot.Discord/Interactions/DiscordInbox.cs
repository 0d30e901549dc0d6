using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using DealBot.Discord.Gateway;
using DealBot.Discord.Rendering;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Interactions;

/// <summary>Answers what comes by the gateway. Whatever comes, it goes on with the next.</summary>
/// <param name="service">Says what can be typed on.</param>
/// <param name="answering">Has requests handled.</param>
/// <param name="reader">Reads them.</param>
/// <param name="tools">Answers them.</param>
internal sealed partial class DiscordInbox(IChatService service, Answering answering, RequestReader reader, AnswerTools tools)
{
    private const int OrdinaryMessage = 0; // resources/message, "Message Types"
    private const int Reply = 19;

    private volatile string? _self;

    /// <summary>The bot's own user id; null until Discord has introduced it.</summary>
    public string? Self => _self;

    /// <summary>Does what a press needs but for sending, so that the first one finds it compiled.</summary>
    public void WarmUp(Reply reply)
    {
        var press = JsonSerializer.Deserialize(
            """{"id":"1","application_id":"1","token":"t","type":3,"channel_id":"1","guild_id":"1","member":{"user":{"id":"1"},"roles":[],"permissions":"0"},"message":{"id":"1","flags":64},"data":{"custom_id":"a.c0","component_type":2}}""",
            DiscordJson.Default.Interaction)!;
        reader.Read(press);
        var answer = new MessageAnswer(AnswerType.Message, tools.Renderer.Render(reply));
        JsonSerializer.SerializeToUtf8Bytes(answer, DiscordJson.Default.MessageAnswer);
        JsonSerializer.SerializeToUtf8Bytes(new DeferAnswer(AnswerType.DeferMessage, new DeferData(0)), DiscordJson.Default.DeferAnswer);
    }

    /// <summary>Handles one event to its end. Never throws but for cancellation.</summary>
    public async Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        var at = tools.Clock.GetTimestamp();
        try
        {
            switch (received.Name)
            {
                case "READY":
                    _self = Read(received, DiscordJson.Default.ReadyData)?.User?.Id;
                    break;
                case "GUILD_CREATE":
                    tools.Posts.LearnThreads(Read(received, DiscordJson.Default.GuildData)?.Threads ?? []);
                    break;
                case "THREAD_CREATE" or "THREAD_UPDATE":
                    tools.Posts.LearnThreads(Read(received, DiscordJson.Default.DiscordChannel) is { } thread ? [thread] : []);
                    break;
                case "INTERACTION_CREATE" when Read(received, DiscordJson.Default.Interaction) is { } interaction:
                    await InteractionAsync(interaction, at, cancellation);
                    break;
                case "MESSAGE_CREATE" when Read(received, DiscordJson.Default.DiscordMessage) is { } message:
                    await MessageAsync(message, cancellation);
                    break;
                default:
                    break; // nothing that is answered
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // the boundary: no event may end the inbox
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(tools.Log, fault, received.Name, Id(received.Data));
        }
    }

    private async Task InteractionAsync(Interaction interaction, long received, CancellationToken cancellation)
    {
        if (interaction.Type is InteractionType.Autocomplete)
        {
            await CompleteAsync(interaction, received, cancellation);
            return;
        }

        if (reader.Read(interaction) is not { } request)
        {
            LogUnreadable(tools.Log, "INTERACTION_CREATE", Id(interaction.Id));
            return;
        }

        var plan = tools.Desk.Plan(request);
        if (plan.Form is { } form)
        {
            await FirstAsync(interaction, received, new FormAnswer(AnswerType.Form, FormBody.Of(form)), DiscordJson.Default.FormAnswer, cancellation);
            return;
        }

        await answering.AnswerAsync(interaction.Id, request, plan, new InteractionPlace(interaction, received, request.Place, plan, tools, cancellation), cancellation);
    }

    private async Task CompleteAsync(Interaction interaction, long received, CancellationToken cancellation)
    {
        IEnumerable<string> values = [];
        if (interaction.Data is { } data && RequestReader.Named(data) is var (name, options)
            && options.FirstOrDefault(option => option.Focused) is { } focused
            && ChatCommands.Find(name)?.Options.FirstOrDefault(option => string.Equals(option.Name, focused.Name, StringComparison.Ordinal)) is { } known
            && RequestReader.Place(interaction) is { } place && reader.User(interaction) is { } user)
        {
            values = service.Complete(place, user, known.Kind, focused.Text ?? "");
        }

        var choices = values.Where(value => value.Length is > 0 and <= Limits.OptionText).Distinct(StringComparer.Ordinal).Take(Limits.Options);
        var answer = new ChoicesAnswer(AnswerType.Choices, new ChoicesData([.. choices.Select(value => new Choice(TextBlock.Plain(value, Limits.OptionText), value))]));
        await FirstAsync(interaction, received, answer, DiscordJson.Default.ChoicesAnswer, cancellation);
    }

    private async Task FirstAsync<T>(Interaction interaction, long received, T answer, JsonTypeInfo<T> form, CancellationToken cancellation)
    {
        var left = InteractionPlace.FirstAnswer - tools.Clock.GetElapsedTime(received);
        var outcome = await tools.Rest.SendAsync(Route.Callback(interaction.Id, interaction.Token), answer, form, left, cancellation);
        if (outcome is not RestOutcome.Done) LogUnanswered(tools.Log, interaction.Id, outcome);
    }

    private async Task MessageAsync(DiscordMessage message, CancellationToken cancellation)
    {
        // Never bots, webhooks or ourselves, who could talk to one another without end; and nothing that Discord itself says.
        if (_self is not { } self || message is not { Author: { Bot: false } author, WebhookId: null, Type: OrdinaryMessage or Reply, ChannelId: { Length: > 0 } channel }) return;
        var isDirect = message.GuildId is null;
        if (author.Id.Length == 0 || string.Equals(author.Id, self, StringComparison.Ordinal) || (!isDirect && !PlainMessage.Mentions(message, self))) return;

        var text = PlainMessage.Of(message, self);
        var request = new ChatRequest(
            new ChatPlace(ChatPlatform.Discord, message.GuildId ?? "", channel, isDirect),
            reader.User(author, isDirect ? null : message.Member)!,
            new ChatAction.Line(text) { File = reader.File(message) },
            isDirect ? ChatOrigin.DirectMessage : ChatOrigin.Mention);
        var plan = tools.Desk.Plan(request);
        await answering.AnswerAsync(message.Id, request, plan, new MessagePlace(message, request, text, plan, tools, cancellation), cancellation);
    }

    private T? Read<T>(GatewayEvent received, JsonTypeInfo<T> form)
        where T : class
    {
        try
        {
            return received.Data.Deserialize(form);
        }
        catch (JsonException)
        {
            LogUnreadable(tools.Log, received.Name, Id(received.Data)); // not why: the reason quotes what came
            return null;
        }
    }

    private static string Id(JsonElement data) =>
        Id(data.ValueKind is JsonValueKind.Object && data.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString()! : "");

    /// <summary>An id as a log may have it: digits, and not too many.</summary>
    private static string Id(string id) => id.Length is > 0 and <= 25 && id.All(char.IsAsciiDigit) ? id : "without an id";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read {Name} {Id}; it is left alone")]
    private static partial void LogUnreadable(ILogger log, string name, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interaction {Id} was not answered: {Outcome}")]
    private static partial void LogUnanswered(ILogger log, string id, RestOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not handle {Name} {Id}")]
    private static partial void LogFault(ILogger log, Exception fault, string name, string id);
}
