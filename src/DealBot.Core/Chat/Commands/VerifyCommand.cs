using DealBot.Core.Answers;
using DealBot.Core.Answers.Verification;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Commands;

/// <summary>Says whether somebody said certain words, and where they differ.</summary>
internal sealed class VerifyCommand(Library library, Answerer answerer, Replies replies)
{
    private const int MostCards = 9;

    public Reply Answer(Call call)
    {
        if (call["words"] is not { } typed)
            return HelpCommand.Missing(call, "Say which words to check");

        var words = Typed.Unquoted(typed);
        if (PlainWords.Of(words).Count < Verifier.FewestWords)
        {
            return call.Reply(new Note(RichText.Of("One word is too little to check: give more of what was said. To look for the word: ")
                .Then(AsTyped.Code(call.Place.Platform, Echo.Of(words)))));
        }

        using var view = library.View();
        var answer = answerer.Verify(view, call["speaker"], words, new AskOptions(MostCards) { Platform = ChatMetrics.NameOf(call.Place.Platform) });
        var saved = new SavedReply("verify", Echo.Of(call["speaker"] is { } speaker ? $"“{words}” — {speaker}" : $"“{words}”"), [.. answer.Results.Select(SavedCard.Of)])
        {
            Claims = [new SavedClaim(words, answer.Verdict ?? Verdict.NotFound, answer.Results.Count > 0 ? 0 : null)],
        };
        return replies.Save(call, view, answer.Results.Count > 0
            ? saved
            : saved with
            {
                Remarks = [.. NothingFound.Remarks(answer.Suggestions)],
                Offers = NothingFound.Offers(answer.Suggestions),
            });
    }
}
