using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Administration;

/// <summary>The commands that keep the library and the channels: the moderators', and those of alerts.</summary>
internal static class AdministrationCommands
{
    /// <summary>What does each command, by its full name. Who may use it was checked before.</summary>
    /// <param name="library">The library.</param>
    /// <param name="sources">The feeds that it follows; null for none.</param>
    /// <param name="store">Has reports and settings.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="connectors">How the connectors stand now.</param>
    public static IReadOnlyDictionary<string, CommandHandler> Of(
        Library library, Sources? sources, ChatStore store, TimeProvider clock, Func<IEnumerable<(string Name, ConnectorStatus Status)>> connectors)
    {
        var alerts = new AlertCommands(library, clock);
        var mutes = new MuteCommands(library);
        var history = new AlertHistory(library, clock);
        return new Dictionary<string, CommandHandler>(StringComparer.Ordinal)
        {
            ["alerts on"] = Now(new SubscribeCommand(library, clock).Answer),
            ["alerts off"] = Now(alerts.Off),
            ["alerts list"] = Now(alerts.List),
            ["alerts mute"] = Now(mutes.Mute),
            ["alerts unmute"] = Now(mutes.Unmute),
            ["alerts why"] = Now(history.Why),
            ["alerts log"] = Now(history.Log),
            ["alerts test"] = Now(alerts.Test),
            ["admin reindex"] = new ReindexCommand(library, clock).AnswerAsync,
            ["admin status"] = Now(new StatusCommand(library, sources, clock, connectors).Answer),
            ["admin add"] = new AddCommand(library, sources).AnswerAsync,
            ["admin remove"] = Now(new RemoveCommand(library).Answer),
            ["admin feeds"] = new FeedsCommand(sources, clock).AnswerAsync,
            ["admin quality"] = Now(new QualityCommand(library, store).Answer),
            ["admin settings"] = Now(new SettingsCommand(library, store).Answer),
        };
    }

    private static CommandHandler Now(Func<Call, Reply> handler) => (call, _) => Task.FromResult(handler(call));
}
