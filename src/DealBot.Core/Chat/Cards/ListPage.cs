using DealBot.Core.Articles;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Cards;

/// <summary>One page of a list of speakers or articles, made from the library as it is now.</summary>
/// <param name="view">The library now.</param>
/// <param name="id">The answer's id, which every button carries.</param>
/// <param name="saved">What was asked for.</param>
/// <param name="platform">Where, for what can be typed there.</param>
internal sealed class ListPage(ILibraryView view, string id, SavedReply saved, ChatPlatform platform)
{
    private const int ItemsOnPage = 10;

    /// <summary>The parts of a page.</summary>
    /// <param name="page">Which, from 1; one out of range is the nearest that there is.</param>
    /// <param name="canShare">Whether the button that makes the answer public belongs there.</param>
    public IReadOnlyList<ReplyPart> Parts(int page, bool canShare) => saved.Command is "speakers"
        ? Parts(Named.Speakers(view, saved.Filter), SpeakerItem, SpeakerOption, "speaker", "Choose whose words to see", page, canShare)
        : Parts(Named.Articles(view, saved.Filter), ArticleItem, ArticleOption, "article", "Choose an article to open", page, canShare);

    /// <summary>The article of an answer about one, with what is known of it; nothing when it has left the library.</summary>
    public static IEnumerable<ReplyPart> ArticleOf(ILibraryView view, string reference) =>
        Named.Article(view, reference) is { } entry ? [new Listing([ArticleItem(entry)])] : [];

    /// <summary>An article as lists show it: its title, which opens it, and where and when it was printed.</summary>
    public static ListItem ArticleItem(ArticleEntry entry)
    {
        var source = CardMaker.SourceOf(entry);
        string?[] details = [source.Outlet is { } outlet ? Visible.Name(outlet) : null, source.Date ?? "undated", Counted.Of(entry.QuoteCount, "quote")];
        return new ListItem(
            new RichText([new Run(Visible.Name(entry.Title), RunStyle.Strong, source.Url)]),
            string.Join(" · ", details.OfType<string>())) { ArticleId = entry.Id };
    }

    /// <summary>An article as one of a menu's options.</summary>
    public static MenuOption ArticleOption(ArticleEntry entry) => new($"a{entry.Id}", Visible.Line(entry.Title));

    private List<ReplyPart> Parts<T>(
        IReadOnlyList<T> found, Func<T, ListItem> item, Func<T, MenuOption> option, string noun, string placeholder, int page, bool canShare)
    {
        if (found.Count == 0)
        {
            return [new Heading(saved.Heading), new Note(saved.Filter.Length == 0
                ? AsTyped.EmptyLibrary(platform)
                : $"No {noun} matches. Searched: {Searched.In(view)}.")];
        }

        var pages = (found.Count + ItemsOnPage - 1) / ItemsOnPage;
        page = Math.Clamp(page, 1, pages);
        var shown = found.Skip((page - 1) * ItemsOnPage).Take(ItemsOnPage).ToList();
        List<ReplyPart> parts = [new Heading(saved.Heading), new Listing([.. shown.Select(item)])];
        parts.Add(new Note(pages > 1 ? $"Page {page} of {pages} · {Counted.Of(found.Count, noun)}" : Counted.Of(found.Count, noun), IsQuiet: true));
        parts.Add(new Menu($"{id}.m", placeholder, [.. shown.Select(option)]));
        PageButtons.AddTo(parts, id, page, pages, [], canShare);
        return parts;
    }

    private static ListItem SpeakerItem(SpeakerEntry speaker)
    {
        var text = RichText.Of(Visible.Name(speaker.Name), RunStyle.Strong);
        if (AttributionWords.RoleOf(speaker) is { } role) text = text.Then($", {Visible.Name(role)}");
        return new ListItem(text, Counted.Of(speaker.QuoteCount, "quote")) { SpeakerKey = speaker.Key };
    }

    private static MenuOption SpeakerOption(SpeakerEntry speaker) => new(Named.KeyOf(speaker), Visible.Line(speaker.Name));
}
