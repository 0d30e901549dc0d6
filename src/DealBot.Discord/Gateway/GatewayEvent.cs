using System.Text.Json;

namespace DealBot.Discord.Gateway;

/// <summary>Something that happened at Discord, as the gateway dispatches it (events/gateway-events, opcode 0).</summary>
/// <param name="Name">"READY", "INTERACTION_CREATE", "MESSAGE_CREATE", ….</param>
/// <param name="Data">What happened. Text from outside, which may lack anything or be of another form; may hold an interaction's token, a secret.</param>
/// <param name="Shard">The shard it came by, from 0.</param>
internal sealed record GatewayEvent(string Name, JsonElement Data, int Shard)
{
    /// <summary>The name alone; the data may hold secrets.</summary>
    public override string ToString() => $"{Name} of shard {Shard}";
}
