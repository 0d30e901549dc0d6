namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin feeds</c>: the feeds that the library follows.</summary>
internal sealed class FeedsCommand
{
    /// <summary>Where nothing is fetched from the web.</summary>
    public static readonly Note NoSources = new("This instance follows no feeds and fetches nothing from the web. Use the one that does, or the command line: dealbot feeds");
}
