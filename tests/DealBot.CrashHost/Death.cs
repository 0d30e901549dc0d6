using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using DealBot.Core.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DealBot.CrashHost;

/// <summary>Ends the process, as kill -9 does, before SQLite runs a statement of a chosen number.</summary>
internal sealed class Death
{
    private const int Sessions = 16; // more than are open at a time

    private long _statements;
    private long _last = long.MaxValue;

    /// <summary>Counts what runs in a database from now on.</summary>
    public Death(Database database)
    {
        var sessions = Enumerable.Range(0, Sessions).Select(_ => database.Rent()).ToList();
        foreach (var session in sessions)
        {
            raw.sqlite3_trace(((SqliteConnection)ConnectionOf(session)).Handle, (object _, string _) => Count(), null);
            database.Return(session);
        }
    }

    /// <summary>How many statements have run.</summary>
    public long Statements => Interlocked.Read(ref _statements);

    /// <summary>Chooses the statement that is not to run.</summary>
    public void Before(long statement) => Interlocked.Exchange(ref _last, statement);

    private void Count()
    {
        if (Interlocked.Increment(ref _statements) != Interlocked.Read(ref _last)) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite); // SIGKILL is not refused
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    private static extern ref readonly DbConnection ConnectionOf(Session session);
}
