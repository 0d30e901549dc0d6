using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Lines;

/// <summary>Offers values while an option is being typed.</summary>
internal sealed class Completion(Library library, ChatStore store)
{
    private const int Most = 25;
    /// <summary>UTF-16 code units that a choice may have (Discord: application commands, choices).</summary>
    public const int Longest = 100;

    private const int MostQuestions = 10;

    /// <summary>At most 25 values of 1 to 100 code units, best first.</summary>
    public IReadOnlyList<string> Offer(ChatPlace place, ChatUser user, ChatOptionKind kind, string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        using var view = library.View();
        var start = typed.Trim();
        var offers = kind switch
        {
            ChatOptionKind.Speaker => Named.Speakers(view, start).Select(speaker => speaker.Name),
            ChatOptionKind.Article => Articles(view, start),
            ChatOptionKind.Outlet => Named.Outlets(view, start),
            ChatOptionKind.Question => store.RecentQuestions(place, user.Id, start, MostQuestions).Concat(Questions(view, start)),
            _ => [],
        };
        return [.. offers
            .Where(offer => offer.Length is > 0 and <= Longest)
            .Distinct(StringComparer.Ordinal)
            .Take(Most)];
    }

    // A title that is too long is cut between two words: part of a title means the article too.
    private static IEnumerable<string> Articles(LibraryView view, string typed)
    {
        var found = Named.Articles(view, typed);
        return (found.Count > 0 ? found : ArticleTitles.Nearest(view.Articles, typed)).Take(Most).Select(article => Cut(article.Title));
    }

    // The last word typed may be the beginning of a name.
    private static IEnumerable<string> Questions(ILibraryView view, string typed)
    {
        var at = typed.LastIndexOf(' ') + 1;
        var (before, name) = (typed[..at], typed[at..]);
        var speakers = Named.Speakers(view, name).Select(speaker => speaker.Name);
        return before.Length == 0
            ? speakers.Select(speaker => $"what did {speaker} say")
            : speakers.Select(speaker => before.TrimEnd().EndsWith(" did", StringComparison.OrdinalIgnoreCase) ? $"{before}{speaker} say" : before + speaker);
    }

    private static string Cut(string title)
    {
        if (title.Length <= Longest) return title;
        var end = title.LastIndexOf(' ', Longest - 1);
        end = end > 0 ? end : Longest;
        return char.IsHighSurrogate(title[end - 1]) ? title[..(end - 1)] : title[..end];
    }
}
