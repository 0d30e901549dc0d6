using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

/// <summary>The articles under <c>index/articles</c>, as they are shipped.</summary>
public sealed class SampleLibraryTests
{
    private static readonly string Folder = Path.Join(Repository.Root, "index", "articles");

    public static TheoryData<string> Samples => [.. ArticleFolder.List(Folder).Select(entry => Path.GetRelativePath(Folder, entry.Path))];

    [Theory, MemberData(nameof(Samples))]
    public void Every_sample_reads_with_all_its_facts(string file)
    {
        var success = Assert.IsType<ReadOutcome.Success>(ArticleReader.ReadFile(Path.Join(Folder, file)));

        Assert.Empty(success.Warnings);
        Assert.Equal("DealBot sample library", success.Article.Source);
        Assert.NotEqual("", success.Article.Title);
        Assert.NotNull(success.Article.Author);
        Assert.StartsWith($"{success.Article.Published:yyyy-MM-dd}", file, StringComparison.Ordinal);
        Assert.Empty(PageFurniture.Of(success.Article.Text, success.Article.Title).Boilerplate);
        Assert.True(success.Article.Text.Length > 300);
    }

    [Fact]
    public void The_sample_library_holds_fifteen_to_twenty_articles() => Assert.InRange(Samples.Count, 15, 20);
}
