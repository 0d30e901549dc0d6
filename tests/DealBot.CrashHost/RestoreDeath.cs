using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Core.Backups;
using DealBot.Core.Chat.Store;

namespace DealBot.CrashHost;

/// <summary>A process that restores a backup until it is done, or until it is killed before the statement of that number.</summary>
internal static class RestoreDeath
{
    /// <summary>Runs with the data folder, the backup and the number; prints how many statements there were.</summary>
    public static int Run(string data, string backup, string statement)
    {
        using var library = Library.Open(new LibraryOptions { DataFolder = data });
        using var chat = ChatStore.Open(new ChatStoreOptions { DataFolder = data });
        var death = new Death(library.Database);
        death.Before(long.Parse(statement, CultureInfo.InvariantCulture));
        Restoration.Run(library, chat, backup, DateTimeOffset.UtcNow);
        Console.WriteLine(death.Statements.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
