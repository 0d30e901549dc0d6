using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>How a bot answers interactions (developers: interactions/receiving-and-responding).</summary>
internal static class InteractionRoutes
{
    private const int Ephemeral = 1 << 6;

    public static void AddTo(RestDesk desk)
    {
        desk.Add("POST", "/interactions/{interaction_id}/{interaction_token}/callback", CallBack);
        const string Webhook = "/webhooks/{webhook_id}/{webhook_token}";
        desk.Add("POST", Webhook, FollowUp);
        foreach (var (name, template) in new[] { ("@original", Webhook + "/messages/@original"), ("", Webhook + "/messages/{message_id}") })
        {
            desk.Add("GET", template, (state, call) => new(200, Message(state, call, name).Json.DeepClone()));
            desk.Add("PATCH", template, (state, call) =>
            {
                var message = Message(state, call, name);
                MessageBodies.Edit(state, message, call.Object, call.Files, Interaction(state, call));
                return new(200, message.Json.DeepClone());
            });
            desk.Add("DELETE", template, (state, call) =>
            {
                state.Delete(Message(state, call, name));
                return new(204);
            });
        }
    }

    private static RestAnswer CallBack(DiscordState state, RestCall call)
    {
        var interaction = state.InteractionsByToken.GetValueOrDefault(call["interaction_token"]);
        if (interaction is null || !string.Equals(interaction.Id, call["interaction_id"], StringComparison.Ordinal)) throw DiscordRefusal.UnknownInteraction();
        if (interaction.CallbackType is not null) throw new DiscordRefusal(400, 40060, "Interaction has already been acknowledged.");
        var took = state.Clock.GetElapsedTime(interaction.DeliveredAt);
        if (took > state.FirstAnswer) throw DiscordRefusal.UnknownInteraction();

        var type = (int?)call.Object["type"] ?? 0;
        var data = call.Object["data"] as JsonObject ?? [];
        if (!Allowed(interaction).Contains(type))
            throw DiscordRefusal.Form([new FieldError("type", "BASE_TYPE_CHOICES", $"An interaction of type {interaction.Type} cannot be answered with {type}.")]);
        Answer(state, interaction, type, data, call);
        interaction.Acknowledge(type, took);
        return (string?)call.Query["with_response"] is "true" ? new(200, Response(interaction, type)) : new(204);
    }

    private static void Answer(DiscordState state, DiscordInteraction interaction, int type, JsonObject data, RestCall call)
    {
        switch (type)
        {
            case 4:
                MessageBodies.Check(data, call.Files.Count);
                interaction.IsEphemeral = IsEphemeral(data);
                interaction.Original = state.Post(MessageBodies.Make(state, interaction.Channel, data, call.Files, interaction, interaction.IsEphemeral));
                break;
            case 5:
                if (((int?)data["flags"] ?? 0) is not (0 or Ephemeral) || data.Any(part => part.Key is not "flags" && part.Value is not null))
                    throw DiscordRefusal.Form([new FieldError("data.flags", "INTERACTION_DEFER_FLAGS", "Only the EPHEMERAL flag is valid with a deferral.")]);
                interaction.IsEphemeral = IsEphemeral(data);
                interaction.Original = state.Post(MessageBodies.Thinking(state, interaction));
                break;
            case 6:
                interaction.Original = interaction.Source;
                break;
            case 7:
                interaction.Original = interaction.Source;
                MessageBodies.Edit(state, interaction.Source!, data, call.Files, interaction);
                break;
            case 8:
                var choices = data["choices"] as JsonArray ?? [];
                if (CommandRules.OfChoices(choices, "data.choices").ToList() is { Count: > 0 } wrong) throw DiscordRefusal.Form(wrong);
                interaction.Choices = [.. choices.Select(choice => new DiscordChoice((string)choice!["name"]!, choice["value"]!.ToString()))];
                break;
            case 9:
                if (MessageRules.OfModal(data) is { Count: > 0 } errors) throw DiscordRefusal.Form(errors);
                interaction.Modal = new DiscordModal((JsonObject)data.DeepClone(), interaction);
                break;
        }
    }

    private static int[] Allowed(DiscordInteraction interaction) => interaction.Type switch
    {
        2 => [4, 5, 9, 12],
        3 => [4, 5, 6, 7, 9, 12],
        4 => [8],
        5 when interaction.Source is not null => [4, 5, 6, 7],
        _ => [4, 5],
    };

    private static RestAnswer FollowUp(DiscordState state, RestCall call)
    {
        var interaction = Interaction(state, call);
        var body = call.Object;
        MessageBodies.Check(body, call.Files.Count);
        // After a deferral the first follow-up takes the place of "thinking…"; the deferral said who sees it.
        if (interaction is { CallbackType: 5, Original: { } original } && original.Snapshot().IsLoading)
        {
            MessageBodies.Edit(state, original, body, call.Files, interaction);
            return new(200, original.Json.DeepClone());
        }

        var message = state.Post(MessageBodies.Make(state, interaction.Channel, body, call.Files, interaction, IsEphemeral(body)));
        return (string?)call.Query["wait"] is "false" ? new(204) : new(200, message.Json.DeepClone());
    }

    private static StoredMessage Message(DiscordState state, RestCall call, string name)
    {
        var interaction = Interaction(state, call);
        if (name is "@original") return interaction.Original is { } original && state.Messages.ContainsKey(original.Id) ? original : throw DiscordRefusal.UnknownMessage();
        var message = state.Message(call["message_id"]);
        return string.Equals(message.InteractionToken, interaction.Token, StringComparison.Ordinal) || message == interaction.Original
            ? message
            : throw DiscordRefusal.UnknownMessage();
    }

    private static DiscordInteraction Interaction(DiscordState state, RestCall call)
    {
        if (!string.Equals(call["webhook_id"], state.Bot.Id, StringComparison.Ordinal)
            || !state.InteractionsByToken.TryGetValue(call["webhook_token"], out var interaction)
            || interaction.CallbackType is null or 8 or 9)
        {
            throw new DiscordRefusal(404, 10015, "Unknown Webhook");
        }

        return state.IsExpired(interaction) ? throw new DiscordRefusal(401, 50027, "Invalid Webhook Token") : interaction;
    }

    private static bool IsEphemeral(JsonObject data) => (((int?)data["flags"] ?? 0) & Ephemeral) != 0;

    private static JsonObject Response(DiscordInteraction interaction, int type)
    {
        var about = new JsonObject { ["id"] = interaction.Id, ["type"] = interaction.Type };
        var response = new JsonObject { ["interaction"] = about };
        if (type is 4 or 5 or 7 && interaction.Original is { } original)
        {
            about["response_message_id"] = original.Id;
            about["response_message_loading"] = type == 5;
            about["response_message_ephemeral"] = interaction.IsEphemeral;
            response["resource"] = new JsonObject { ["type"] = type == 5 ? 4 : type, ["message"] = original.Json.DeepClone() };
        }

        return response;
    }
}
