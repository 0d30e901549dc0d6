using System.Text.Json.Nodes;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>Payloads with parts replaced by what does not belong there.</summary>
internal static class Hostile
{
    public static readonly string[] Templates =
    [
        """{"command":"/deal","team_id":"T1","channel_id":"C1","user_id":"U1","user_name":"a","text":"x &lt; y","response_url":"https://hooks.example/secret","trigger_id":"1.2"}""",
        """{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","name":"a"},"channel":{"id":"C1"},"container":{"is_ephemeral":true,"message_ts":"1.1"},"actions":[{"action_id":"b","selected_option":{"value":"v"}}]}""",
        """{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"view":{"callback_id":"f","private_metadata":"{\"channel\":\"C1\"}","state":{"values":{"who":{"who":{"value":"x","files":[{"id":"F1","size":3}]}}}}}}""",
        """{"type":"message_action","callback_id":"find_quotes","team":{"id":"T1"},"user":{"id":"U1"},"channel":{"id":"C1"},"message":{"text":"a <https://b.example|c>"}}""",
        """{"type":"event_callback","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","text":"<@UBOT> x","ts":"1.1","files":[{"id":"F1"}]}}""",
        """{"type":"event_callback","team_id":"T1","event":{"type":"message","channel_type":"im","user":"U1","channel":"D1","text":"x","ts":"1.1"}}""",
        """{"type":"event_callback","team_id":"T1","event":{"type":"app_home_opened","user":"U1","tab":"home"}}""",
    ];

    private static readonly string[] Values =
        ["null", "true", "-1", "1e308", "[]", "[null]", "{}", "\"\"", "\"<<<>|\"", "\"\\u0000\"", "\"\\u202e\"", "[[[[[[]]]]]]", "{\"id\":null}", "99999999999999999999"];

    /// <summary>Replaces, removes or wraps one part; which one and how is decided by the number.</summary>
    public static void Change(JsonObject payload, int choice)
    {
        List<(JsonObject Owner, string Name)> places = [];
        Collect(payload, places);
        if (places.Count == 0) return;
        var number = (uint)choice;
        var (owner, name) = places[(int)(number % (uint)places.Count)];
        number /= (uint)places.Count;
        if (number % 8 == 0) owner.Remove(name);
        else owner[name] = JsonNode.Parse(Values[(int)(number % (uint)Values.Length)]);
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> places)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Collect(item, places);
        }
        else if (node is JsonObject json)
        {
            foreach (var (name, value) in json)
            {
                places.Add((json, name));
                Collect(value, places);
            }
        }
    }
}
