using Npgsql;

namespace DealBot.Core.Storage;

/// <summary>Reads the addresses that PostgreSQL's own tools take (<c>postgresql://user:password@host:port/database?key=value</c>).</summary>
/// <remarks>https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING; other texts pass as connection strings.</remarks>
internal static class PostgresAddress
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    /// <summary>Whether a connection setting means PostgreSQL rather than a file.</summary>
    public static bool Is(string connection) =>
        HasScheme(connection) || connection.Contains("host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same connection as Npgsql writes it.</summary>
    /// <exception cref="ArgumentException">The address cannot be read.</exception>
    public static string ToConnectionString(string connection)
    {
        if (!HasScheme(connection)) return connection;
        if (!Uri.TryCreate(connection, UriKind.Absolute, out var address))
            throw new ArgumentException("The address cannot be read.", nameof(connection));

        var login = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host.Length > 0 ? address.Host : "localhost",
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
        };
        if (address.Port > 0) settings.Port = address.Port;
        if (login[0].Length > 0) settings.Username = Uri.UnescapeDataString(login[0]);
        if (login.Length > 1) settings.Password = Uri.UnescapeDataString(login[1]);

        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[NpgsqlName(parts[0])] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return settings.ToString();
    }

    private static bool HasScheme(string connection) =>
        Schemes.Any(scheme => connection.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static string NpgsqlName(string libpqName) => libpqName switch
    {
        "sslmode" => "SSL Mode",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "options" => "Options",
        _ => libpqName,
    };
}
