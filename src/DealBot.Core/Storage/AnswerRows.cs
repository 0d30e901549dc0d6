using System.Data.Common;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Storage;

/// <summary>The answers that were given, as rows. Those created before <c>oldest</c> are not seen any more.</summary>
internal static class AnswerRows
{
    private const long QuestionsLookedAt = 200;

    public static int Insert(Session session, StoredAnswer answer)
    {
        var place = answer.Place;
        return session.Execute($"""
            INSERT INTO chat_answers
                (number, id, platform, workspace, channel, direct, asker, visibility, question, payload, created, shared)
            VALUES ({ChatRow.NewNumber(session)}, {answer.Id}, {(long)place.Platform}, {place.Workspace}, {place.Channel},
                {(place.IsDirect ? 1L : 0L)}, {answer.User}, {(long)answer.Visibility}, {answer.Question}, {answer.Payload},
                {answer.Created.ToUnixTimeMilliseconds()}, 0)
            """);
    }

    public static StoredAnswer? Find(Session session, string id, long oldest) => session.First(
        $"""
        SELECT id, platform, workspace, channel, direct, asker, visibility, question, payload, created, shared
        FROM chat_answers WHERE id = {id} AND created > {oldest}
        """,
        Answer);

    public static StoredAnswer? Last(Session session, ChatPlace place, string user, long oldest) => session.First(
        $"""
        SELECT id, platform, workspace, channel, direct, asker, visibility, question, payload, created, shared
        FROM chat_answers
        WHERE asker = {user} AND platform = {(long)place.Platform} AND workspace = {place.Workspace} AND channel = {place.Channel}
            AND created > {oldest}
        ORDER BY number DESC LIMIT 1
        """,
        Answer);

    /// <summary>The latest questions of a user in a workspace, latest first.</summary>
    public static List<string> Questions(Session session, ChatPlace place, string user, long oldest) => session.Rows(
        $"""
        SELECT question FROM chat_answers
        WHERE asker = {user} AND platform = {(long)place.Platform} AND workspace = {place.Workspace} AND question IS NOT NULL
            AND created > {oldest}
        ORDER BY number DESC LIMIT {QuestionsLookedAt}
        """,
        static row => row.GetString(0));

    public static bool TryShare(Session session, string id, long oldest) =>
        session.Execute($"UPDATE chat_answers SET shared = 1 WHERE id = {id} AND shared = 0 AND created > {oldest}") > 0;

    public static void DeleteBefore(Session session, long oldest) =>
        session.Execute($"DELETE FROM chat_answers WHERE created <= {oldest}");

    private static StoredAnswer Answer(DbDataReader row) => new(
        row.GetString(0),
        PlaceColumns.Read(row, 1),
        row.GetString(5),
        (Visibility)row.GetInt64(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetString(8),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)))
    {
        IsShared = row.GetInt64(10) != 0,
    };
}
