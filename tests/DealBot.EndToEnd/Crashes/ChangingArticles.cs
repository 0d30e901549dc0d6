using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Crashes;

/// <summary>A folder of articles that change from round to round, each version with its number in its text.</summary>
internal sealed class ChangingArticles
{
    /// <summary>The folder's name.</summary>
    public const string Folder = "articles";

    private const int Count = 80;

    private readonly TemporaryFolder _folder;
    private readonly Random _random;
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    public ChangingArticles(TemporaryFolder folder, Random random)
    {
        (_folder, _random) = (folder, random);
        for (var number = 1; number <= Count; number++) Write($"boat-{number}.txt", 1);
    }

    /// <summary>The version of each file that lies in the folder now.</summary>
    public IReadOnlyDictionary<string, int> Latest => _versions;

    /// <summary>Writes new versions of about half of the files.</summary>
    public void Change()
    {
        foreach (var file in _versions.Keys.Where(_ => _random.Next(2) == 0).ToList()) Write(file, _versions[file] + 1);
    }

    /// <summary>The whole text of a version; "dredge" stands in it once.</summary>
    public static string TextOf(string file, int version) => $"""
        The log of {file}
        The boat came in for the {Ordinal(version)} time on Monday, and the quay was full of people who had come to see it.
        “We will dredge the channel before the winter,” said Harbour Master Rona Calder. “The {Ordinal(version)} storm taught us that.”
        Calder said that the crew of {file} had asked for it for years.
        Fishermen, who have lost {version} nets this season, welcomed the plan. “It is long overdue,” Iain Muir said.
        """.ReplaceLineEndings("\n");

    private static string Ordinal(int version) => $"{version}th";

    private void Write(string file, int version)
    {
        _folder.Write(Path.Combine(Folder, file), TextOf(file, version));
        _versions[file] = version;
    }
}
