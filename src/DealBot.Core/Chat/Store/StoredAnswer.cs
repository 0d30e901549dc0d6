namespace DealBot.Core.Chat.Store;

/// <summary>An answer that was given, kept for the buttons under it.</summary>
/// <param name="Id">16 characters of a–z and 0–9, which buttons carry.</param>
/// <param name="Place">Where it was asked.</param>
/// <param name="User">The platform's id of who asked.</param>
/// <param name="Visibility">Who saw it.</param>
/// <param name="Question">What was asked, to be offered again; null where that is no use.</param>
/// <param name="Payload">What <see cref="IChatService"/> needs to go on from it, as JSON.</param>
/// <param name="Created">When it was saved, to the millisecond, UTC.</param>
public sealed record StoredAnswer(
    string Id, ChatPlace Place, string User, Visibility Visibility, string? Question, string Payload, DateTimeOffset Created)
{
    /// <summary>Whether its asker has made it public since.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether everybody in the channel may see it.</summary>
    public bool IsPublic => IsShared || Visibility is Visibility.Channel;
}
