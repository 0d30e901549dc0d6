using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Commands;

/// <summary>Answers a question with the words themselves.</summary>
internal sealed class AskCommand(Library library, Answerer answerer, Replies replies)
{
    private const int MostCards = 15;

    /// <summary>The answer, or what was searched and the nearest things.</summary>
    public Reply Answer(Call call)
    {
        if (call["question"] is not { } question) return HelpCommand.Answer(call);
        using var view = library.View();
        return Answer(call, view, question);
    }

    /// <summary>Answers from an open view.</summary>
    public Reply Answer(Call call, ILibraryView view, string question)
    {
        var answer = answerer.Ask(view, question, new AskOptions(MostCards) { Platform = ChatMetrics.NameOf(call.Place.Platform) });
        var saved = new SavedReply("ask", Echo.Of(question), [.. answer.Results.Select(SavedCard.Of)]);
        return replies.Save(call, view, answer.Results.Count > 0
            ? saved with { Remarks = [.. answer.Suggestions.Select(suggestion => suggestion.Text)] }
            : new NothingFound(answerer, view, call.Place.Platform).Explain(saved, question, answer.Suggestions), call["question"] is { Length: <= Completion.Longest } ? question : null);
    }
}
