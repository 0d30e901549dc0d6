namespace DealBot.Core.Storage;

/// <summary>The numbered scripts in <c>Migrations/</c> that make a <see cref="Schema"/>, each applied once, in order, never back.</summary>
internal static class Migrations
{
    /// <summary>Brings the database to the latest version; one of that version is only looked at.</summary>
    /// <exception cref="StorageException">The database was written by a newer version, or is another program's.</exception>
    public static void Apply(Session session, Dialect dialect)
    {
        var schema = dialect.Schema;
        if (Version(session, dialect) == schema.Latest) return;

        session.BeginWrite();
        try
        {
            var version = Version(session, dialect); // another process may have been faster
            for (var next = version; next < schema.Latest; next++) session.ExecuteScript(dialect.Translate(Script(schema.Scripts[(int)next])));
            session.Execute(schema.UpdateVersion);
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    /// <summary>The version of the schema that the database holds; 0 where it holds none.</summary>
    /// <exception cref="StorageException">A newer version of the program wrote it, or another program.</exception>
    public static long Version(Session session, Dialect dialect)
    {
        var schema = dialect.Schema;
        var version = dialect.HoldsSchema(session) ? session.Number(schema.SelectVersion) ?? 0 : 0;
        return version <= schema.Latest ? version : throw new StorageException(
            StorageFault.Newer,
            $"The {schema.Noun} in {dialect.Name} was written by a newer DealBot (schema {version}; this one knows {schema.Latest}). "
            + "Update this program, or choose another data folder with --data.");
    }

    private static string Script(string name)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
