using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Storage;

/// <summary>Watches over the file behind an open connection: an open file goes on being read and written when its name is taken away.</summary>
internal static class SqliteFile
{
    private const int FileHasMoved = 20; // SQLITE_FCNTL_HAS_MOVED: https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html

    /// <summary>Whether the file was deleted, moved or replaced since the connection was opened. On Windows, where that cannot be done to an open file, false.</summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        var moved = 0;
        return FileControl(connection.Handle!.DangerousGetHandle(), 0, FileHasMoved, ref moved) == SQLitePCL.raw.SQLITE_OK && moved != 0;
    }

    /// <summary>
    /// Writes the log into the file that was moved, as far as nobody still reads: so the file is whole where it lies now, and
    /// nothing in the log is taken for a part of the file that is put in its place.
    /// </summary>
    public static void Leave(SqliteConnection connection)
    {
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
        _ = SQLitePCL.raw.sqlite3_exec(connection.Handle, "PRAGMA wal_checkpoint(TRUNCATE)"); // as far as it goes: the disk may be gone
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(nint database, nint databaseName, int operation, ref int argument);
}
