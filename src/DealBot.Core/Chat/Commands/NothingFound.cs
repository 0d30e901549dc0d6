using DealBot.Core.Answers;
using DealBot.Core.Answers.Questions;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Commands;

/// <summary>Says what was searched, and offers the nearest things that the library does hold.</summary>
internal sealed class NothingFound(Answerer answerer, ILibraryView view, ChatPlatform platform)
{
    /// <summary>An answer without results, with remarks, offers, and a button that relaxes the question where that finds something.</summary>
    public SavedReply Explain(SavedReply saved, string question, IReadOnlyList<Suggestion> suggestions)
    {
        if (view.Articles.Count == 0)
            return saved with { Remarks = [AsTyped.EmptyLibrary(platform)] };

        return saved with
        {
            Remarks = [$"Nothing found in {Searched.In(view)}.", .. HelpCommand.MeantBy(platform, question) is { } meant ? [meant] : Array.Empty<string>(), .. Remarks(suggestions)],
            Offers = [.. Relaxed(question).Take(1), .. Offers(suggestions)],
        };
    }

    /// <summary>What the suggestions say; passages that are merely near are said to be so.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<Suggestion> suggestions)
    {
        var near = suggestions.Where(suggestion => suggestion.Article is not null).Select(suggestion => suggestion.Text).ToList();
        return [.. suggestions.Where(suggestion => suggestion.Article is null).Select(suggestion => suggestion.Text), .. near.Count > 0 ? ["The nearest in the library:", .. near] : near];
    }

    /// <summary>What the suggestions say to ask.</summary>
    public static IReadOnlyList<SavedOffer> Offers(IReadOnlyList<Suggestion> suggestions) =>
        [.. suggestions.Select(Offer).OfType<SavedOffer>().DistinctBy(offer => (offer.Command, offer.Value))];

    private static SavedOffer? Offer(Suggestion suggestion) => suggestion switch
    {
        { Question: { } question } => new SavedOffer(question, "ask", question),
        { Article: { } article } => new SavedOffer(article.Title, "article", $"#{article.Id}"),
        _ => null,
    };

    // One restriction at a time; all of them where that is not enough.
    private IEnumerable<SavedOffer> Relaxed(string question)
    {
        List<(string Label, string Question)> ways = [];
        if (Operators.Without(question, "after", "since", "before", "until", "day") is { } anyDate) ways.Add(("Any date", anyDate));
        if (Operators.Without(question, "source") is { } anySource) ways.Add(("Any outlet", anySource));
        if (AnySpeaker(question) is { } anySpeaker) ways.Add(("Any speaker", anySpeaker));
        var whole = Operators.Without(question, "after", "since", "before", "until", "day", "source") ?? question;
        if (ways.Count > 1) ways.Add(("Without these limits", AnySpeaker(whole) ?? whole));
        return ways
            .Where(way => way.Question.Length > 0 && answerer.Ask(view, way.Question, new AskOptions(1)).Results.Count > 0)
            .Select(way => new SavedOffer(way.Label, "ask", way.Question, IsButton: true));
    }

    // "what did Waltz say about lithium" asks for less when it only names the topic.
    private string? AnySpeaker(string question)
    {
        if (Operators.Without(question, "speaker", "+speaker", "by") is { } relaxed) return relaxed;
        var understood = answerer.Understand(view, question);
        var topic = understood.Topic.SkipWhile(word => QuestionVocabulary.AboutPrepositions.Contains(word.Key)).Select(word => word.Span.In(question)).ToList();
        return understood.Speaker is not null && topic.Count > 0 ? $"{string.Join(' ', topic)} {Operators.Of(question)}".Trim() : null;
    }
}
