using DealBot.Core.Articles;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;

namespace DealBot.Core.Backups;

/// <summary>Writes all that is stored into one file, while others ask and write.</summary>
public static class Backup
{
    /// <summary>Writes a backup to a path where no file is.</summary>
    /// <remarks>
    /// What the library held at one moment, and what chat remembered at the next. Nothing that is deleted later can be missing, since
    /// both are read as they are when the first row is. Neither askers nor writers wait for it.
    /// </remarks>
    /// <param name="library">The library.</param>
    /// <param name="chat">What chat remembers.</param>
    /// <param name="files">The files of the configuration.</param>
    /// <param name="path">Where; the caller deletes what a failure leaves there.</param>
    /// <param name="made">Now, UTC.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="StorageException">A database fails, or there is no room.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static BackupManifest Write(
        Library library, ChatStore chat, IEnumerable<BackedUpFile> files, string path, DateTimeOffset made,
        IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(chat);
        BackupManifest manifest;
        using (var file = BackupFile.Make(path))
        {
            library.Database.Read(stored => chat.Database.Read(remembered =>
            {
                var tables = file.Tables.Select(table => (Table: table, Source: table.IsOfChat ? remembered : stored)).ToList();
                var meter = new BackupMeter(tables.Sum(static entry => entry.Source.CountRows(entry.Table.Name)), progress, cancellation);
                file.Session.BeginWrite();
                foreach (var (table, source) in tables)
                {
                    file.Session.ExecuteScript($"DELETE FROM {table.Name}"); // what the migrations put there
                    file.Session.Fill(table.Name, table.Columns, meter.Metered(source.Stream(table.Name, table.Columns)));
                }

                file.AddFiles(files);
                file.Session.Commit();
                return true;
            }));
            manifest = file.Seal(made);
        }

        using (var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        return manifest;
    }
}
