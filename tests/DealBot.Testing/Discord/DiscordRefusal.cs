using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>Why Discord says no to a call (developers: topics/opcodes-and-status-codes, JSON error codes).</summary>
internal sealed class DiscordRefusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["message"] = Message, ["code"] = code };
            if (errors is not null) body["errors"] = errors.DeepClone();
            return body;
        }
    }

    public static DiscordRefusal Form(IEnumerable<FieldError> errors) => new(400, 50035, "Invalid Form Body", FieldError.Tree(errors));

    public static DiscordRefusal UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static DiscordRefusal UnknownMessage() => new(404, 10008, "Unknown Message");

    public static DiscordRefusal UnknownChannel() => new(404, 10003, "Unknown Channel");
}
