using System.Text;
using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Words;

/// <summary>Holds shown words against the stored article.</summary>
internal static class VerbatimWords
{
    private const char Ellipsis = '…';

    /// <summary>Whether the words are those of the citation: all, or some of them from word to word, with an ellipsis for the rest.</summary>
    /// <remarks>White space counts as shown, and one space as any: platforms fold it.</remarks>
    public static bool AreIn(ILibraryView view, Citation citation, string shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (view.Article(citation.ArticleId) is not { Text: var text } || citation.Start < 0 || citation.End > text.Length || citation.Start > citation.End)
            return false;

        var whole = Folded(Visible.Of(text[citation.Start..citation.End]));
        var words = Folded(shown);
        if (string.Equals(words, whole, StringComparison.Ordinal)) return true;

        var (isCutBefore, isCutAfter) = (words.StartsWith(Ellipsis), words.EndsWith(Ellipsis));
        if (!isCutBefore && !isCutAfter) return false;
        if (isCutAfter) words = words[..^1].TrimEnd();
        if (isCutBefore) words = words.Length == 0 ? words : words[1..].TrimStart();
        return Holds(whole, words, isCutBefore, isCutAfter);
    }

    private static bool Holds(string whole, string words, bool isCutBefore, bool isCutAfter)
    {
        for (var at = whole.IndexOf(words, StringComparison.Ordinal); at >= 0; at = at + 1 > whole.Length ? -1 : whole.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            var begins = at == 0 || (isCutBefore && whole[at - 1] == ' ');
            var ends = end == whole.Length || (isCutAfter && whole[end] == ' ');
            if ((begins && ends) || words.Length == 0) return true;
            if (!isCutBefore) return false;
        }

        return false;
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            if (!char.IsWhiteSpace(unit)) folded.Append(unit);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}
