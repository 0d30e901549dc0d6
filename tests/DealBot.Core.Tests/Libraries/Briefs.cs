using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Libraries;

/// <summary>Small articles of our own for the tests of the library.</summary>
internal static class Briefs
{
    public const string Harbour = """
        Port Ellen's harbour board will dredge the old channel this spring, officials said on Monday.
        “The channel is silting up faster than we can mark it,” said Harbour Master Rona Calder. “We cannot wait for another winter.”
        Calder said that the work would cost 2.4 million pounds.
        Fishermen welcomed the plan.
        """;

    public const string School = """
        The island's school will teach in two languages from August.
        Headteacher Iain Muir called the change “long overdue.”
        “Every child here already lives in both languages,” Muir said.
        """;

    public const string Ferry = """
        A second ferry will sail on Sundays, the operator announced.
        “Visitors should not have to plan their lives around our timetable,” said Moira Lusk, who runs the line.
        The first sailing is planned for 3 May.
        """;

    public static Article Article(string file, string text, string? source = "The Islander", string? url = null, string? title = null) =>
        new(0, file, title ?? text[..text.IndexOf(' ', StringComparison.Ordinal)] + " news", source, url,
            new DateTimeOffset(2025, 3, 1, 9, 0, 0, TimeSpan.Zero), null, text.ReplaceLineEndings("\n"));

    /// <summary>As if read from a file that is not there any more; told apart by URL and content.</summary>
    public static ReadOutcome Read(Article article) => new ReadOutcome.Success(article.File, article, []);

    /// <summary>Articles that differ in a number, their address and little else.</summary>
    public static IEnumerable<ReadOutcome> Many(int count) => Enumerable.Range(1, count).Select(number =>
        Read(Article($"{number}.txt", $"Boat number {number} came in.\n{Harbour}", url: $"https://islander.example/{number}")));

    /// <summary>Writes a plain file and reads it back.</summary>
    public static ReadOutcome Saved(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return ArticleReader.ReadFile(path);
    }
}
