using System.Reflection;

namespace DealBot.Core.Storage;

/// <summary>The numbered scripts in <c>Migrations/</c> that make the schema, each applied once, in order, never back.</summary>
internal static class Migrations
{
    private static readonly string[] Scripts = [.. typeof(Migrations).Assembly
        .GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    /// <summary>The version of the schema that this program writes: the number of scripts.</summary>
    public static long Latest => Scripts.Length;

    /// <summary>Brings the database to the latest version; a library of that version is only looked at.</summary>
    /// <exception cref="StorageException">The database was written by a newer version, or is no library.</exception>
    public static void Apply(Session session, Dialect dialect)
    {
        if (Version(session, dialect) == Latest) return;

        session.BeginWrite();
        try
        {
            var version = Version(session, dialect); // another process may have been faster
            for (var next = version; next < Latest; next++) session.ExecuteScript(dialect.Translate(Script(Scripts[next])));
            session.Execute($"UPDATE library SET schema_version = {Latest}");
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private static long Version(Session session, Dialect dialect)
    {
        var version = dialect.HoldsLibrary(session) ? session.Number($"SELECT schema_version FROM library") ?? 0 : 0;
        return version <= Latest ? version : throw new StorageException(
            StorageFault.Newer,
            $"The library in {dialect.Name} was written by a newer DealBot (schema {version}; this one knows {Latest}). "
            + "Update this program, or choose another data folder with --data.");
    }

    private static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
