using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Commands;

/// <summary>Looks up what somebody wrote in chat: quotations in it are verified, other words are asked for.</summary>
internal sealed class FindQuotesCommand(Library library, Answerer answerer, Replies replies, AskCommand ask)
{
    private const int MostQuotations = 3;
    private const int FewestWords = 3; // shorter ones are names and words in doubt

    public Reply Answer(Call call)
    {
        if (call["message"] is not { } message)
            return call.Reply(new Note("The message has no words to look for."));

        using var view = library.View();
        var quotations = Typed.Quotations(message)
            .Where(words => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostQuotations)
            .ToList();
        return quotations.Count == 0 ? ask.Answer(call, view, message) : Verified(call, view, message, quotations);
    }

    private Reply Verified(Call call, ILibraryView view, string message, IReadOnlyList<string> quotations)
    {
        List<SavedCard> cards = [];
        List<SavedClaim> claims = [];
        foreach (var words in quotations)
        {
            var answer = answerer.Verify(view, speaker: null, words, new AskOptions(1));
            claims.Add(new SavedClaim(words, answer.Verdict ?? Verdict.NotFound, answer.Results.Count > 0 ? cards.Count : null));
            cards.AddRange(answer.Results.Select(SavedCard.Of));
        }

        return replies.Save(call, view, new SavedReply("verify", Echo.Of(message), cards) { Claims = claims });
    }
}
