using System.Text.Json.Serialization;

namespace DealBot.Slack.Sockets;

/// <summary>Tells Slack that an envelope arrived.</summary>
internal sealed record Acknowledgement(string EnvelopeId);

/// <summary>How acknowledgements are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Acknowledgement))]
internal sealed partial class SocketJson : JsonSerializerContext;
