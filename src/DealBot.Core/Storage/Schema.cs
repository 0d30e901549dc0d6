using System.Runtime.CompilerServices;

namespace DealBot.Core.Storage;

/// <summary>A set of tables with a version of its own: the library's, or that of the chats.</summary>
/// <remarks>
/// There are two, in two files or behind two locks, because a database has one writer at a time: an import holds the library's for
/// as long as an article takes, and an answer must be stored, before its buttons are shown, without waiting for it.
/// </remarks>
internal sealed class Schema
{
    private Schema(string name, string file, string noun, string remedy, int number, TimeSpan longestWait)
    {
        (File, Noun, Remedy, Number, LongestWait) = (file, noun, remedy, number, longestWait);
        Table = name.ToLowerInvariant();
        Scripts = [.. typeof(Schema).Assembly
            .GetManifestResourceNames()
            .Where(script => script.Contains($".Migrations.{name}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Articles and what was found in them.</summary>
    public static Schema Library { get; } = new(
        "Library", "dealbot.db", "DealBot library", "the next command then makes a new library from the articles folder", 0, TimeSpan.FromSeconds(30));

    /// <summary>What the connectors must remember.</summary>
    public static Schema Chat { get; } = new(
        "Chat", "chat.db", "DealBot store of chats", "the next start then makes a new one, without the settings and buttons of before", 1, TimeSpan.FromSeconds(2));

    /// <summary>The file in the data folder, where the database is one.</summary>
    public string File { get; }

    /// <summary>What messages call it.</summary>
    public string Noun { get; }

    /// <summary>What happens, as messages tell, when a damaged one is moved away.</summary>
    public string Remedy { get; }

    /// <summary>Tells its lock from the other's, where both live on one server.</summary>
    public int Number { get; }

    /// <summary>How long a writer waits for others: many times what the longest transaction takes, and no longer than its caller can wait.</summary>
    public TimeSpan LongestWait { get; }

    /// <summary>The table whose one row has the version, and whose being there tells that the schema is.</summary>
    public string Table { get; }

    /// <summary>The numbered scripts that make it, in order.</summary>
    public IReadOnlyList<string> Scripts { get; }

    /// <summary>The version that this program writes: the number of scripts.</summary>
    public long Latest => Scripts.Count;

    /// <summary>Asks for the version.</summary>
    public FormattableString SelectVersion => FormattableStringFactory.Create($"SELECT schema_version FROM {Table}");

    /// <summary>A write that leaves everything as it is.</summary>
    /// <param name="isReal">Whether a row is written, as it takes to find the disk full; else only the right to write is asked for.</param>
    public FormattableString Touch(bool isReal) =>
        FormattableStringFactory.Create($"UPDATE {Table} SET schema_version = schema_version{(isReal ? "" : " WHERE schema_version < 0")}");

    /// <summary>Notes that the version is the latest.</summary>
    public FormattableString UpdateVersion => FormattableStringFactory.Create($"UPDATE {Table} SET schema_version = {Latest}");
}
