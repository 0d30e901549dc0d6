using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>Something that a user did with the bot, and what the bot made of it.</summary>
public sealed class DiscordInteraction
{
    private readonly Signal _signal; // of its own: hundreds may be under way
    private readonly Lock _gate = new();
    private readonly List<DiscordMessage> _shown = [];

    internal DiscordInteraction(Journal journal, string id, int type, DiscordUser user, DiscordChannel channel, long deliveredAt) =>
        (_signal, Id, Type, User, Channel, DeliveredAt) = (new Signal(journal.Patience, journal.ToString), id, type, user, channel, deliveredAt);

    /// <summary>A snowflake.</summary>
    public string Id { get; }

    /// <summary>What the bot proves itself with; a secret, to be looked for in logs.</summary>
    public string Token { get; } = $"aW50ZXJhY3Rpb24{Guid.NewGuid():N}{Guid.NewGuid():N}";

    /// <summary>2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type { get; }

    /// <summary>Who did it.</summary>
    public DiscordUser User { get; }

    /// <summary>Where.</summary>
    public DiscordChannel Channel { get; }

    /// <summary>How long the first answer took by the counterpart's clock; null while there is none.</summary>
    public TimeSpan? AcknowledgedAfter { get; private set; }

    /// <summary>The type of the first answer: 4 message, 5 deferred, 6 deferred update, 7 update, 8 completions, 9 modal.</summary>
    public int? CallbackType { get; private set; }

    /// <summary>The window that was opened.</summary>
    public DiscordModal? Modal { get; internal set; }

    /// <summary>The completions that were offered.</summary>
    public IReadOnlyList<DiscordChoice>? Choices { get; internal set; }

    /// <summary>Each state of each message that came of it, in order: created, edited, followed up.</summary>
    public IReadOnlyList<DiscordMessage> Shown
    {
        get
        {
            lock (_gate) return [.. _shown];
        }
    }

    internal long DeliveredAt { get; }

    internal StoredMessage? Source { get; init; }

    internal string? GuildId => Channel.Guild?.Id;

    internal StoredMessage? Original { get; set; }

    internal bool IsEphemeral { get; set; }

    /// <summary>Waits for the first answer of any kind.</summary>
    public Task WaitForAcknowledgementAsync() => _signal.UntilAsync(() => CallbackType as object, $"an answer to {this}");

    /// <summary>Waits for a message that is more than "thinking…".</summary>
    /// <param name="wanted">What it must be like; any if null. States that were edited away since count too.</param>
    public Task<DiscordMessage> WaitForReplyAsync(Func<DiscordMessage, bool>? wanted = null) => _signal.UntilAsync(
        () => Shown.FirstOrDefault(message => !message.IsLoading && (wanted?.Invoke(message) ?? true)), $"a reply to {this}");

    /// <summary>Waits for a window.</summary>
    public Task<DiscordModal> WaitForModalAsync() => _signal.UntilAsync(() => Modal, $"a modal after {this}");

    /// <summary>Waits for completions.</summary>
    public Task<IReadOnlyList<DiscordChoice>> WaitForChoicesAsync() => _signal.UntilAsync(() => Choices, $"completions for {this}");

    /// <inheritdoc/>
    public override string ToString() => $"interaction {Id} (type {Type}) of {User.Name} in {Channel.Name}";

    internal void Show(DiscordMessage message)
    {
        lock (_gate) _shown.Add(message);
        _signal.Changed();
    }

    internal void Acknowledge(int callbackType, TimeSpan after)
    {
        (CallbackType, AcknowledgedAfter) = (callbackType, after);
        _signal.Changed();
    }
}

/// <summary>A message of a user, and what the bot wrote after it.</summary>
public sealed class DiscordPost
{
    private readonly Journal _journal;
    private readonly Func<IReadOnlyList<DiscordMessage>> _history;

    internal DiscordPost(Journal journal, DiscordMessage message, Func<IReadOnlyList<DiscordMessage>> history) =>
        (_journal, Message, _history) = (journal, message, history);

    /// <summary>What was written.</summary>
    public DiscordMessage Message { get; }

    /// <summary>Each state of each message of the bot that answers it: by reference, in its thread, or after it in a direct conversation.</summary>
    public IReadOnlyList<DiscordMessage> Shown => [.. _history().Where(Answers)];

    /// <summary>Waits for an answer.</summary>
    /// <param name="wanted">What it must be like; any if null.</param>
    public Task<DiscordMessage> WaitForReplyAsync(Func<DiscordMessage, bool>? wanted = null) => _journal.UntilAsync(
        () => Shown.FirstOrDefault(message => wanted?.Invoke(message) ?? true), $"a reply to \"{Message.Content}\"");

    private bool Answers(DiscordMessage message) =>
        string.Equals(message.Answers, Message.Id, StringComparison.Ordinal)
        || string.Equals(message.Channel.Id, Message.Id, StringComparison.Ordinal)
        || (message.Channel == Message.Channel && message.Channel.Recipient is not null && string.CompareOrdinal(message.Id, Message.Id) > 0);
}

/// <summary>A message as the platform keeps it.</summary>
internal sealed class StoredMessage(JsonObject json, DiscordChannel channel)
{
    public JsonObject Json { get; } = json;

    public DiscordChannel Channel { get; } = channel;

    public string Id => (string)Json["id"]!;

    public DiscordUser? EphemeralTo { get; init; }

    public JsonNode? AllowedMentions { get; set; }

    public string? InteractionToken { get; init; }

    public DiscordMessage Snapshot() => new((JsonObject)Json.DeepClone(), Channel, EphemeralTo, AllowedMentions?.DeepClone());
}
