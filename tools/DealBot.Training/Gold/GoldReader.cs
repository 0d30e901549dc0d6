using System.Text.Json;

namespace DealBot.Training.Gold;

/// <summary>Reads annotated articles, one JSON object a line.</summary>
internal static class GoldReader
{
    /// <summary>Reads every article of a file, in its order.</summary>
    /// <param name="path">A file of lines as <see cref="GoldArticle"/> describes them.</param>
    /// <param name="skip">File names of articles to leave out, with or without <c>.txt</c>.</param>
    /// <exception cref="InvalidDataException">A line is no article.</exception>
    public static IReadOnlyList<GoldArticle> Read(string path, IReadOnlySet<string> skip)
    {
        List<GoldArticle> articles = [];
        foreach (var line in File.ReadLines(path))
        {
            var article = JsonSerializer.Deserialize<GoldArticle>(line, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException($"{path} holds a line that is no article.");
            if (!skip.Contains(Path.GetFileNameWithoutExtension(article.Name))) articles.Add(article);
        }

        return articles;
    }

    /// <summary>Reads the names of articles to leave out, one a line.</summary>
    public static IReadOnlySet<string> ReadNames(string path) =>
        File.ReadLines(path).Select(line => Path.GetFileNameWithoutExtension(line.Trim())).ToHashSet(StringComparer.Ordinal);
}
