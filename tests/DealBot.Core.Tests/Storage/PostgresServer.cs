using System.Diagnostics;
using DealBot.Core.Tests.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace DealBot.Core.Tests.Storage;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, reached through a socket there; started by the first test that
/// asks for a database.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lazy<string> _socketFolder;
    private string? _folder;
    private int _databases;

    public PostgresServer() => _socketFolder = new Lazy<string>(Start);

    /// <summary>Where Debian puts the server's programs; null where they are not installed.</summary>
    private static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    /// <summary>The connection to a new, empty database.</summary>
    public string NewDatabase()
    {
        Assert.SkipUnless(Programs is not null, "PostgreSQL's server programs are not installed (apt-get install postgresql).");

        var name = $"library{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return Connection(name);
    }

    /// <summary>Stops it, as its administrator does.</summary>
    public void Stop() => Run("pg_ctl", "stop", "-D", Path.Combine(_folder!, "data"), "-m", "fast", "-w");

    /// <summary>Starts it once more.</summary>
    public void StartAgain() => Serve(_folder!);

    public void Dispose()
    {
        if (_folder is null) return;
        Run("pg_ctl", "stop", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w");
        Directory.Delete(_folder, recursive: true);
    }

    private string Connection(string database) => $"Host={_socketFolder.Value};Database={database};Username=postgres;Pooling=false";

    private string Start()
    {
        _folder = Directory.CreateTempSubdirectory("dealbot-pg").FullName;
        var data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        if (Environment.IsPrivilegedProcess) Run("chown", "-R", "postgres", _folder); // the server refuses to serve root

        Run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        Serve(_folder);
        return _folder;
    }

    private static void Serve(string folder) => Run(
        "pg_ctl", "start", "-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"),
        "-o", $"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off");

    private static void Run(string program, params string[] arguments)
    {
        var own = Path.Combine(Programs!, program);
        var asServer = Environment.IsPrivilegedProcess && File.Exists(own);
        var start = new ProcessStartInfo(asServer ? "runuser" : File.Exists(own) ? own : program)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (asServer) foreach (var argument in (string[])["-u", "postgres", "--", own]) start.ArgumentList.Add(argument);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        // The server keeps its copy of the pipe open, so the end of the output is not the end of the program.
        process.BeginOutputReadLine();
        process.WaitForExit(TimeSpan.FromMinutes(1));
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }
}
