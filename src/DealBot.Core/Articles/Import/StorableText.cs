using System.Buffers;

namespace DealBot.Core.Articles.Import;

/// <summary>Makes text that every database gives back as it was stored.</summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Append(0).Select(unit => (char)unit)]);

    /// <summary>The article with every character that cannot be stored replaced by U+FFFD; no offset changes.</summary>
    public static Article Of(Article article) => article with
    {
        File = Of(article.File),
        Title = Of(article.Title),
        Source = article.Source is null ? null : Of(article.Source),
        Url = article.Url is null ? null : Of(article.Url),
        Author = article.Author is null ? null : Of(article.Author),
        Text = Of(article.Text),
    };

    /// <summary>NUL (which PostgreSQL refuses) and surrogates without a partner (which UTF-8 cannot hold) become U+FFFD.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects)) return text;

        return string.Create(text.Length, text, static (units, text) =>
        {
            text.CopyTo(units);
            for (var at = 0; at < units.Length; at++)
            {
                if (char.IsHighSurrogate(units[at]) && at + 1 < units.Length && char.IsLowSurrogate(units[at + 1])) at++;
                else if (units[at] == '\0' || char.IsSurrogate(units[at])) units[at] = Replacement;
            }
        });
    }
}
