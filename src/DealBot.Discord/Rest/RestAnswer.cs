using System.Text.Json;
using System.Text.Json.Serialization;

namespace DealBot.Discord.Rest;

/// <summary>What Discord says when it does not do what was asked (topics/rate-limits, reference "Error Messages").</summary>
internal sealed record RestAnswer(int Code = 0, string? Message = null, double? RetryAfter = null, bool Global = false)
{
    private const int LongestReason = 300; // characters; for the log

    /// <summary>Discord's words for the log, on one line and not too long.</summary>
    public string Reason => Message is null ? "no reason given" : string.Concat(Message.ReplaceLineEndings(" ").Take(LongestReason));

    /// <summary>Reads an answer's body.</summary>
    /// <returns>What it says; nothing when it is no JSON of this form, as what a proxy answers.</returns>
    public static RestAnswer Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, RestJson.Default.RestAnswer) ?? new RestAnswer();
        }
        catch (JsonException)
        {
            return new RestAnswer();
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RestAnswer))]
internal sealed partial class RestJson : JsonSerializerContext;
