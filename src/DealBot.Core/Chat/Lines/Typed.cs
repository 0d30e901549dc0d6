namespace DealBot.Core.Chat.Lines;

/// <summary>Takes typed text apart: quotation marks of every kind, words that stand between two things.</summary>
internal static class Typed
{
    private const string Openers = "\"“”„«";
    private const string Closers = "\"“”»";

    /// <summary>What stands between the first quotation mark and the last one.</summary>
    /// <returns>The words without the marks, where the first mark stands, and what comes after the last; null when nothing is quoted.</returns>
    public static (string Words, int Start, int After)? Quotation(string text)
    {
        var start = text.AsSpan().IndexOfAny(Openers);
        var end = text.AsSpan().LastIndexOfAny(Closers);
        if (start < 0 || end <= start) return null;
        var words = text[(start + 1)..end].Trim();
        return words.Length == 0 ? null : (words, start, end + 1);
    }

    /// <summary>Every quotation of the text that closes, in order, without its marks.</summary>
    public static IEnumerable<string> Quotations(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = text.AsSpan(at).IndexOfAny(Openers);
            if (start < 0) yield break;
            start += at + 1;
            var length = text.AsSpan(start).IndexOfAny(Closers);
            if (length < 0) yield break;
            if (text.AsSpan(start, length).Trim() is { Length: > 0 } words) yield return words.ToString();
            at = start + length + 1;
        }
    }

    /// <summary>The text without the marks around the whole of it.</summary>
    public static string Unquoted(string text)
    {
        text = text.Trim();
        var isQuoted = text.Length > 1
            && (Openers.Contains(text[0], StringComparison.Ordinal) && Closers.Contains(text[^1], StringComparison.Ordinal)
                || text[0] is '\'' or '‘' && text[^1] is '\'' or '’');
        return isQuoted ? text[1..^1].Trim() : text;
    }

    /// <summary>What stands before and after the first of the words that stands between spaces, in any case; null when none does.</summary>
    public static (string Before, string After)? SplitAt(string text, IReadOnlyList<string> words)
    {
        var best = -1;
        var length = 0;
        foreach (var word in words)
        {
            var at = text.IndexOf($" {word} ", StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (best < 0 || at < best)) (best, length) = (at, word.Length + 2);
        }

        return best < 0 ? null : (text[..best].Trim(), text[(best + length)..].Trim());
    }
}
