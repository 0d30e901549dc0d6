using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;

namespace DealBot.Core.Articles.Import;

/// <summary>How long articles are kept, counted from their publication; of an undated file from when it was last changed, of
/// anything else undated from when it came.</summary>
/// <param name="kept">How long; null for ever.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class KeptArticles(TimeSpan? kept, TimeProvider clock)
{
    private const int MostNamed = 5;

    /// <summary>What is older than this leaves the library and is not taken in; null where all is kept.</summary>
    public DateTimeOffset? Oldest => kept is { } time ? clock.GetUtcNow() - time : null;

    /// <summary>Whether an article is taken in.</summary>
    public bool IsTakenIn(ReadOutcome.Success read) => Oldest is not { } oldest || DateOf(read) is not { } date || date >= oldest;

    /// <summary>Says which articles were not taken in, and why.</summary>
    /// <param name="paths">As <see cref="ReadOutcome.Path"/> names them; at least one.</param>
    public string Explain(IReadOnlyCollection<string> paths)
    {
        var named = string.Join(", ", paths.Take(MostNamed)) + (paths.Count > MostNamed ? $" and {paths.Count - MostNamed:N0} more" : "");
        var (verb, pronoun) = paths.Count == 1 ? ("is", "it was") : ("are", "they were");
        return $"{named} {verb} older than {Counted.Of(kept!.Value.Days, "day")}, so {pronoun} not taken in. Set articlesKeptDays to keep articles for longer.";
    }

    // Not the time of the import: what was removed by age must not come back by the next reindexing.
    private static DateTimeOffset? DateOf(ReadOutcome.Success read) =>
        read.Article.Published ?? (File.Exists(read.Path) ? new DateTimeOffset(File.GetLastWriteTimeUtc(read.Path), TimeSpan.Zero) : null);
}
