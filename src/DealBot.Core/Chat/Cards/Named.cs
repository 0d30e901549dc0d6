using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Cards;

/// <summary>Finds speakers and articles by what is typed of their names.</summary>
public static class Named
{
    private const int MostNearest = 10;
    private const int LongestName = 100;

    /// <summary>Who is quoted and called somewhat like this, most quoted first; everybody who is quoted for "".</summary>
    public static IReadOnlyList<SpeakerEntry> Speakers(ILibraryView view, string filter)
    {
        var wanted = FacetNames.Fold(filter);
        IReadOnlyList<SpeakerEntry> found = [.. view.Speakers.Where(speaker => speaker.QuoteCount > 0 && IsCalled(speaker, wanted))];
        return found.Count > 0 ? found : Find(view, filter);
    }

    /// <summary>Whom words mean: by name, spelling or role; surest and most quoted first.</summary>
    public static IReadOnlyList<SpeakerEntry> Find(ILibraryView view, string name)
    {
        var names = SpeakerNames.Of(view);
        var found = names.Find(name, static word => word.Length > 3).Select(match => match.Speaker).ToList();
        return found.Count > 0 ? found : [.. names.Near(name).Take(MostNearest).Select(near => names.ShownAs(near)!)];
    }

    /// <summary>A speaker's name as somebody typed it: as the library shows it, where it means one of its speakers; null when it is no name.</summary>
    public static string? SpeakerName(ILibraryView view, string typed)
    {
        var name = typed.Trim();
        if (FacetNames.FoldSpeaker(name).Length == 0 || name.Length > LongestName) return null;
        return SpeakerNames.Of(view).Find(name, static _ => false).Where(match => match.Kind is MatchKind.Name).ToList() is [var one]
            ? one.Speaker.Name
            : name;
    }

    /// <summary>The articles with this in title or outlet, newest first; all for "".</summary>
    public static IReadOnlyList<ArticleEntry> Articles(ILibraryView view, string filter)
    {
        var wanted = FacetNames.Fold(filter);
        return wanted.Length == 0
            ? view.Articles
            : [.. view.Articles.Where(article => Holds(article.Title, wanted) || (article.Source is { } source && Holds(source, wanted)))];
    }

    /// <summary>The outlets called so, or with this in their names; those with most articles first, all for "".</summary>
    public static IReadOnlyList<string> Outlets(ILibraryView view, string filter) => Called(filter, view.Articles
        .Select(article => article.Source)
        .OfType<string>()
        .CountBy(static source => source, StringComparer.Ordinal)
        .GroupBy(static outlet => FacetNames.Fold(outlet.Key), StringComparer.Ordinal)
        .OrderByDescending(static spellings => spellings.Sum(static outlet => outlet.Value))
        .Select(static spellings => spellings.First().Key));

    /// <summary>Of some names the one that is typed; or those that hold it.</summary>
    public static IReadOnlyList<string> Called(string typed, IEnumerable<string> names)
    {
        var wanted = FacetNames.Fold(typed);
        IReadOnlyList<string> holding = [.. names.Where(name => Holds(name, wanted))];
        return holding.FirstOrDefault(name => string.Equals(FacetNames.Fold(name), wanted, StringComparison.Ordinal)) is { } exact ? [exact] : holding;
    }

    /// <summary>The articles that a number, a title or part of one means: one where it is unmistakable.</summary>
    public static IReadOnlyList<ArticleEntry> Titled(ILibraryView view, string title) =>
        Article(view, title) is { } numbered ? [numbered] : ArticleTitles.Find(view.Articles, title);

    /// <summary>The article of a number ("#12", or "12" as the command line takes it); null when it is none, or there is no such article.</summary>
    public static ArticleEntry? Article(ILibraryView view, string reference) =>
        long.TryParse(reference is ['#', .. var number] ? number : reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? Article(view, id)
            : null;

    /// <summary>The speaker of such a value; null when nobody's.</summary>
    public static SpeakerEntry? Speaker(ILibraryView view, string key) =>
        view.Speakers.FirstOrDefault(speaker => string.Equals(KeyOf(speaker), key, StringComparison.Ordinal));

    /// <inheritdoc cref="SpeakerNames.FiledUnder"/>
    public static SpeakerEntry? SpeakerFiledUnder(ILibraryView view, string name) => SpeakerNames.Of(view).FiledUnder(name);

    /// <inheritdoc cref="SpeakerNames.ShownAs"/>
    public static SpeakerEntry? SpeakerShownAs(ILibraryView view, string name) => SpeakerNames.Of(view).ShownAs(name);

    /// <summary>An article of the library by its id; null when there is none.</summary>
    public static ArticleEntry? Article(ILibraryView view, long id) => Answers.Ranking.ArticleEntries.Of(view).GetValueOrDefault(id);

    /// <summary>A speaker as the value of a menu's option: the same as long as the library knows the name.</summary>
    public static string KeyOf(SpeakerEntry speaker) => $"k{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(speaker.Key)).AsSpan(0, 8))}";

    /// <summary>Whether folded words are part of a speaker's name, in any of its forms.</summary>
    public static bool IsCalled(SpeakerEntry speaker, string wanted) =>
        wanted.Length == 0 || Holds(speaker.Name, wanted) || speaker.Aliases.Any(alias => Holds(alias, wanted));

    private static bool Holds(string text, string wanted) => FacetNames.Fold(text).Contains(wanted, StringComparison.Ordinal);
}
