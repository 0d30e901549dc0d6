using System.Globalization;
using DealBot.Core.Chat;
using DealBot.Discord.Rendering;

namespace DealBot.Discord.Interactions;

/// <summary>Reads what somebody did on Discord as a request in words that all platforms share.</summary>
/// <param name="options">Who moderates.</param>
/// <param name="files">Opens attachments.</param>
internal sealed class RequestReader(DiscordOptions options, AttachmentDownload files)
{
    /// <summary>The name of the command that asks, and of which all others begin.</summary>
    public const string Prefix = "deal";

    private const ulong Administrator = 1UL << 3; // topics/permissions, "Bitwise Permission Flags"
    private const ulong ManageGuild = 1UL << 5;
    private const int ChosenOnMessage = 3; // application-commands, "Application Command Types"
    private const int SubCommand = 1; // application-commands, "Application Command Option Type"
    private const int SubCommandGroup = 2;
    private const int Attachment = 11;

    /// <summary>The request; null when the interaction is of no kind that we know, or lacks what its kind needs.</summary>
    public ChatRequest? Read(Interaction interaction)
    {
        var action = interaction.Data is not { } data ? null : interaction.Type switch
        {
            InteractionType.Command when data.Type == ChosenOnMessage => Chosen(data),
            InteractionType.Command => Command(data),
            InteractionType.Component when data.CustomId is { } id => new ChatAction.Press(id, data.Values is [var value, ..] ? value : null),
            InteractionType.Form when data.CustomId is { } id => Submitted(id, data),
            _ => (ChatAction?)null,
        };
        if (action is null || Place(interaction) is not { } place || User(interaction) is not { } user) return null;

        var origin = interaction.Type switch
        {
            InteractionType.Command => action is ChatAction.FindQuotes ? ChatOrigin.MessageShortcut : ChatOrigin.SlashCommand,
            _ when interaction.Message is { } message && (message.Flags & MessageBody.Ephemeral) == 0 => ChatOrigin.PublicMessage,
            _ => ChatOrigin.PrivateMessage, // a form opened by a command stands under no message: only its user sees it
        };
        return new ChatRequest(place, user, action, origin) { Locale = interaction.Locale };
    }

    /// <summary>Where it happened; null when that is not said.</summary>
    public static ChatPlace? Place(Interaction interaction) => (interaction.ChannelId ?? interaction.Channel?.Id) is { Length: > 0 } channel
        ? new ChatPlace(ChatPlatform.Discord, interaction.GuildId ?? "", channel, interaction.GuildId is null && interaction.Channel?.Type is null or DiscordChannel.DirectMessage)
        : null;

    /// <summary>Who did it; null when that is not said.</summary>
    public ChatUser? User(Interaction interaction) => User(interaction.Member?.User ?? interaction.User, interaction.GuildId is null ? null : interaction.Member);

    /// <summary>Who it is, and whether the permissions or roles in a server make a moderator; nobody is one outside of servers.</summary>
    public ChatUser? User(DiscordUser? user, DiscordMember? member)
    {
        if (user is not { Id.Length: > 0 }) return null;
        var permissions = ulong.TryParse(member?.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0;
        var moderates = (permissions & (Administrator | ManageGuild)) != 0 || member?.Roles?.Any(options.ModeratorRoles.Contains) is true;
        return new ChatUser(user.Id, member?.Nick ?? user.GlobalName ?? user.Username ?? "somebody", moderates);
    }

    /// <summary>The full name of a command and its options; null when it is none of ours.</summary>
    public static (string Name, IReadOnlyList<InteractionOption> Options)? Named(InteractionData data)
    {
        var options = data.Options ?? [];
        var name = data.Name switch
        {
            Prefix => ChatCommands.Ask,
            { } other when other.StartsWith($"{Prefix}-", StringComparison.Ordinal) => other[(Prefix.Length + 1)..],
            _ => null,
        };
        if (name is null) return null;
        return options is [{ Type: SubCommand or SubCommandGroup } sub, ..] ? ($"{name} {sub.Name}", sub.Options ?? []) : (name, options);
    }

    /// <summary>The first file that came with a message; null when none did.</summary>
    public ChatFile? File(DiscordMessage message) => message.Attachments is [var first, ..] ? files.File(first) : null;

    private ChatAction.Command? Command(InteractionData data)
    {
        if (Named(data) is not var (name, options)) return null;
        Dictionary<string, string> arguments = new(StringComparer.Ordinal);
        ChatFile? file = null;
        foreach (var option in options)
        {
            if (option.Text is not { } value) continue;
            if (option.Type == Attachment) file = File(data, value);
            else arguments[option.Name] = value;
        }

        return new ChatAction.Command(name, arguments) { File = file };
    }

    private static ChatAction.FindQuotes? Chosen(InteractionData data) =>
        data.TargetId is { } id && data.Resolved?.Messages?.GetValueOrDefault(id) is { } message
            ? new ChatAction.FindQuotes(PlainMessage.Of(message, null))
            : null;

    private ChatAction.Submit Submitted(string id, InteractionData data)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        ChatFile? file = null;
        foreach (var answer in Answers(data.Components ?? []))
        {
            if (answer.Values is [var value, ..] && File(data, value) is { } attached) file = attached;
            else if ((answer.Value ?? (answer.Values is [var chosen, ..] ? chosen : null)) is { } typed) fields[answer.CustomId ?? ""] = typed;
        }

        return new ChatAction.Submit(id, fields) { File = file };
    }

    private static IEnumerable<SubmittedComponent> Answers(IEnumerable<SubmittedComponent> components) => components.SelectMany(component =>
        Answers([.. component.Components ?? [], .. component.Component is { } inner ? [inner] : Array.Empty<SubmittedComponent>()])
            .Prepend(component)).Where(component => component.CustomId is not null);

    private ChatFile? File(InteractionData data, string id) =>
        data.Resolved?.Attachments?.GetValueOrDefault(id) is { } attachment ? files.File(attachment) : null;
}
