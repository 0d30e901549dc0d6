namespace DealBot.Core.Tests.Answers;

/// <summary>One line of <c>questions.tsv</c>.</summary>
internal sealed record SampleQuestion(string Text, IReadOnlyList<string> Expected, string? Speaker)
{
    /// <summary>Whether the library holds an answer.</summary>
    public bool IsAnswerable => Expected.Count > 0;

    /// <summary>Every question of the file.</summary>
    public static IReadOnlyList<SampleQuestion> All { get; } =
    [
        .. File.ReadLines(Path.Join(Repository.Root, "tests", "DealBot.Core.Tests", "Answers", "questions.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Of),
    ];

    private static SampleQuestion Of(string line)
    {
        var columns = line.Split('\t', StringSplitOptions.TrimEntries);
        return new SampleQuestion(
            columns[0],
            columns[1] is "-" ? [] : columns[1].Split(" | "),
            columns.Length > 2 && columns[2].Length > 0 ? columns[2] : null);
    }
}
