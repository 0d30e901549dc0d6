using DealBot.Core.Articles;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin settings</c>: who sees the answers to slash commands in a channel, and where moderators are told what needs them.</summary>
internal sealed class SettingsCommand(Library library, ChatStore store)
{
    public Reply Answer(Call call)
    {
        if (call.Place.Platform is ChatPlatform.Page) return call.Reply(new Note("The page has nothing to set: its answers are seen by who asks. Channels of Slack and Discord can be set: type this in one."));
        if (call.Place.IsDirect) return call.Reply(new Note("Here nobody but you sees the answers. Channels can be set: type this in one."));
        if (call["answers"] is null && call["notices"] is null)
        {
            var other = store.AnswersIn(call.Place) is Visibility.Channel ? "private" : "public";
            return call.Reply(
                new Note(RichText.Of($"{State(store.AnswersIn(call.Place))} To change that: ").Then(Set(call, "answers", other))),
                new Note(RichText.Of($"{Notices(call)} To change that: ").Then(Set(call, "notices", NoticesAreHere(call) ? "off" : "here"))));
        }

        List<ReplyPart> parts = [];
        if (call["answers"] is { } answers) parts.Add(SetAnswers(call, answers));
        if (call["notices"] is { } notices) parts.Add(SetNotices(call, notices));
        return call.Reply(parts);
    }

    private Note SetAnswers(Call call, string answers)
    {
        if (answers is not ("private" or "public"))
            return new Note(RichText.Of($"Answers are private or public, not “{Visible.Line(answers)}”: ").Then(Set(call, "answers", "private")).Then(" or ").Then(Set(call, "answers", "public")));

        store.SetAnswers(call.Place, answers is "public" ? Visibility.Channel : Visibility.OnlyYou);
        return new Note($"Done. {State(store.AnswersIn(call.Place))}");
    }

    private Note SetNotices(Call call, string notices)
    {
        if (notices is "here") library.Outbox.SetNoticeChannel(call.Place);
        else if (notices is "off") library.Outbox.ClearNoticeChannel(call.Place);
        else return new Note(RichText.Of($"Notices come here, or are off, not “{Visible.Line(notices)}”: ").Then(Set(call, "notices", "here")).Then(" or ").Then(Set(call, "notices", "off")));
        return new Note($"Done. {Notices(call)}");
    }

    private bool NoticesAreHere(Call call) => library.Outbox.NoticeChannel(call.Place) is { } place && ChannelKey.Of(place) == ChannelKey.Of(call.Place);

    private string Notices(Call call) => library.Outbox.NoticeChannel(call.Place) switch
    {
        null => "Nowhere are moderators told of feeds that fail and channels that cannot be posted in.",
        var place when ChannelKey.Of(place) == ChannelKey.Of(call.Place) => "Moderators are told here of feeds that fail and channels that cannot be posted in.",
        _ => "Moderators are told in another channel of feeds that fail and channels that cannot be posted in.",
    };

    private static RichText Set(Call call, string option, string value) => AsTyped.Code(call.Place.Platform, $"admin settings {option} {value}");

    private static string State(Visibility answers) => answers is Visibility.Channel
        ? "Answers to slash commands in this channel are public: everybody sees them."
        : "Answers to slash commands in this channel are private: who asks sees them, and may share them.";
}
