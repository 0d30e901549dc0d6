using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Interactions;

namespace DealBot.Slack.Setup;

/// <summary>The app as Slack makes it from one paste (docs.slack.dev/reference/app-manifest), generated from what DealBot offers and needs.</summary>
public static class SlackManifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest as indented JSON with a line feed at its end.</summary>
    /// <param name="address">Where Slack reaches us over HTTP, such as <c>https://dealbot.example.com/</c>; null for Socket Mode.</param>
    public static string Json(Uri? address = null)
    {
        JsonObject manifest = new()
        {
            ["display_information"] = new JsonObject
            {
                ["name"] = "DealBot",
                ["description"] = "Ask who said what, and get the words themselves with their source.",
            },
            ["features"] = new JsonObject
            {
                ["app_home"] = new JsonObject
                {
                    ["home_tab_enabled"] = true,
                    ["messages_tab_enabled"] = true,
                    ["messages_tab_read_only_enabled"] = false,
                },
                ["bot_user"] = new JsonObject { ["display_name"] = "DealBot", ["always_online"] = true },
                ["shortcuts"] = new JsonArray(new JsonObject
                {
                    ["name"] = "Find quotes about this",
                    ["type"] = "message",
                    ["callback_id"] = IncomingReader.FindQuotes,
                    ["description"] = "Find words that somebody said about what a message is about",
                }),
                ["slash_commands"] = new JsonArray(
                    Command("/deal", ChatCommands.Find(ChatCommands.Ask)!.Description, Everyday, address),
                    Command(IncomingReader.AlertsCommand, "Set what this channel is told of new articles", Of(ChatCommands.Alerts), address),
                    Command(IncomingReader.AdministrationCommand, "Keep the library; for moderators", Of(ChatCommands.Administration), address)),
            },
            ["oauth_config"] = new JsonObject
            {
                ["scopes"] = new JsonObject { ["bot"] = new JsonArray([.. SlackScopes.Bot.Select(scope => JsonValue.Create(scope.Name))]) },
            },
            ["settings"] = new JsonObject
            {
                ["event_subscriptions"] = At(address, "slack/events", new JsonObject { ["bot_events"] = new JsonArray("app_home_opened", "app_mention", "message.im") }),
                ["interactivity"] = At(address, "slack/interactivity", new JsonObject { ["is_enabled"] = true }),
                ["org_deploy_enabled"] = false,
                ["socket_mode_enabled"] = address is null,
                ["token_rotation_enabled"] = false,
            },
        };
        return manifest.ToJsonString(Indented) + "\n";
    }

    private static IEnumerable<string> Everyday => ChatCommands.All
        .Where(command => !command.IsForModerators)
        .Select(command => command.Name is ChatCommands.Ask ? "question" : command.Group ?? command.Name)
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Of(string group) =>
        ChatCommands.All.Where(command => string.Equals(command.Group, group, StringComparison.Ordinal)).Select(command => command.Name);

    /// <summary>A slash command.</summary>
    /// <param name="name">With its slash.</param>
    /// <param name="description">What it does.</param>
    /// <param name="words">What can be typed after it, as the catalogue has it.</param>
    /// <param name="address">As in <see cref="Json"/>.</param>
    private static JsonObject Command(string name, string description, IEnumerable<string> words, Uri? address) => At(
        address,
        "slack/commands",
        new JsonObject
        {
            ["command"] = name,
            ["description"] = description,
            ["usage_hint"] = string.Join(" | ", words),
            ["should_escape"] = false, // names of users and channels come as they were typed
        },
        "url");

    private static JsonObject At(Uri? address, string path, JsonObject json, string name = "request_url")
    {
        if (address is not null) json.Insert(0, name, new Uri(new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), path).AbsoluteUri);
        return json;
    }
}
