namespace DealBot.Core.Articles;

/// <summary>How a library is stored.</summary>
/// <param name="Place">Where, as messages name it: a file's path, or a server and its database; never a password.</param>
/// <param name="Program">What keeps it: "SQLite 3.50.4".</param>
/// <param name="Schema">The version of its tables.</param>
/// <param name="Bytes">The size of the database, as the database itself says; a log beside it is not counted.</param>
/// <param name="LatestImport">What came in last; null for an empty library.</param>
public sealed record LibraryStorage(string Place, string Program, long Schema, long Bytes, LatestImport? LatestImport);

/// <summary>The article that came into a library last, new or in a new version.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Imported">When it came in, UTC.</param>
public sealed record LatestImport(long ArticleId, string Title, DateTimeOffset Imported);
