namespace DealBot.Core.Storage;

/// <summary>A table of ours by its names, for work that is the same on all of them.</summary>
/// <param name="Name">The table's.</param>
/// <param name="Columns">Of all columns.</param>
internal sealed record TableShape(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>Whether it belongs to what chat remembers, and not to the library.</summary>
    public bool IsOfChat => Name.Split('_')[0].Equals(Schema.Chat.Table, StringComparison.Ordinal);

    /// <summary>The tables of a backup, in the order of their names.</summary>
    public static IReadOnlyList<TableShape> OfBackup(Session session) =>
    [
        .. session.Rows($"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", static row => row.GetString(0))
            .Select(table => new TableShape(table, session.Rows($"SELECT name FROM pragma_table_info({table})", static row => row.GetString(0)))),
    ];
}
