using DealBot.Core.Storage;

namespace DealBot.Core.Backups;

/// <summary>A backup as a file: the tables of the library and of what chat remembers, the files of the configuration, and a manifest.</summary>
/// <remarks>It is a SQLite database whichever database it was made of, so that it can be restored into either.</remarks>
internal sealed class BackupFile : IDisposable
{
    private const string Manifest = "backup_manifest";
    private const string Files = "backup_files";

    private readonly string _path;
    private readonly string _shown;

    internal BackupFile(string path, string shown, bool isWritten)
    {
        (_path, _shown) = (path, shown);
        (LibraryDialect, ChatDialect) = (new BackupDialect(path, Schema.Library, isWritten), new BackupDialect(path, Schema.Chat, isWritten));
        Session = new Session(LibraryDialect);
    }

    private BackupDialect LibraryDialect { get; }

    private BackupDialect ChatDialect { get; }

    /// <summary>For its rows.</summary>
    public Session Session { get; }

    /// <summary>The tables of both schemas.</summary>
    public IEnumerable<TableShape> Tables => TableShape.OfBackup(Session).Where(static table => table.Name is not Manifest and not Files);

    /// <summary>An empty backup at a path where no file is, with the tables as they are today.</summary>
    public static BackupFile Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // it holds what people asked
        new FileStream(path, options).Dispose();
        return Prepared(path, path);
    }

    /// <summary>A backup to be read.</summary>
    /// <exception cref="StorageException">The file is none, or a newer program made it.</exception>
    public static (BackupFile File, BackupManifest Manifest) Open(string path)
    {
        if (!File.Exists(path)) throw new StorageException(StorageFault.Unreachable, $"There is no file {path}. Check its name.");
        var file = new BackupFile(path, path, isWritten: false);
        try
        {
            return (file, file.ReadManifest());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A copy of the backup with the tables as they are today, to be restored from; deleted by whoever asked for it.</summary>
    public BackupFile Updated(string copy)
    {
        File.Copy(_path, copy);
        return Prepared(copy, _shown);
    }

    /// <summary>Writes the manifest of all rows that are there, which are read back for that.</summary>
    public BackupManifest Seal(DateTimeOffset made)
    {
        var manifest = new BackupManifest(BackupManifest.LatestFormat, ProgramVersion.Current, made, Migrations.Version(Session, LibraryDialect), Migrations.Version(Session, ChatDialect), Count(), "");
        manifest = manifest with { Checksum = ChecksumOf(manifest, new BackupMeter(0, null, CancellationToken.None)) };
        Session.ExecuteScript($"CREATE TABLE {Manifest} (json text NOT NULL)");
        Session.Fill(Manifest, ["json"], [[manifest.ToJson()]]);
        return manifest;
    }

    /// <summary>Fails unless all is as it was written.</summary>
    /// <param name="manifest">What the backup says of itself.</param>
    /// <param name="meter">Counts the rows that are read.</param>
    /// <exception cref="StorageException">Something is not.</exception>
    public void Verify(BackupManifest manifest, BackupMeter meter)
    {
        if (!string.Equals(ChecksumOf(manifest with { Checksum = "" }, meter), manifest.Checksum, StringComparison.Ordinal)) throw Damaged();
    }

    /// <summary>Adds the files of the configuration.</summary>
    public void AddFiles(IEnumerable<BackedUpFile> files) =>
        Session.Fill(Files, ["name", "bytes"], files.Select(static file => new object?[] { file.Name, file.Content }));

    /// <summary>The files of the configuration.</summary>
    public IReadOnlyList<BackedUpFile> ReadFiles() =>
        [.. Session.Stream(Files, ["name", "bytes"]).Select(static row => new BackedUpFile((string)row[0]!, (byte[])row[1]!))];

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    private static BackupFile Prepared(string path, string shown)
    {
        var file = new BackupFile(path, shown, isWritten: true);
        Migrations.Apply(file.Session, file.LibraryDialect);
        Migrations.Apply(file.Session, file.ChatDialect);
        file.Session.ExecuteScript($"CREATE TABLE IF NOT EXISTS {Files} (name text PRIMARY KEY, bytes BLOB NOT NULL)");
        return file;
    }

    private BackupManifest ReadManifest()
    {
        var tables = TableShape.OfBackup(Session);
        if (!tables.Any(static table => table.Name is Manifest)) throw new StorageException(
            StorageFault.NotALibrary, $"{_shown} is no backup of DealBot: it has no manifest. Choose a file that 'dealbot backup' has written.");

        var json = Session.Stream(Manifest, ["json"]).Select(static row => row[0] as string).FirstOrDefault();
        var manifest = BackupManifest.Read(json ?? "") ?? throw Damaged();
        if (manifest.Format > BackupManifest.LatestFormat || manifest.LibrarySchema > Schema.Library.Latest || manifest.ChatSchema > Schema.Chat.Latest)
        {
            throw new StorageException(
                StorageFault.Newer, $"{_shown} was made by a newer DealBot ({manifest.Program}). Update this program, then repeat the command.");
        }

        return Migrations.Version(Session, LibraryDialect) == manifest.LibrarySchema && Migrations.Version(Session, ChatDialect) == manifest.ChatSchema
            ? manifest
            : throw Damaged();
    }

    private StorageException Damaged() => new(
        StorageFault.NotALibrary, $"{_shown} is damaged: it does not hold what was written into it. Choose another backup; the library is as it was.");

    private IReadOnlyList<TableShape> Summed => [.. TableShape.OfBackup(Session).Where(static table => table.Name is not Manifest)];

    private SortedDictionary<string, long> Count()
    {
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (var table in Summed) counts[table.Name] = Session.CountRows(table.Name);
        return counts;
    }

    private string ChecksumOf(BackupManifest manifest, BackupMeter meter)
    {
        using var checksum = new BackupChecksum();
        checksum.Add([manifest.ToJson()]);
        foreach (var table in Summed)
        {
            checksum.Add([table.Name, .. table.Columns]);
            foreach (var row in meter.Metered(Session.Stream($"{table.Name} NOT INDEXED", table.Columns))) checksum.Add(row);
        }

        return checksum.Take();
    }
}

/// <summary>A file of the configuration in a backup.</summary>
/// <param name="Name">Without a folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record BackedUpFile(string Name, byte[] Content);
