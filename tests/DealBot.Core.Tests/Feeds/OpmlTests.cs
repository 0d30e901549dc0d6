using System.Text;
using DealBot.Core.Articles.Feeds;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Feeds;

public sealed class OpmlTests
{
    private static readonly DateTimeOffset Created = new(2025, 2, 26, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Feeds_of_all_folders_are_read_and_each_address_once()
    {
        var (feeds, fault) = Read("""
            <?xml version="1.0"?><opml version="1.1"><head><title>My feeds</title></head><body>
              <outline text="News"><outline text="Deeper"><outline type="rss" text="Fish &amp;amp; chips" xmlUrl="https://gazette.example/feed"/></outline>
                <outline title="No type" xmlurl=" https://islander.example/atom "/></outline>
              <outline type="RSS" text="Again" xmlUrl="https://gazette.example/feed"/><outline type="link" text="A page" url="https://gazette.example/"/>
            </body></opml>
            """);

        Assert.Null(fault);
        Assert.Equal([new(new Uri("https://gazette.example/feed"), "Fish & chips"), new(new Uri("https://islander.example/atom"), "No type")], feeds);
    }

    [Fact]
    public void A_feed_whose_address_is_none_of_the_web_is_left_out_and_said_so()
    {
        var (feeds, fault) = Read("<opml><body><outline xmlUrl='/feed'/><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='http://a.example/f'/></body></opml>");

        Assert.Equal("http://a.example/f", Assert.Single(feeds).Address.AbsoluteUri);
        Assert.Equal("2 of its feeds have addresses that are no web address: left out.", fault);
    }

    [Theory]
    [InlineData("<opml><body><outline text='a'/></body></opml>", "The list names no feed.")]
    [InlineData("<rss/>", "The list is no OPML: it has no opml element.")]
    [InlineData("", "The list is empty.")]
    [InlineData("words", "The list is no OPML: it has no opml element.")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><body><outline xmlUrl='&a;'/></body></opml>", "The list has a DOCTYPE with declarations of its own, which may unfold without end or read files, and are refused.")]
    public void What_is_no_list_is_said_in_a_sentence(string text, string expected)
    {
        var (feeds, fault) = Read(text);

        Assert.Empty(feeds);
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void A_list_that_was_cut_off_gives_what_was_read_whole()
    {
        var (feeds, fault) = Read("<opml><body><outline xmlUrl='http://a.example/f'/><outline xmlUrl='http://b.exam");

        Assert.Equal("http://a.example/f", Assert.Single(feeds).Address.AbsoluteUri);
        Assert.Equal("The list ends in the middle: what was read whole is kept.", fault);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var titles = Gen.OneOf(
            Gen.Constant<string?>(null), Gen.Elements<string?>("Fish & chips", "<b>bold</b>", "\"Quoted\" 'twice'", "🚗", "A\uD800B", "A\u0001B", "Порт"),
            ArbMap.Default.GeneratorFor<string?>());
        var feeds = Gen.ListOf(
            from number in Gen.Choose(1, 1_000)
            from title in titles
            select new OpmlFeed(new Uri($"https://gazette.example/{number}?a=1&b=%22<"), title));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(feeds.ToArbitrary(), written =>
        {
            var (read, fault) = Opml.Read(Opml.Write([.. written], Created));
            var expected = written.DistinctBy(feed => feed.Address).ToList();

            Assert.Equal(expected.Count == 0 ? "The list names no feed." : null, fault);
            Assert.Equal(expected.Select(feed => feed.Address), read.Select(feed => feed.Address));
            Assert.Equal(read, Opml.Read(Opml.Write(read, Created)).Feeds);
        }));
    }

    [Theory]
    [InlineData("Fish & chips")]
    [InlineData("<b>bold</b> \"and\" 'quoted'")]
    [InlineData("🚗 Порт")]
    [InlineData(null)]
    public void A_title_is_read_again_as_it_was_written(string? title) =>
        Assert.Equal(title, Assert.Single(Opml.Read(Opml.Write([new OpmlFeed(new Uri("https://gazette.example/f"), title)], Created)).Feeds).Title);

    private static (IReadOnlyList<OpmlFeed> Feeds, string? Fault) Read(string text) => Opml.Read(Encoding.UTF8.GetBytes(text));
}
