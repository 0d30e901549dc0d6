using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>A modal as it comes back: each input in the place it was sent in, with what the user put there.</summary>
internal static class ModalAnswers
{
    /// <summary>The components of the interaction.</summary>
    /// <param name="modal">What was shown.</param>
    /// <param name="answers">By label or custom id.</param>
    /// <param name="file">Gives the id of an uploaded file, or null.</param>
    public static JsonArray Of(DiscordModal modal, IReadOnlyDictionary<string, string> answers, Func<string?> file)
    {
        var unknown = answers.Keys.FirstOrDefault(name => modal.Fields.All(field => !Is(field, name)));
        if (unknown is not null) throw new InvalidOperationException($"\"{modal.Title}\" does not ask \"{unknown}\" but {string.Join(", ", modal.Fields.Select(field => $"\"{field.Label}\""))}.");

        var id = 1;
        var rows = new JsonArray();
        foreach (var row in modal.Json["components"]!.AsArray().Select(row => row!.AsObject()))
        {
            if ((int?)row["type"] == 10) continue; // text to read
            var inputs = (int?)row["type"] == 18 ? [row["component"]!.AsObject()] : row["components"]!.AsArray().Select(input => input!.AsObject()).ToArray();
            var sent = new JsonObject { ["type"] = row["type"]!.DeepClone(), ["id"] = id++ };
            var filled = inputs.Select(input => Filled(modal, input, answers, file, id++)).ToArray();
            if ((int?)row["type"] == 18) sent["component"] = filled[0];
            else sent["components"] = new JsonArray([.. filled]);
            rows.Add((JsonNode)sent);
        }

        return rows;
    }

    private static JsonObject Filled(DiscordModal modal, JsonObject input, IReadOnlyDictionary<string, string> answers, Func<string?> file, int id)
    {
        var field = modal.Fields.First(field => field.Json == input);
        var name = answers.Keys.FirstOrDefault(name => Is(field, name));
        var answer = name is null ? field.Value : answers[name];
        var sent = new JsonObject { ["type"] = field.Type, ["id"] = id, ["custom_id"] = field.CustomId };
        switch (field.Type)
        {
            case 4:
                var most = (int?)input["max_length"] ?? 4000;
                if (answer?.Length > most) throw new InvalidOperationException($"\"{field.Label}\" takes {most} characters at most.");
                sent["value"] = answer ?? "";
                break;
            case 3:
                var options = input["options"]!.AsArray();
                var chosen = answer is null
                    ? options.FirstOrDefault(option => (bool?)option!["default"] ?? false)
                    : options.FirstOrDefault(option => string.Equals((string?)option!["label"], answer, StringComparison.Ordinal) || string.Equals((string?)option["value"], answer, StringComparison.Ordinal))
                        ?? throw new InvalidOperationException($"\"{field.Label}\" does not offer \"{answer}\".");
                sent["values"] = chosen is null ? [] : new JsonArray(chosen["value"]!.DeepClone());
                answer = (string?)chosen?["value"];
                break;
            case 19:
                answer = file();
                sent["values"] = answer is null ? [] : new JsonArray(answer);
                break;
            default:
                throw new NotSupportedException($"Inputs of type {field.Type} are not played.");
        }

        if (field.IsRequired && string.IsNullOrEmpty(answer)) throw new InvalidOperationException($"\"{field.Label}\" must be answered.");
        return sent;
    }

    private static bool Is(DiscordField field, string name) =>
        string.Equals(field.Label, name, StringComparison.Ordinal) || string.Equals(field.CustomId, name, StringComparison.Ordinal);
}
