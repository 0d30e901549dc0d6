using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Administration;

/// <summary>The commands that keep the library and the channels: the moderators', and those of alerts.</summary>
internal static class AdministrationCommands
{
    /// <summary>What does each command, by its full name. Who may use it was checked before.</summary>
    public static IReadOnlyDictionary<string, CommandHandler> Of(Library library, ChatStore store, TimeProvider clock) =>
        new Dictionary<string, CommandHandler>(StringComparer.Ordinal);

    /// <summary>The alerts that a workspace has, as the home page lists them.</summary>
    public static IReadOnlyList<ListItem> AlertsOf(ChatPlace place) => [];
}
