using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Slack.Setup;

/// <summary>Looks at how Slack is set up, for <c>dealbot doctor</c>.</summary>
public static class SlackSetup
{
    private const string OAuthPage = "OAuth & Permissions of the app at api.slack.com/apps";

    /// <summary>Everything that can be checked with the tokens there are. Throws for nothing but cancellation.</summary>
    public static async Task<IReadOnlyList<SetupCheck>> CheckAsync(SlackOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        using SlackWebApi api = new(options, NullLogger<SlackWebApi>.Instance, clock);
        List<SetupCheck> checks = [];
        var identity = await CheckBotTokenAsync(api, checks, cancellation);
        if (identity is not null) CheckScopes(identity, checks);
        if (options.UsesHttp) CheckHttp(options, checks);
        else checks.Add(await CheckAppTokenAsync(options, api, cancellation));
        if (identity is null) return checks;

        foreach (var user in options.Moderators) checks.Add(await CheckModeratorAsync(api, user, cancellation));
        foreach (var group in options.ModeratorGroups) checks.Add(await CheckGroupAsync(api, group, cancellation));
        return checks;
    }

    private static async Task<SlackIdentity?> CheckBotTokenAsync(SlackWebApi api, List<SetupCheck> checks, CancellationToken cancellation)
    {
        var result = await AskAsync(api.AuthTestAsync(cancellation));
        var identity = result.Answer?.ValueOrDefault;
        checks.Add(identity is not null
            ? new SetupCheck("bot token", SetupOutcome.Good, $"Slack takes it for the workspace {Visible.Name(identity.Team)}.")
            : Failed("bot token", result, $"Copy the Bot User OAuth Token (xoxb-…) from {OAuthPage}."));
        return identity;
    }

    private static void CheckScopes(SlackIdentity identity, List<SetupCheck> checks)
    {
        if (identity.Scopes.Count == 0)
        {
            checks.Add(new SetupCheck("scopes", SetupOutcome.Warning, "Slack did not say what the token may do. Compare the scopes with those of the manifest."));
            return;
        }

        foreach (var (name, purpose) in SlackScopes.Bot)
        {
            checks.Add(identity.Scopes.Contains(name, StringComparer.Ordinal)
                ? new SetupCheck($"scope {name}", SetupOutcome.Good, $"Granted, {purpose}.")
                : new SetupCheck($"scope {name}", SlackScopes.Wanted.Contains(name, StringComparer.Ordinal) ? SetupOutcome.Warning : SetupOutcome.Failed, $"Missing, {purpose}. Add it under {OAuthPage}, then install the app again."));
        }
    }

    private static void CheckHttp(SlackOptions options, List<SetupCheck> checks)
    {
        checks.Add(options.SigningSecret is { Length: > 0 }
            ? new SetupCheck("signing secret", SetupOutcome.Good, "There is one; that it is the right one shows when Slack posts.")
            : new SetupCheck("signing secret", SetupOutcome.Failed, "Missing, and without it nothing over HTTP is taken. Copy it from Basic Information of the app at api.slack.com/apps."));
        if (options.AppToken is { Length: > 0 })
            checks.Add(new SetupCheck("app token", SetupOutcome.Warning, "It is not used over HTTP. Switch HTTP off to use Socket Mode, or take the token away."));
    }

    private static async Task<SetupCheck> CheckAppTokenAsync(SlackOptions options, SlackWebApi api, CancellationToken cancellation)
    {
        const string Advice = "Make an app-level token (xapp-…) with the scope connections:write under Basic Information of the app at api.slack.com/apps, and switch on Socket Mode.";
        if (options.AppToken is not { Length: > 0 }) return new SetupCheck("app token", SetupOutcome.Failed, $"Missing, and Socket Mode needs one. {Advice}");

        var result = await AskAsync(api.OpenConnectionAsync(cancellation));
        return result.Answer is SlackResult<Uri>.Done
            ? new SetupCheck("app token", SetupOutcome.Good, "Slack takes it, and Socket Mode is switched on.")
            : Failed("app token", result, Advice);
    }

    private static async Task<SetupCheck> CheckModeratorAsync(SlackWebApi api, string user, CancellationToken cancellation)
    {
        var result = await AskAsync(api.UserAsync(user, cancellation));
        return result.Answer?.ValueOrDefault is { } found
            ? new SetupCheck($"moderator {user}", SetupOutcome.Good, $"It is {Visible.Name(found.Name)}.")
            : Failed($"moderator {user}", result, "Copy the member ID (U…) from the user's profile in Slack.");
    }

    private static async Task<SetupCheck> CheckGroupAsync(SlackWebApi api, string group, CancellationToken cancellation)
    {
        var result = await AskAsync(api.GroupMembersAsync(group, cancellation));
        return result.Answer?.ValueOrDefault is { } members
            ? new SetupCheck($"group {group}", members.Count > 0 ? SetupOutcome.Good : SetupOutcome.Warning, $"It has {Counted.Of(members.Count, "member")}.")
            : Failed($"group {group}", result, "Copy the ID (S…) of the user group from the end of its address in Slack.");
    }

    /// <summary>A refused token is a finding here, not the end.</summary>
    private static async Task<(SlackResult<T>? Answer, string Refusal)> AskAsync<T>(Task<SlackResult<T>> call)
    {
        try
        {
            return (await call, "");
        }
        catch (ConnectorRefusedException refused)
        {
            return (null, refused.Message);
        }
    }

    private static SetupCheck Failed<T>(string subject, (SlackResult<T>? Answer, string Refusal) result, string advice) => new(
        subject,
        SetupOutcome.Failed,
        result.Answer switch
        {
            SlackResult<T>.Refused { Needed: { } needed } => $"Slack demands the scope {needed}. Add it under {OAuthPage}, then install the app again.",
            SlackResult<T>.Refused refused => $"Slack refuses it ({refused.Error}). {advice}",
            SlackResult<T>.Unanswered unanswered => $"Slack could not be asked: {unanswered.Reason}. Check the network, then try again.",
            _ => result.Refusal,
        });
}
