using DealBot.Core.Storage;

namespace DealBot.Core.Tests.Storage;

/// <summary>Libraries as the first release left them.</summary>
internal static class OldLibrary
{
    /// <summary>Takes away what later schemas added.</summary>
    public static void Make(TestDatabase place)
    {
        using var database = Database.Open(Schema.Library, place.Folder, place.Connection);
        database.Write(session =>
        {
            session.ExecuteScript("""
                DROP TABLE corrections; DROP TABLE subscriptions;
                DROP TABLE paused_channels; DROP TABLE muted_sources; DROP TABLE notice_channels; DROP TABLE alerts; DROP TABLE posts;
                DROP TABLE feeds; DROP TABLE feed_items; DROP TABLE watched_folders; DROP TABLE watched_files;
                ALTER TABLE library DROP COLUMN last_subscription; ALTER TABLE library DROP COLUMN wishes_version; 
                ALTER TABLE library DROP COLUMN last_feed; ALTER TABLE library DROP COLUMN building;
                UPDATE library SET schema_version = 1
                """);
            return true;
        });
    }
}
