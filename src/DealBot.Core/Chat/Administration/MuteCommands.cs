using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Commands;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Chat.Words;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>alerts mute, unmute</c>: outlets that a channel is not told of.</summary>
internal sealed class MuteCommands(Library library)
{
    private const int MostNamed = 10;

    public Reply Mute(Call call)
    {
        if (call["source"] is not { } typed) return HelpCommand.Missing(call, "Name an outlet");
        using var view = library.View();
        return Named.Outlets(view, typed) switch
        {
            [var outlet] => Mute(call, call.AlertPlace, outlet),
            [] => call.Reply(new Note(RichText.Of($"No article is by an outlet called “{Echo.Of(typed)}”. Searched: {Searched.In(view)}. To see them: ").Then(AsTyped.Code(call.AlertPlace, "sources")))),
            var several => call.Reply(Several(typed, several)),
        };
    }

    /// <summary>Mutes an outlet, as articles name it, in a channel or thread.</summary>
    public Reply Mute(Call call, ChatPlace place, string outlet)
    {
        var isNew = library.Subscriptions.Mute(place, outlet, call.User);
        return call.Reply(new Note(RichText.Of($"{(isNew ? "Done" : "It is so already")}: {AlertWords.Here(place)} is told of no articles by ")
            .Then(Visible.Name(outlet), RunStyle.Strong)
            .Then(". To undo that: ")
            .Then(AsTyped.Code(place, $"alerts unmute {Visible.Line(outlet)}"))));
    }

    public Reply Unmute(Call call)
    {
        if (call["source"] is not { } typed) return HelpCommand.Missing(call, "Name an outlet");
        IReadOnlyList<string> muted = [.. library.Subscriptions.MutedIn(call.AlertPlace).Select(outlet => outlet.Source)];
        return call.Reply(Named.Called(typed, muted) switch
        {
            [var outlet] when library.Subscriptions.Unmute(call.AlertPlace, outlet) =>
                new Note(RichText.Of($"Done: {AlertWords.Here(call.AlertPlace)} is told of articles by ").Then(Visible.Name(outlet), RunStyle.Strong).Then(" again.")),
            { Count: > 1 } several => Several(typed, several),
            _ => new Note($"No outlet called “{Echo.Of(typed)}” is muted here. {Muted(muted)}"),
        });
    }

    private static Note Several(string typed, IReadOnlyList<string> outlets) =>
        new($"“{Echo.Of(typed)}” is part of several names: {Names(outlets)}. Write the whole name of one.");

    private static string Muted(IReadOnlyList<string> muted) => muted.Count == 0 ? "None is." : $"These are: {Names(muted)}.";

    private static string Names(IReadOnlyList<string> outlets) =>
        string.Join(", ", outlets.Take(MostNamed).Select(Visible.Name)) + (outlets.Count > MostNamed ? $" and {outlets.Count - MostNamed:N0} more" : "");
}
