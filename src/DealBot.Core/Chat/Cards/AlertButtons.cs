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

    /// <summary>A post as alerts are tried out: it is about an article, and was never sent.</summary>
    public static OutboxPost TestOf(ChatPlace place, long article, DateTimeOffset now) =>
        new($"{Test}{article.ToString(CultureInfo.InvariantCulture)}", place, PostKind.Alert, [article], null, null, now);

    /// <summary>The post under which something was pressed, and what; null when there is none, or it stands in another channel.</summary>
    public static (OutboxPost Post, string Action)? Find(Library library, ChatPlace place, string id)
    {
        if (id.Split('.') is not [Prefix, var key, var action and (Quotes or Context or Mute or Why or Open)]) return null;

        var post = key.StartsWith(Test, StringComparison.Ordinal) && long.TryParse(key.AsSpan(Test.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var article)
            ? TestOf(place, article, default)
            : library.Outbox.Find(key);
        return post is not null && ChannelKey.Of(post.Place) == ChannelKey.Of(place) ? (post, action) : null;
    }
}
