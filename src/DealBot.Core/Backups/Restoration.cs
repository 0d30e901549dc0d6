using DealBot.Core.Articles;
using DealBot.Core.Articles.Import;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;

namespace DealBot.Core.Backups;

/// <summary>Replaces all that is stored by what a backup holds, while others ask.</summary>
/// <remarks>
/// The library and what chat remembers are each replaced in one transaction, the two of which are committed one after the other.
/// Until then everybody sees what was there before; a view sees all of one or all of the other.
/// </remarks>
public static class Restoration
{
    /// <summary>Reads a backup through, then puts it in the place of what is stored.</summary>
    /// <param name="library">The library that is replaced.</param>
    /// <param name="chat">What chat remembered.</param>
    /// <param name="path">The backup.</param>
    /// <param name="now">UTC.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops; then all is as it was.</param>
    /// <exception cref="StorageException">
    /// The backup is damaged, newer than this program or none; the library is being reindexed (<see cref="StorageFault.Busy"/>); a database fails.
    /// All is as it was.
    /// </exception>
    public static RestoredBackup Run(
        Library library, ChatStore chat, string path, DateTimeOffset now, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(chat);
        var (file, manifest) = BackupFile.Open(path);
        using (file)
        {
            var meter = new BackupMeter(2 * manifest.Total, progress, cancellation); // all is read twice
            file.Verify(manifest, meter);
            using var held = library.Database.TryLock(Library.ReindexLock) ?? throw new StorageException(
                StorageFault.Busy, $"{library.Place} is being reindexed, or restored. Wait until that is done, then repeat the command.");

            if (manifest.LibrarySchema == Schema.Library.Latest && manifest.ChatSchema == Schema.Chat.Latest)
            {
                Replace(library.Database, chat.Database, file, manifest, now, meter);
            }
            else
            {
                var folder = Directory.CreateTempSubdirectory("dealbot-restore-");
                try
                {
                    using var updated = file.Updated(Path.Combine(folder.FullName, "backup"));
                    Replace(library.Database, chat.Database, updated, manifest, now, meter);
                }
                finally
                {
                    folder.Delete(recursive: true);
                }
            }

            var isAnalysedAnew = library.Database.Read(static session =>
                !AnalysisRows.IsMadeBy(session, LibraryRow.Read(session).Generation, GenerationWriter.AnalysisVersion));
            return new RestoredBackup(manifest, file.ReadFiles(), isAnalysedAnew);
        }
    }

    private static void Replace(Database library, Database chat, BackupFile file, BackupManifest manifest, DateTimeOffset now, BackupMeter meter) => library.Write(stored =>
    {
        var tables = file.Tables.ToLookup(static table => table.IsOfChat);
        var numbers = RestoredNumbers.After(stored);
        foreach (var table in tables[false])
        {
            var held = string.Equals(table.Name, Schema.Library.Table, StringComparison.Ordinal) ? stored.Stream(table.Name, table.Columns).Single() : null;
            Replace(stored, table, file, meter, row => numbers.Renumbered(table, held is null ? row : RestoredNumbers.CountedOn(table, held, row)));
        }

        RestoredRows.Settle(stored, manifest.Made, now);

        // Last, because no answer can be stored while it is being written; and it is small.
        return chat.Write(remembered =>
        {
            foreach (var table in tables[true]) Replace(remembered, table, file, meter, static row => row);
            return true;
        });
    });

    private static void Replace(Session session, TableShape table, BackupFile file, BackupMeter meter, Func<object?[], object?[]> changed)
    {
        session.ExecuteScript($"DELETE FROM {table.Name}"); // not truncated: that would wait for everybody who reads
        session.Fill(table.Name, table.Columns, meter.Metered(file.Session.Stream(table.Name, table.Columns)).Select(changed));
    }
}

/// <summary>What came of a restoration.</summary>
/// <param name="Manifest">What the backup said of itself.</param>
/// <param name="Files">The files of the configuration in it, which are not restored by themselves.</param>
/// <param name="IsAnalysedAnew">Whether this program would find other quotes in the same articles, so that reindexing is due.</param>
public sealed record RestoredBackup(BackupManifest Manifest, IReadOnlyList<BackedUpFile> Files, bool IsAnalysedAnew);
