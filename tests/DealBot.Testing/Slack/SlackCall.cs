using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DealBot.Testing.Slack;

/// <summary>One call that the app made: of a method of the Web API, or of a response URL.</summary>
/// <param name="Method">The method's name, or <see cref="SlackFaults.ResponseUrl"/>.</param>
/// <param name="Body">The arguments, from form or JSON.</param>
/// <param name="Token">The token it came with; null for none.</param>
public sealed record SlackCall(string Method, JsonElement Body, string? Token, DateTimeOffset At)
{
    /// <summary>What it was answered; null until it is.</summary>
    public string? Answer { get; internal set; }

    /// <summary>The argument as a string; null when it is missing.</summary>
    public string? this[string argument] => SlackReader.Value(Body, argument);

    /// <summary>An argument that is an object or a list; forms carry such as JSON text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public JsonElement? Complex(string argument)
    {
        if (!Body.TryGetProperty(argument, out var value) || value.ValueKind is JsonValueKind.Null) return null;
        return value.ValueKind is JsonValueKind.String ? JsonDocument.Parse(value.GetString()!).RootElement : value;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Body} -> {Answer ?? "(no answer)"}";

    /// <summary>Reads the arguments of a request: JSON, form, or query.</summary>
    internal static async Task<SlackCall> ReadAsync(HttpContext context, string method, DateTimeOffset at)
    {
        var request = context.Request;
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            return new SlackCall(method, body.RootElement.Clone(), token, at);
        }

        var arguments = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (request.HasFormContentType)
            foreach (var (name, value) in await request.ReadFormAsync()) arguments[name] = value.ToString();
        if (arguments.Remove("token", out var inForm)) token ??= inForm;
        return new SlackCall(method, JsonSerializer.SerializeToElement(arguments), token, at);
    }
}
