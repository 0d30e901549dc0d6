using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Text;

namespace DealBot.Web.Articles;

/// <summary>An article as its page shows it: its text with everything that is marked in it, and what is known of it.</summary>
/// <param name="Entry">What lists say of it.</param>
/// <param name="Author">Who wrote it; null where the text does not say.</param>
/// <param name="Text">Its whole text, made visible (see <see cref="Core.Chat.Visible.Of"/>), every code unit in its place.</param>
/// <param name="Marks">What is set off in the text.</param>
/// <param name="Voices">Whose words it holds, most quoted first.</param>
/// <param name="Others">The articles of other outlets that print the same story, one an outlet.</param>
/// <param name="Withheld">How many quotes are not shown because they do not stand in the text.</param>
public sealed record ArticleReading(
    ArticleEntry Entry, string? Author, string Text, IReadOnlyList<Mark> Marks, IReadOnlyList<Voice> Voices, IReadOnlyList<ArticleEntry> Others, int Withheld)
{
    /// <summary>All quotes, in reading order.</summary>
    public IEnumerable<Quote> Quotes => Marks.OfType<Mark.OfQuote>().Select(static mark => mark.Quote);

    /// <summary>Whether the text begins with the title, as plain texts do: then it is the headline, and needs no other.</summary>
    public bool BeginsWithTitle => Text.AsSpan().TrimStart() is var text
        && text[..(text.IndexOf('\n') is var end and >= 0 ? end : text.Length)].TrimEnd().SequenceEqual(Core.Chat.Visible.Of(Entry.Title));

    /// <summary>Reads an article; null when the library does not hold it.</summary>
    /// <param name="view">The library.</param>
    /// <param name="id">The article's id.</param>
    /// <param name="named">The words that the page's address names; what lies outside of the text is not marked.</param>
    public static ArticleReading? Of(ILibraryView view, long id, TextSpan? named)
    {
        if (view.Article(id) is not { } article || Named.Article(view, id) is not { } entry) return null;

        var whole = new TextSpan(0, article.Text.Length);
        var found = view.PassagesOf(id).SelectMany(static passage => passage.Quotes).OrderBy(static quote => quote.Span.Start).ToList();
        var quotes = found.Where(quote => whole.Contains(quote.Span) && quote.Span.Length > 0).ToList();
        var voices = Voice.Of(quotes, name => Named.SpeakerFiledUnder(view, name));
        var voiceOf = voices.SelectMany(static voice => voice.Quotes.Select(quote => KeyValuePair.Create(quote, voice))).ToDictionary<Quote, Voice>(ReferenceEqualityComparer.Instance);
        List<Mark> marks = [];
        if (named is { Length: > 0 } span && whole.Contains(span)) marks.Add(new Mark.OfAddress(span));
        foreach (var (at, quote) in quotes.Index())
        {
            marks.Add(new Mark.OfQuote(quote.Span, quote, voiceOf[quote]) { IsFirstThere = at == 0 || quotes[at - 1].Span.Start != quote.Span.Start });
        }

        marks.AddRange(quotes
            .Where(quote => quote.SpeakerMention is { } mention && whole.Contains(mention))
            .DistinctBy(static quote => quote.SpeakerMention)
            .Select(quote => new Mark.OfMention(quote.SpeakerMention!.Value, voiceOf[quote])));
        marks.AddRange(quotes.Select(static quote => quote.Cue).OfType<TextSpan>().Where(whole.Contains).Distinct().Select(static cue => new Mark.OfCue(cue)));

        return new ArticleReading(
            entry,
            article.Author,
            Core.Chat.Visible.Of(article.Text),
            marks,
            voices,
            CardMaker.OtherOutlets(entry, view.Articles.Where(other => other.StoryId == entry.StoryId && other.Id != entry.Id)),
            found.Count - quotes.Count);
    }
}
