using DealBot.Core.Chat;

namespace DealBot.Core.Storage;

/// <summary>What platforms have delivered, as rows.</summary>
internal static class DeliveryRows
{
    public static bool TryClaim(Session session, ChatPlatform platform, string delivery, long now) => session.Execute($"""
        INSERT INTO chat_deliveries (platform, delivery, claimed) VALUES ({(long)platform}, {delivery}, {now})
        ON CONFLICT (platform, delivery) DO NOTHING
        """) > 0;

    public static void DeleteBefore(Session session, long oldest) =>
        session.Execute($"DELETE FROM chat_deliveries WHERE claimed <= {oldest}");
}
