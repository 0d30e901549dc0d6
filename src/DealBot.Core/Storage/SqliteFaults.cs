using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Storage;

/// <summary>Says what is wrong with a SQLite file, and what to do.</summary>
/// <remarks>Result codes: https://www.sqlite.org/rescode.html.</remarks>
/// <param name="path">The file.</param>
/// <param name="schema">What it should hold.</param>
internal sealed class SqliteFaults(string path, Schema schema)
{
    /// <summary>The sentence for a fault of SQLite.</summary>
    public StorageException Of(DbException fault) => (fault as SqliteException)?.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new StorageException(
            StorageFault.NotALibrary,
            $"{path} is damaged or is no {schema.Noun}. Restore a copy of it, or move it away: {schema.Remedy}.",
            fault),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM => ReadOnly(fault),
        SQLitePCL.raw.SQLITE_FULL => Full(fault),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new StorageException(
            StorageFault.Busy,
            $"Another process has been writing to {path} for more than {schema.LongestWait.TotalSeconds} seconds. Repeat the command when it is done.",
            fault),
        SQLitePCL.raw.SQLITE_CANTOPEN => new StorageException(
            StorageFault.Unreachable,
            $"{path} cannot be opened. Check that this user may read and write the file and its folder, or choose another folder with --data.",
            fault),
        _ => Broken(fault),
    };

    /// <summary>The file was there, and is not any more.</summary>
    public StorageException Gone() => new(
        StorageFault.Unreachable,
        $"{path} is gone: it was deleted, moved or replaced while DealBot was running. Put it back, or a backup in its place, and DealBot goes on by itself. "
        + "To begin with a new one, restart DealBot.");

    /// <summary>The disk has no room.</summary>
    public StorageException Full(Exception fault) => new(
        StorageFault.Full,
        $"There is no room left for {path}. Free some space on that disk and repeat the command; what was stored before is safe.",
        fault);

    /// <summary>Any other fault of the disk.</summary>
    public StorageException Broken(Exception fault) => new(
        StorageFault.Other,
        $"{path} could not be read or written ({fault.Message}). Check the disk, then repeat the command; what was stored before is safe.",
        fault);

    /// <summary>Writing is refused.</summary>
    public StorageException ReadOnly(Exception fault) => new(
        StorageFault.ReadOnly,
        $"{path} cannot be written: the file, its folder or its disk is read-only. Grant this user the right to write, or choose another folder with --data.",
        fault);
}
