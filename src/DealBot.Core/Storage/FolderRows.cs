using DealBot.Core.Articles.Folders;

namespace DealBot.Core.Storage;

/// <summary>What is known of the watched folders, as rows.</summary>
internal static class FolderRows
{
    /// <summary>Whether a folder was watched before.</summary>
    public static bool IsKnown(Session session, string folder) =>
        session.Number($"SELECT 1 FROM watched_folders WHERE hash = {ArticleRows.HashOf(folder)}") is not null;

    public static void MarkKnown(Session session, string folder) =>
        session.Execute($"INSERT INTO watched_folders (hash) VALUES ({ArticleRows.HashOf(folder)}) ON CONFLICT (hash) DO NOTHING");

    /// <summary>The files of a folder as they were imported.</summary>
    public static List<(string Path, FileStamp Stamp)> Files(Session session, string folder) => session.Rows(
        $"SELECT path, size, modified FROM watched_files WHERE folder = {ArticleRows.HashOf(folder)}",
        static row => (row.GetString(0), new FileStamp(row.GetInt64(1), row.GetInt64(2))));

    public static void Set(Session session, string folder, string path, FileStamp stamp) => session.Execute($"""
        INSERT INTO watched_files (folder, hash, path, size, modified)
        VALUES ({ArticleRows.HashOf(folder)}, {ArticleRows.HashOf(path)}, {path}, {stamp.Size}, {stamp.Modified})
        ON CONFLICT (folder, hash) DO UPDATE SET size = excluded.size, modified = excluded.modified
        """);

    public static void Forget(Session session, string folder, string path) =>
        session.Execute($"DELETE FROM watched_files WHERE folder = {ArticleRows.HashOf(folder)} AND hash = {ArticleRows.HashOf(path)}");
}
