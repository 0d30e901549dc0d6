using System.Text;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Tests.Feeds;

/// <summary>Shorthand for reading feeds that a test wrote down.</summary>
internal static class FeedReads
{
    public static readonly Uri Address = new("https://gazette.example/news/feed.xml");

    public static Feed Feed(string text, string? charset = null) => Feed(Encoding.UTF8.GetBytes(text), charset);

    public static Feed Feed(byte[] bytes, string? charset = null) => FeedReader.Read(bytes, charset, Address) switch
    {
        FeedOutcome.Success { Feed: var feed } => feed,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public static FeedItem Item(string text) => Assert.Single(Feed(text).Items);

    /// <summary>An item of RSS 2.0 with these elements.</summary>
    public static FeedItem Rss(string elements) => Item(Channel($"<item>{elements}</item>"));

    /// <summary>An entry of Atom with these elements.</summary>
    public static FeedItem Atom(string elements) => Item($"<feed xmlns='http://www.w3.org/2005/Atom'><title>Gazette</title><entry>{elements}</entry></feed>");

    public static string Channel(string elements) => $"<?xml version='1.0'?><rss version='2.0'><channel><title>Gazette</title>{elements}</channel></rss>";

    public static FeedOutcome.Failure Failure(string text) => Failure(Encoding.UTF8.GetBytes(text));

    public static FeedOutcome.Failure Failure(byte[] bytes) => Assert.IsType<FeedOutcome.Failure>(FeedReader.Read(bytes, null, Address));
}
