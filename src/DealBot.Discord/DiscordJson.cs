using System.Text.Json.Serialization;
using DealBot.Discord.Commands;
using DealBot.Discord.Interactions;
using DealBot.Discord.Rendering;

namespace DealBot.Discord;

/// <summary>How what we read from and write to Discord looks as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    MaxDepth = 32)]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(DiscordMessage[]))]
[JsonSerializable(typeof(ReadyData))]
[JsonSerializable(typeof(GuildData))]
[JsonSerializable(typeof(DiscordChannel))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(DeferAnswer))]
[JsonSerializable(typeof(ChoicesAnswer))]
[JsonSerializable(typeof(FormAnswer))]
[JsonSerializable(typeof(CommandBody))]
[JsonSerializable(typeof(CommandBody[]))]
[JsonSerializable(typeof(ApplicationBody))]
[JsonSerializable(typeof(GatewayBody))]
[JsonSerializable(typeof(GuildBody[]))]
[JsonSerializable(typeof(RoleBody[]))]
[JsonSerializable(typeof(DirectOpening))]
[JsonSerializable(typeof(ThreadOpening))]
internal sealed partial class DiscordJson : JsonSerializerContext;
