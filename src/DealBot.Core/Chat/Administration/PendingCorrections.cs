using System.Text.Json;
using System.Text.Json.Serialization;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Administration;

/// <summary>What a moderator wants, kept while they choose the quote that is meant.</summary>
internal sealed class PendingCorrections(ChatStore store)
{
    /// <summary>Keeps it; gives the id that the menu carries.</summary>
    public string Save(Call call, PendingCorrection wanted) =>
        store.Save(call.Place, UserOf(call), Visibility.OnlyYou, question: null, JsonSerializer.Serialize(wanted, PendingJson.Default.PendingCorrection)).Id;

    /// <summary>What the same moderator wanted; null when it is not known any more.</summary>
    public PendingCorrection? Find(string id, Call call) =>
        store.Find(id) is { } kept && string.Equals(kept.User, UserOf(call), StringComparison.Ordinal)
            ? JsonSerializer.Deserialize(kept.Payload, PendingJson.Default.PendingCorrection)
            : null;

    // No platform has such ids: so it is nobody's last answer, and no answer is taken for it.
    private static string UserOf(Call call) => $"{call.Place.Platform} {call.Place.Workspace} {call.User.Id} corrects";
}

/// <summary>Who is to be named, or what is to be done, when the quote is chosen.</summary>
internal sealed record PendingCorrection(string? Speaker, string? Verdict);

[JsonSerializable(typeof(PendingCorrection))]
internal sealed partial class PendingJson : JsonSerializerContext;
