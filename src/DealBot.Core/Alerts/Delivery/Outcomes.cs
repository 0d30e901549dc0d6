using DealBot.Core.Chat;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>Writes down what came of a claim: the post's new state and its alerts' in one transaction, with the notice about it.</summary>
/// <param name="database">The library's.</param>
/// <param name="clock">Times everything.</param>
/// <param name="log">Learns of what is not sent.</param>
internal sealed partial class Outcomes(Database database, TimeProvider clock, ILogger log)
{
    private const int MostEdits = 3; // of one joining outlet: the message is right as it stands, only not complete

    /// <summary>Writes down what came of sending.</summary>
    /// <param name="claim">What was sent.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="doubt">Since when nobody knows whether an earlier attempt stands in the channel; null when none does.</param>
    public void Write(Claim claim, PostOutcome outcome, DateTimeOffset? doubt)
    {
        var now = clock.GetUtcNow();
        var isHeld = database.Write(session =>
        {
            if (!Claims.IsHeld(session, claim)) return false;

            Write(session, claim, outcome, doubt, now);
            return true;
        });
        if (isHeld) Log(claim, outcome, now);
        else LogTakenOver(claim.Post.Key);
    }

    /// <summary>Writes down what came of editing: at best the message names the outlet, at worst the log says why it does not.</summary>
    public void WriteEdit(Claim claim, PostOutcome outcome)
    {
        var now = clock.GetUtcNow();
        var (why, again) = outcome switch
        {
            PostOutcome.NotPosted limited => (limited.Why, claim.Attempts < MostEdits ? now + Patience.After(claim.Attempts, limited.RetryAfter) : (DateTimeOffset?)null),
            PostOutcome.Unknown unknown => (unknown.Why, claim.Attempts < MostEdits ? now + Patience.After(claim.Attempts, asked: null) : null),
            PostOutcome.Refused refused => (refused.Why, null),
            _ => (null, null),
        };
        database.Write(session =>
        {
            if (Claims.IsHeld(session, claim)) PostRows.SetEdited(session, claim.Post.Key, again?.ToUnixTimeMilliseconds(), again is null ? 0 : claim.Attempts);
            return true;
        });
        if (why is not null && again is null) LogNotEdited(claim.Post.Key, claim.Post.Place.Channel, why);
    }

    private static void Write(Session session, Claim claim, PostOutcome outcome, DateTimeOffset? doubt, DateTimeOffset time)
    {
        var (key, place, now) = (claim.Post.Key, claim.Post.Place, time.ToUnixTimeMilliseconds());
        switch (outcome)
        {
            case PostOutcome.Posted posted:
                PostRows.SetSent(session, key, posted.Message, now);
                DueAlertRows.SetSent(session, key, now);
                break;
            case PostOutcome.Refused { IsChannelLost: true } lost when claim.Post.Kind is not PostKind.Notice:
                var isFirst = PausedChannelRows.Reason(session, place) is null;
                PausedChannelRows.Insert(session, place, lost.Why, time);
                DueAlertRows.Pause(session, place, lost.Why, now);
                PostRows.SetClosed(session, key, AlertState.Failed, lost.Why);
                if (isFirst) Outbox.Tell(session, PausedNotice(place, lost.Why), place, time);
                break;
            case PostOutcome.Refused refused:
                Fail(session, claim, refused.Why, time);
                break;
            case var _ when IsGivenUp(claim, time):
                Fail(session, claim, GivenUp(WhyNot(outcome)), time);
                break;
            default:
                var due = (time + Patience.After(claim.Attempts, (outcome as PostOutcome.NotPosted)?.RetryAfter)).ToUnixTimeMilliseconds();
                var unsure = outcome is PostOutcome.Unknown ? doubt ?? claim.Begun : doubt;
                PostRows.SetRetried(session, key, WhyNot(outcome), due, unsure?.ToUnixTimeMilliseconds());
                DueAlertRows.SetRetried(session, key, WhyNot(outcome), due, now);
                break;
        }
    }

    private static void Fail(Session session, Claim claim, string why, DateTimeOffset now)
    {
        PostRows.SetClosed(session, claim.Post.Key, AlertState.Failed, why);
        DueAlertRows.SetFailed(session, claim.Post.Key, why, now.ToUnixTimeMilliseconds());
        if (claim.Post.Kind is not PostKind.Notice) Outbox.Tell(session, FailedNotice(claim.Post.Place, why), claim.Post.Place, now);
    }

    private static bool IsGivenUp(Claim claim, DateTimeOffset now) => now - claim.Post.Created > Patience.Longest;

    private static string GivenUp(string why) => $"It was tried for {Durations.Of(Patience.Longest)} in vain. The last time: {why}";

    private static string WhyNot(PostOutcome outcome) => outcome switch
    {
        PostOutcome.NotPosted limited => limited.Why,
        PostOutcome.Unknown unknown => unknown.Why,
        PostOutcome.Refused refused => refused.Why,
        _ => "",
    };

    private static string PausedNotice(ChatPlace place, string why) =>
        $"Alerts are paused in {AddressOf(place)}: {why} Its subscriptions stay. When that is mended, go on with {AsTyped.Of(place, "alerts on")} there.";

    private static string FailedNotice(ChatPlace place, string why) => $"An alert for {AddressOf(place)} was not sent and will not be: {why}";

    // As the platforms' own "copy link" gives it, for there is no other name of a channel that every moderator can open. Slack's links
    // to threads hold the workspace's domain, which is not known here, and a thread that is gone has none.
    private static string AddressOf(ChatPlace place) => place switch
    {
        { Thread: not null } => $"a thread in {AddressOf(place.OutOfThread())}",
        { Platform: ChatPlatform.Discord } => $"https://discord.com/channels/{(place.Workspace.Length > 0 ? place.Workspace : "@me")}/{place.Channel}",
        _ => $"https://app.slack.com/client/{place.Workspace}/{place.Channel}",
    };

    private void Log(Claim claim, PostOutcome outcome, DateTimeOffset now)
    {
        var (kind, key, channel, why) = (claim.Post.Kind, claim.Post.Key, claim.Post.Place.Channel, WhyNot(outcome));
        if (outcome is PostOutcome.Posted) LogSent(kind, key, channel);
        else if (outcome is PostOutcome.Refused { IsChannelLost: true } && kind is not PostKind.Notice) LogLost(channel, key, why);
        else if (outcome is PostOutcome.Refused || IsGivenUp(claim, now)) LogFailed(kind, key, channel, why);
        else LogRetried(kind, key, channel, claim.Attempts, why);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Kind} {Key} stands in {Channel}")]
    private partial void LogSent(PostKind kind, string key, string channel);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} {Key} for {Channel} is tried again after attempt {Attempt}: {Why}")]
    private partial void LogRetried(PostKind kind, string key, string channel, int attempt, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Key} for {Channel} will not be sent: {Why}")]
    private partial void LogFailed(PostKind kind, string key, string channel, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing can be posted in {Channel}, so {Key} waits there with all that is to come: {Why}")]
    private partial void LogLost(string channel, string key, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process took over {Key}, whose lease had run out; what came of it here is left to that")]
    private partial void LogTakenOver(string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} in {Channel} does not name another outlet, because it could not be edited: {Why}")]
    private partial void LogNotEdited(string key, string channel, string why);
}
