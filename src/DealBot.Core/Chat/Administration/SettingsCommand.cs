using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Store;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin settings</c>: who sees the answers to slash commands in a channel.</summary>
internal sealed class SettingsCommand(ChatStore store)
{
    public Reply Answer(Call call)
    {
        if (call.Place.IsDirect) return call.Reply(new Note("Here nobody but you sees the answers. Channels can be set: type this in one."));
        switch (call["answers"])
        {
            case null:
                var other = store.AnswersIn(call.Place) is Visibility.Channel ? "private" : "public";
                return call.Reply(new Note(RichText.Of($"{State(store.AnswersIn(call.Place))} To change that: ").Then(Set(call, other))));
            case "private":
                store.SetAnswers(call.Place, Visibility.OnlyYou);
                break;
            case "public":
                store.SetAnswers(call.Place, Visibility.Channel);
                break;
            case var unknown:
                return call.Reply(new Note(RichText.Of($"Answers are private or public, not “{Visible.Line(unknown)}”: ").Then(Set(call, "private")).Then(" or ").Then(Set(call, "public"))));
        }

        return call.Reply(new Note($"Done. {State(store.AnswersIn(call.Place))}"));
    }

    private static RichText Set(Call call, string answers) => AsTyped.Code(call.Place.Platform, $"admin settings answers {answers}");

    private static string State(Visibility answers) => answers is Visibility.Channel
        ? "Answers to slash commands in this channel are public: everybody sees them."
        : "Answers to slash commands in this channel are private: who asks sees them, and may share them.";
}
