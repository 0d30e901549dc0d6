using DealBot.Core.Articles;
using DealBot.EndToEnd.Processes;
using DealBot.Search;

namespace DealBot.EndToEnd.Crashes;

/// <summary>The library whose writers are killed, and what has been seen in it.</summary>
internal sealed class CrashedLibrary(TemporaryFolder folder, ChangingArticles articles)
{
    /// <summary>The data folder's name.</summary>
    public const string DataFolder = "data";

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>Fails the test unless the library opens, is whole, has lost nothing, and answers.</summary>
    public void Check()
    {
        using var library = Library.Open(new LibraryOptions { DataFolder = Path.Combine(folder.Path, DataFolder) });
        Assert.Empty(LibraryCheck.Of(library));

        using var view = library.View();
        Dictionary<string, int> held = new(StringComparer.Ordinal);
        foreach (var entry in view.Articles)
        {
            var text = view.Article(entry.Id)!.Text.TrimEnd();
            var newest = articles.Latest[entry.File];
            var version = Enumerable.Range(0, newest).Select(back => newest - back).FirstOrDefault(
                version => string.Equals(ChangingArticles.TextOf(entry.File, version), text, StringComparison.Ordinal));
            Assert.True(version > 0, $"{entry.File} holds no version that was ever written.");
            Assert.True(held.TryAdd(entry.File, version), $"{entry.File} is held twice.");
            Assert.Contains(view.PassagesOf(entry.Id), passage => passage.Quotes.Count > 0);
        }

        Assert.All(_seen, seen => Assert.True(held.GetValueOrDefault(seen.Key) >= seen.Value, $"{seen.Key} was lost or went back in time."));
        Assert.Equal(held.Count, view.Index.Count(new Query.OfTerm(Fields.Text, "dredg")));
        foreach (var (file, version) in held) _seen[file] = version;
    }

    /// <summary>Fails the test unless the library holds every article as it is now.</summary>
    public void CheckIsLatest() => Assert.Equivalent(articles.Latest, _seen, strict: true);
}
