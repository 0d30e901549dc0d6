namespace DealBot.Core.Storage;

/// <summary>The row of the chats' database that gives out numbers.</summary>
internal static class ChatRow
{
    /// <summary>A number above all that were given out before.</summary>
    public static long NewNumber(Session session) =>
        session.Number($"UPDATE chat SET last_number = last_number + 1 RETURNING last_number")!.Value;
}
