using DealBot.Core.Articles.Feeds;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Feeds;

public sealed class ArticleUrlTests
{
    [Theory]
    [InlineData("https://gazette.example/a", "https://gazette.example/a")]
    [InlineData("https://gazette.example/a#comments", "https://gazette.example/a")]
    [InlineData("https://gazette.example/a?utm_source=rss&utm_medium=feed", "https://gazette.example/a")]
    [InlineData("https://gazette.example/a?id=7&fbclid=x&page=2", "https://gazette.example/a?id=7&page=2")]
    [InlineData("https://gazette.example/a?UTM_Source=rss&CMP=share", "https://gazette.example/a")]
    [InlineData("https://gazette.example/a?utm%5Fsource=rss&b", "https://gazette.example/a?b")]
    [InlineData("https://gazette.example/a?at_medium=RSS&ns_source=x&smid=y&mc_cid=1&ref_src=z", "https://gazette.example/a")]
    [InlineData("http://www.gazette.example/A.html?b=2&a=1&&c", "http://www.gazette.example/A.html?b=2&a=1&&c")]
    [InlineData("https://gazette.example/a?ref=front&source=x", "https://gazette.example/a?ref=front&source=x")]
    public void Leaves_out_what_only_tells_where_the_reader_came_from(string address, string canonical) =>
        Assert.Equal(canonical, ArticleUrl.Canonical(new Uri(address)).AbsoluteUri);

    public static TheoryData<string, string> SamePages =>
    [
        new("http://gazette.example/001", "https://gazette.example/001") { TestDisplayName = "http and https" },
        new("https://www.gazette.example/001", "https://gazette.example/001") { TestDisplayName = "with and without www" },
        new("https://gazette.example/001", "https://gazette.example/001.html") { TestDisplayName = "with and without .html" },
        new("https://gazette.example/001.htm", "https://gazette.example/001/") { TestDisplayName = "an ending and a slash" },
        new("https://gazette.example/news/", "https://gazette.example/news/index.html") { TestDisplayName = "a folder and its index" },
        new("https://gazette.example", "https://gazette.example/") { TestDisplayName = "no path and the root" },
        new("https://gazette.example:443/a", "https://gazette.example/a") { TestDisplayName = "the default port" },
        new("https://GAZETTE.example/a", "https://gazette.example/a") { TestDisplayName = "a host in capitals" },
        new("https://gazette.example./a", "https://gazette.example/a") { TestDisplayName = "a host's final dot" },
        new("https://bücher.example/a", "https://xn--bcher-kva.example/a") { TestDisplayName = "an international host" },
        new("https://gazette.example/%7euser/caf%c3%a9", "https://gazette.example/~user/café") { TestDisplayName = "percent-encoding" },
        new("https://gazette.example/a?x=1&y=2", "https://gazette.example/a?y=2&x=1") { TestDisplayName = "the order of parameters" },
        new("https://gazette.example/a?x=1&utm_campaign=z#top", "https://gazette.example/a?x=1") { TestDisplayName = "tracking and a fragment" },
        new("https://gazette.example/a?", "https://gazette.example/a") { TestDisplayName = "an empty query" },
        new("https://gazette.example/b/../a", "https://gazette.example/a") { TestDisplayName = "a way up" },
    ];

    [Theory, MemberData(nameof(SamePages))]
    public void Addresses_of_one_page_have_one_key(string one, string other) => Assert.Equal(ArticleUrl.Key(one), ArticleUrl.Key(other));

    public static TheoryData<string, string> OtherPages =>
    [
        new("https://gazette.example/a?id=1", "https://gazette.example/a?id=2") { TestDisplayName = "another number in the query" },
        new("https://gazette.example/001", "https://gazette.example/002") { TestDisplayName = "another number in the path" },
        new("https://gazette.example/A", "https://gazette.example/a") { TestDisplayName = "another case in the path" },
        new("https://gazette.example/a", "https://gazette.example/a/b") { TestDisplayName = "a page below" },
        new("https://gazette.example/a", "https://news.gazette.example/a") { TestDisplayName = "another host" },
        new("https://gazette.example/a", "https://gazette.example:8443/a") { TestDisplayName = "another port" },
        new("https://gazette.example/a%2Fb", "https://gazette.example/a/b") { TestDisplayName = "a slash that is a name's" },
        new("https://gazette.example/a?x=1&x=2", "https://gazette.example/a?x=2&x=1") { TestDisplayName = "values of one parameter in another order" },
        new("https://gazette.example/a?x", "https://gazette.example/a") { TestDisplayName = "a parameter without a value" },
        new("https://gazette.example/.html", "https://gazette.example/") { TestDisplayName = "a page named like an ending" },
    ];

    [Theory, MemberData(nameof(OtherPages))]
    public void Addresses_of_two_pages_have_two_keys(string one, string other) => Assert.NotEqual(ArticleUrl.Key(one), ArticleUrl.Key(other));

    [Fact]
    public void Any_address_is_made_canonical_once_and_keeps_its_key() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000),
        Prop.ForAll(Addresses().ToArbitrary(), address =>
        {
            var canonical = ArticleUrl.Canonical(new Uri(address));
            Assert.Equal(canonical.AbsoluteUri, ArticleUrl.Canonical(canonical).AbsoluteUri);
            Assert.Equal(ArticleUrl.Key(address), ArticleUrl.Key(canonical.AbsoluteUri));
        }));

    [Fact]
    public void Any_string_has_a_key_that_is_its_own_key() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000),
        Prop.ForAll(Gen.OneOf(ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""), Gen.Elements("http://b\uFFFDcher.example/", "http://xn--\u0378.example/a"), Addresses()).ToArbitrary(), address =>
        {
            var key = ArticleUrl.Key(address);
            Assert.Equal(key, ArticleUrl.Key(key));
        }));

    private static Gen<string> Addresses()
    {
        var pieces = Gen.Elements(
            "a", "B", "001", "/", "//", ".", "..", "index", ".html", ".htm", "/index.html", "%41", "%2f", "%", "%zz", "%e2%80%99", "é", "\uD800", "+", ":", "@", ";",
            "?", "&", "=", "utm_source=x", "&gclid=1", "id=1", "&id=2", "#", "#top", "!", "~", "%7E", " ", "\\", "[", "|");
        return from scheme in Gen.Elements("http://", "https://")
               from host in Gen.Elements("gazette.example", "www.gazette.example", "GAZETTE.example:8080", "bücher.example", "b\uFFFDcher.example", "xn--\u0378.example", "[::1]", "10.0.0.1", "user@gazette.example:443")
               from tail in Gen.ListOf(pieces)
               let address = $"{scheme}{host}/{string.Concat(tail)}"
               where Uri.TryCreate(address, UriKind.Absolute, out var parsed) && ArticleUrl.IsWeb(parsed)
               select address;
    }
}
