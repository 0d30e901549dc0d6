using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>The methods of <c>views.*</c>.</summary>
internal sealed class SlackViewsApi(SlackCounterpart slack)
{
    public JsonObject Perform(SlackCall call)
    {
        if (call.Complex("view") is not { } view) return SlackWebApi.Error("invalid_arguments");
        if (SlackRules.OfView(view) is { } reason)
        {
            var refusal = SlackWebApi.Error("invalid_arguments");
            refusal["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {reason.Why}") };
            return refusal;
        }

        switch (call.Method)
        {
            case "views.publish":
                return slack.Workspace.User(call["user_id"] ?? "") is { } reader
                    ? SlackWebApi.Ok(("view", Described(slack.Workspace.Publish(reader.Id, view))))
                    : SlackWebApi.Error("user_not_found");
            case "views.update":
                var id = call["view_id"] ?? "";
                if (call["hash"] is { } hash && slack.Workspace.View(id) is { } known && !string.Equals(hash, known.Hash, StringComparison.Ordinal))
                    return SlackWebApi.Error("hash_conflict");
                return slack.Workspace.Update(id, view) is { } updated ? SlackWebApi.Ok(("view", Described(updated))) : SlackWebApi.Error("not_found");
            default: // views.open, views.push
                var (user, error) = slack.Triggers.Take(call["trigger_id"]);
                if (user is null) return SlackWebApi.Error(error);
                var isPush = call.Method is "views.push";
                if (isPush && slack.Workspace.Modals(user).Count >= 3) return SlackWebApi.Error("push_limit_reached");
                return SlackWebApi.Ok(("view", Described(slack.Workspace.Open(user, view, isPush))));
        }
    }

    /// <summary>A view as Slack describes it.</summary>
    public static JsonObject Described(SlackView view)
    {
        var described = JsonObject.Create(view.Body)!;
        described["id"] = view.Id;
        described["team_id"] = SlackWorkspace.Team;
        described["app_id"] = SlackWorkspace.App;
        described["bot_id"] = SlackWorkspace.Bot;
        described["hash"] = view.Hash;
        described["root_view_id"] = view.Root;
        described["previous_view_id"] = view.Previous;
        described["private_metadata"] ??= "";
        described["callback_id"] ??= "";
        described["external_id"] ??= "";
        described["state"] = new JsonObject { ["values"] = new JsonObject() };
        return described;
    }
}
