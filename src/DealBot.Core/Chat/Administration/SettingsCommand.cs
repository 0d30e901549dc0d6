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
                return call.Reply(new Note($"{State(store.AnswersIn(call.Place))} To change that: admin settings answers private, or public."));
            case "private":
                store.SetAnswers(call.Place, Visibility.OnlyYou);
                break;
            case "public":
                store.SetAnswers(call.Place, Visibility.Channel);
                break;
            case var other:
                return call.Reply(new Note($"Answers are private or public, not “{Visible.Line(other)}”."));
        }

        return call.Reply(new Note($"Done. {State(store.AnswersIn(call.Place))}"));
    }

    private static string State(Visibility answers) => answers is Visibility.Channel
        ? "Answers to slash commands in this channel are public: everybody sees them."
        : "Answers to slash commands in this channel are private: who asks sees them, and may share them.";
}
