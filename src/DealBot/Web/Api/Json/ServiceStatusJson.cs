using DealBot.Cli.Json;
using DealBot.Core.Articles;
using DealBot.Hosting.Health;
using DealBot.Hosting.Settings;

namespace DealBot.Web.Api.Json;

/// <summary>How the service stands. <c>status</c> is healthy, degraded or unhealthy, the worst of <c>parts</c>; <c>library</c> is what <c>dealbot status</c>
/// prints, null while the database does not answer. Times are UTC, <c>memoryBytes</c> is what the process takes of the machine's memory.</summary>
public sealed record ServiceStatusJson(
    string Status,
    IReadOnlyList<PartStatusJson> Parts,
    IReadOnlyList<string> Off,
    StatusJson? Library,
    LatestImportJson? LatestImport,
    QueuesJson? Queues,
    SettingsJson Settings,
    VersionsJson Versions,
    DateTime Started,
    long UptimeSeconds,
    long MemoryBytes);

/// <summary>One part of the service: the library, the store of chats, a connector. <c>sentence</c> says more of it to moderators.</summary>
public sealed record PartStatusJson(string Name, string Status, string Sentence, DateTime Since)
{
    internal static PartStatusJson Of(PartHealth part, bool isForModerator) =>
        new(part.Name, JsonNames.Of(part.Status), isForModerator ? part.Detail : part.Sentence, part.Since.UtcDateTime);
}

/// <summary>The article that came in last, new or in a new version.</summary>
public sealed record LatestImportJson(long Article, string Title, DateTime Imported)
{
    internal static LatestImportJson? Of(LatestImport? import) => import is null ? null : new(import.ArticleId, import.Title, import.Imported.UtcDateTime);
}

/// <summary>What waits: messages to channels that are due, or are tried again after a failure; feeds whose time has come; requests in chat and on the page.</summary>
public sealed record QueuesJson(long MessagesDue, long MessagesRetried, int FeedsDue, int RequestsWaiting);

/// <summary>The settings: when those in effect were read; the keys that are set otherwise now, <c>waiting</c> for the next start; what is wrong with the files,
/// so that what was read before still holds, said to moderators alone.</summary>
public sealed record SettingsJson(DateTime Read, IReadOnlyList<string> Waiting, IReadOnlyList<string> Problems)
{
    internal static SettingsJson Of(SettingsState state, bool isForModerator) => new(state.Loaded.UtcDateTime, state.Waiting, isForModerator ? state.Problems : []);
}

/// <summary>What runs. <c>schema</c> is the version of the database's tables; <c>database</c> is null while it does not answer.</summary>
public sealed record VersionsJson(string Dealbot, string Runtime, string System, string? Database, long? Schema);
