namespace DealBot.Core.Storage;

/// <summary>Finds out what a database can do, again and again, on a session of its own. For one caller at a time.</summary>
/// <remarks>
/// A look takes milliseconds and, while others write, at most <see cref="LongestWait"/>. It writes only after a write of
/// this process has failed, a row that changes nothing: a disk that is full or read-only shows in no other way.
/// </remarks>
/// <param name="database">What is looked at.</param>
/// <param name="clock">Tells how long it has been locked.</param>
internal sealed class StorageCheck(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>How long a look waits for a writer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    // An import holds the lock nearly always, for an article or a merge at a time: no commit for so long is a hang.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(10);

    private Session? _session;
    private long? _changes;
    private long _changed = clock.GetTimestamp(); // when the lock was last free, or something was committed

    /// <summary>Looks.</summary>
    public StorageHealth Look()
    {
        var ability = StorageAbility.Unreachable;
        try
        {
            _session = database.Renewed(_session);
            var changes = _session.Number(database.SelectChanges);
            if (changes != _changes) _changed = clock.GetTimestamp();
            _changes = changes;

            ability = StorageAbility.AnswersOnly;
            if (!_session.TryBeginWrite())
            {
                if (clock.GetElapsedTime(_changed) < LongestWrite) return StorageHealth.Well;
                throw new StorageException(
                    StorageFault.Busy,
                    $"Another process has held the write lock of {database.Name} for more than {LongestWrite.TotalSeconds} seconds and stored nothing. "
                    + "Asking goes on, and what is to be stored waits. If this does not end by itself, find that process and stop it.");
            }

            _changed = clock.GetTimestamp();
            _session.Execute(database.Schema.Touch(database.WriteFault is not null));
            _session.Commit();
            if (database.WriteFault is { Fault: StorageFault.Full or StorageFault.Other }) database.RequireRoom();
            database.NoteWritten();
            return StorageHealth.Well;
        }
        catch (StorageException fault)
        {
            if (fault.Fault is not StorageFault.Busy) Dispose(); // the connection may be lost, or one that may only read
            if (ability is StorageAbility.AnswersOnly) database.NoteWriteFault(fault);
            return new StorageHealth(ability, fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }
}
