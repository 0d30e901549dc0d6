using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Stories;

namespace DealBot.Core.Storage;

/// <summary>The articles as rows.</summary>
internal static class ArticleRows
{
    /// <summary>Stores an article under its id.</summary>
    public static void Insert(Session session, StoredArticle stored)
    {
        var article = stored.Article;
        session.Execute($"""
            INSERT INTO articles (id, version, origin, origin_hash, content_hash, file, title, source, url, url_hash, published, author,
                story, sketch, imported, text)
            VALUES ({article.Id}, {stored.Version}, {stored.Origin}, {HashOf(stored.Origin)}, {stored.ContentHash}, {article.File},
                {article.Title}, {article.Source}, {article.Url}, {HashOfUrl(article.Url)}, {article.Published?.ToUnixTimeMilliseconds()}, {article.Author},
                {stored.Story}, {stored.Sketch.ToBytes()}, {stored.Imported.ToUnixTimeMilliseconds()}, {article.Text})
            """);
        new StoryRows(session).Add(article.Id, stored.Sketch);
    }

    /// <summary>Removes an article with its corrections; false when there is none of that id.</summary>
    public static bool Delete(Session session, long id)
    {
        new StoryRows(session).Remove(id);
        CorrectionRows.DeleteOf(session, id);
        return session.Execute($"DELETE FROM articles WHERE id = {id}") > 0;
    }

    public static Article? Read(Session session, long id) => Read(session, [id]).FirstOrDefault();

    /// <summary>The articles of those ids that are there, in no particular order.</summary>
    public static List<Article> Read(Session session, IReadOnlyList<long> ids) => session.RowsIn(
        "SELECT id, file, title, source, url, published, author, text FROM articles WHERE id",
        ids,
        static row => new Article(
            row.GetInt64(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), Time(row, 5), Text(row, 6), row.GetString(7)));

    /// <summary>When an article came in, in the version that is held, UTC; the beginning of time where none of that id is.</summary>
    public static DateTimeOffset Imported(Session session, long id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(session.Number($"SELECT imported FROM articles WHERE id = {id}") ?? 0);

    /// <summary>The article that came in last, new or in a new version (ids rise, and every version has its own); null where there is none.</summary>
    public static LatestImport? Latest(Session session) => session.First(
        $"SELECT id, title, imported FROM articles ORDER BY id DESC LIMIT 1",
        static row => new LatestImport(row.GetInt64(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));

    public static string? Text(Session session, long id) =>
        session.First($"SELECT text FROM articles WHERE id = {id}", static row => row.GetString(0));

    /// <summary>Every article of a generation, in no particular order.</summary>
    public static List<ArticleEntry> Entries(Session session, long generation) => session.Rows(
        $"""
        SELECT articles.id, file, title, source, url, published, story, quote_count, origin
        FROM articles JOIN analyses ON analyses.article = articles.id AND analyses.generation = {generation}
        """,
        static row => new ArticleEntry(
            row.GetInt64(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), Time(row, 5), row.GetInt64(6),
            (int)row.GetInt64(7)) { Path = Text(row, 8) });

    /// <summary>The ids of articles that were published, or came where they have no date, before a time.</summary>
    public static List<long> OlderThan(Session session, DateTimeOffset oldest, long limit) => session.Rows(
        $"SELECT id FROM articles WHERE coalesce(published, imported) < {oldest.ToUnixTimeMilliseconds()} ORDER BY id LIMIT {limit}",
        static row => row.GetInt64(0));

    /// <summary>The ids of the articles that a generation does not hold, rising.</summary>
    public static List<long> Unanalysed(Session session, long generation) => session.Rows(
        $"""
        SELECT id FROM articles WHERE NOT EXISTS
            (SELECT 1 FROM analyses WHERE analyses.article = articles.id AND analyses.generation = {generation})
        ORDER BY id
        """,
        static row => row.GetInt64(0));

    /// <summary>The address, as it is stored, of the article that is at an address; null where the library holds none.</summary>
    public static string? UrlHeld(Session session, string url) => session.First(
        $"SELECT url FROM articles WHERE url_hash IN ({HashOfUrl(url)}, {HashOf(url)}) ORDER BY id", static row => row.GetString(0));

    /// <summary>The stored article that came from the same place, has the same address (see <see cref="ArticleUrl.Key"/>), or is the same in all but its file's name.</summary>
    /// <remarks>Libraries that were filled before there were feeds hold the hash of the address itself.</remarks>
    public static ArticleIdentity? Find(Session session, string? origin, string? url, byte[] contentHash) =>
        (origin is null ? null : session.First(
            $"SELECT id, version, origin, content_hash FROM articles WHERE origin_hash = {HashOf(origin)}", Identity))
        ?? (url is null ? null : session.First(
            $"SELECT id, version, origin, content_hash FROM articles WHERE url_hash IN ({HashOfUrl(url)}, {HashOf(url)}) ORDER BY id", Identity))
        ?? session.First(
            $"SELECT id, version, origin, content_hash FROM articles WHERE content_hash = {contentHash} ORDER BY id", Identity);

    public static void SetOrigin(Session session, long id, string origin) =>
        session.Execute($"UPDATE articles SET origin = {origin}, origin_hash = {HashOf(origin)} WHERE id = {id}");

    // The first release stored the hash of the address as it is.
    private static byte[]? HashOfUrl(string? url) => HashOf(url is null ? null : ArticleUrl.Key(url));

    // Paths and addresses may be longer than an index of PostgreSQL takes.
    [return: NotNullIfNotNull(nameof(value))]
    internal static byte[]? HashOf(string? value) => value is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(value));

    private static ArticleIdentity Identity(DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), Text(row, 2), row.GetFieldValue<byte[]>(3));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

/// <summary>An article with what the library notes of it.</summary>
/// <param name="Article">The article, with its id.</param>
/// <param name="Version">1, and one more than that of the article it replaces.</param>
/// <param name="Origin">The full path it was read from; null when it came from elsewhere.</param>
/// <param name="ContentHash">Of its title, facts and text.</param>
/// <param name="Story">The smallest id of the articles that tell the same story in the same words.</param>
/// <param name="Sketch">By which its copies are known.</param>
/// <param name="Imported">When it was stored, UTC.</param>
internal sealed record StoredArticle(
    Article Article, long Version, string? Origin, byte[] ContentHash, long Story, StorySketch Sketch, DateTimeOffset Imported);

/// <summary>What tells a stored article from others.</summary>
internal sealed record ArticleIdentity(long Id, long Version, string? Origin, byte[] ContentHash);
