namespace DealBot.Core.Articles;

/// <summary>Which of the library's articles are wanted, by what lists show of them; null for all.</summary>
/// <param name="Text">Those with this in their title or outlet, without regard to case and diacritics.</param>
/// <param name="Source">Those of this outlet, however its name is written.</param>
/// <param name="From">Those published on this day, UTC, or later.</param>
/// <param name="To">Those published on this day, UTC, or before.</param>
public sealed record ArticleSearch(string? Text = null, string? Source = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The articles, newest first, the undated last.</summary>
    public IReadOnlyList<ArticleEntry> In(ILibraryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (text, source) = (FacetNames.Fold(Text ?? ""), FacetNames.Fold(Source ?? ""));
        if (text.Length == 0 && source.Length == 0 && From is null && To is null) return view.Articles;
        return [.. view.Articles.Where(article =>
            IsOfTime(article.Published)
            && (source.Length == 0 || (article.Source is { } outlet && string.Equals(FacetNames.Fold(outlet), source, StringComparison.Ordinal)))
            && (text.Length == 0 || Holds(article.Title, text) || Holds(article.Source ?? "", text)))];
    }

    private bool IsOfTime(DateTimeOffset? published)
    {
        if (From is null && To is null) return true;
        if (published is not { } time) return false;
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return (From is not { } from || day >= from) && (To is not { } to || day <= to);
    }

    private static bool Holds(string text, string wanted) => FacetNames.Fold(text).Contains(wanted, StringComparison.Ordinal);
}
