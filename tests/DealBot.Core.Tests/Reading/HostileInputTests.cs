using System.Text;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

/// <summary>Whatever a file holds, reading it ends, and ends with an outcome.</summary>
public sealed class HostileInputTests
{
    private static readonly string[] Names = ["a.txt", "a.md", "a.html", "standard input"];

    private static readonly string[] Seeds =
    [
        "---\ntitle: \"Talks\"\npublished: 2025-02-26\nauthor: [A, B]\ntags: { a: [1, 2], b: c }\n---\n# Talks\n\n- *one*\n- [two](x)\n\n> “Never,” he said.\n\n| a | b |\n|---|---|\n| c | d |\n",
        "<!DOCTYPE html><html><head><title>T</title><meta charset='utf-8'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"A\"}]}</script></head><body><table><tr><td><p>One <b>two</b><ul><li>three</ul></table><!-- x --></body></html>",
        "Talks resume\n\nThe café’s owner left – “too much,” he said.\nRead more: a link\n",
    ];

    [Fact]
    public void Random_bytes_and_mutated_articles_make_an_outcome_and_no_exception()
    {
        var random = new Random(20250226);
        for (var round = 0; round < 4_000; round++)
        {
            var bytes = round % 4 == 0 ? Mutations.RandomBytes(random) : Mutated(random);
            var name = Names[random.Next(Names.Length)];

            var outcome = ArticleReader.Read(bytes, name);

            if (outcome is ReadOutcome.Success { Article: var article })
            {
                Assert.NotEqual("", article.Title);
                Assert.DoesNotContain('\r', article.Text);
                _ = PageFurniture.Of(article.Text, article.Title);
            }
            else
            {
                Assert.StartsWith(name, Assert.IsType<ReadOutcome.Failure>(outcome).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_truncation_of_an_article_makes_an_outcome()
    {
        foreach (var seed in Seeds)
        {
            var bytes = Encoding.UTF8.GetBytes(seed);
            for (var length = 0; length <= bytes.Length; length++)
            {
                foreach (var name in Names) Assert.NotNull(ArticleReader.Read(bytes.AsSpan(0, length), name));
            }
        }
    }

    public static TheoryData<string, string> Bombs =>
    [
        new("a.html", Repeat("<div>", 200_000)) { TestDisplayName = "divisions in divisions" },
        new("a.html", Repeat("<b><i>", 200_000)) { TestDisplayName = "formatting never closed" },
        new("a.html", string.Concat(Enumerable.Range(0, 50).Select(i => $"<font color={i}>")) + Repeat("<p>x", 100_000)) { TestDisplayName = "formatting carried into every paragraph" },
        new("a.html", "<table>" + Repeat("<b>x", 100_000)) { TestDisplayName = "text between table and row" },
        new("a.html", Repeat("<div>", 600) + Repeat("<div></div></span>", 50_000)) { TestDisplayName = "siblings at the bottom" },
        new("a.html", "<p " + string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=b")) + ">x") { TestDisplayName = "attributes without end" },
        new("a.html", Repeat("<", 1_000_000) + Repeat("&", 1_000_000)) { TestDisplayName = "beginnings of tags and references" },
        new("a.html", Repeat("<h2>x</h2>", 100_000)) { TestDisplayName = "headings only" },
        new("a.html", Repeat("<p>", 600_000)) { TestDisplayName = "too many elements" },
        new("a.html", "<script type='application/ld+json'>" + Repeat("[", 1_000_000) + "</script>") { TestDisplayName = "arrays in arrays" },
        new("a.html", "<script type='application/ld+json'>[" + Repeat("{\"@type\":\"Article\"},", 50_000) + "]</script>x") { TestDisplayName = "articles without end" },
        new("a.md", "---\na: " + Repeat("[", 60_000) + "\n---\nWords") { TestDisplayName = "YAML lists in lists" },
        new("a.md", "---\na: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n---\nWords") { TestDisplayName = "YAML aliases of aliases" },
        new("a.md", "---\n" + Repeat("? ", 30_000) + "\n---\nWords") { TestDisplayName = "YAML keys of keys" },
        new("a.md", "---\ntitle: x\n" + Repeat("a: b\n", 500_000)) { TestDisplayName = "front matter without end" },
        new("a.md", Repeat("> ", 100_000) + "x") { TestDisplayName = "block quotes in block quotes" },
        new("a.md", Repeat("- ", 20_000) + "x\n\n" + Repeat("1. ", 20_000) + "x") { TestDisplayName = "lists in lists" },
        new("a.md", Repeat("![", 50_000)) { TestDisplayName = "pictures in pictures" },
        new("a.md", Repeat("<a b=\"", 20_000) + "\n\n" + Repeat("a|", 20_000) + "\n" + Repeat("-|", 20_000)) { TestDisplayName = "half tags and broad tables" },
        new("a.txt", Repeat("Read more ", 200_000)) { TestDisplayName = "a line without end" },
        new("a.txt", Repeat("By ", 500_000) + Repeat("\nBy A", 200_000)) { TestDisplayName = "bylines" },
        new("a.txt", "Words " + Repeat(" | ", 500_000)) { TestDisplayName = "separators" },
    ];

    [Theory, MemberData(nameof(Bombs))]
    public void Markup_that_unfolds_is_read_or_refused_in_bounded_memory(string name, string content)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        if (ArticleReader.Read(Encoding.UTF8.GetBytes(content), name) is ReadOutcome.Success { Article: var article })
        {
            _ = PageFurniture.Of(article.Text, article.Title);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < (64 << 20) + (1000L * content.Length), $"Reading {content.Length:N0} characters took {allocated:N0} bytes.");
    }

    private static string Repeat(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();

    private static byte[] Mutated(Random random)
    {
        const string Signs = "<>[]{}()&;:\"'`*_#|-=!?/\\\n\r\t\0 ";
        return Encoding.UTF8.GetBytes(Mutations.Of(Seeds[random.Next(Seeds.Length)], () => new string(Signs[random.Next(Signs.Length)], random.Next(1, 12)), random));
    }
}
