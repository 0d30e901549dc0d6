using System.Globalization;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Cards;

/// <summary>The ids of the buttons under a post: <c>alert.KEY.ACTION</c>. The key finds the post again, in any process and after any restart.</summary>
internal static class AlertButtons
{
    public const string Quotes = "quotes";
    public const string Context = "context";
    public const string Mute = "mute";
    public const string Why = "why";
    public const string Open = "open";

    private const string Prefix = "alert";
    private const string Test = "test-"; // which no key of a post contains

    /// <summary>The id of a button, or of the menu that opens one of several articles.</summary>
    public static string Id(string key, string action) => $"{Prefix}.{key}.{action}";

    /// <summary>A post as alerts are tried out: it is about an article, and was never sent. Its key says in which thread.</summary>
    public static OutboxPost TestOf(ChatPlace place, long article, DateTimeOffset now)
    {
        var key = Test + article.ToString(CultureInfo.InvariantCulture) + (place.Thread is { } thread ? $"-{thread}" : "");
        return new OutboxPost(key, place, PostKind.Alert, [article], null, null, now);
    }

    /// <summary>The post under which something was pressed, and what; null when there is none, or it stands in another channel.</summary>
    /// <param name="library">Has the posts.</param>
    /// <param name="place">The channel where it was pressed; whoever sees that sees its threads.</param>
    /// <param name="id">What was pressed.</param>
    public static (OutboxPost Post, string Action)? Find(Library library, ChatPlace place, string id)
    {
        var end = id.LastIndexOf('.');
        if (end <= Prefix.Length || !id.StartsWith($"{Prefix}.", StringComparison.Ordinal)) return null;

        var (key, action) = (id[(Prefix.Length + 1)..end], id[(end + 1)..]);
        if (action is not (Quotes or Context or Mute or Why or Open)) return null;

        var post = key.StartsWith(Test, StringComparison.Ordinal) ? TestOf(place, key[Test.Length..].Split('-', 2)) : library.Outbox.Find(key);
        return post is not null && ChannelKey.Of(post.Place.OutOfThread()) == ChannelKey.Of(place) ? (post, action) : null;
    }

    private static OutboxPost? TestOf(ChatPlace place, string[] key) =>
        long.TryParse(key[0], NumberStyles.None, CultureInfo.InvariantCulture, out var article)
            ? TestOf(key is [_, var thread] ? place.InThread(thread) : place, article, default)
            : null;
}
