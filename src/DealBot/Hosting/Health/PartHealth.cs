using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DealBot.Hosting.Health;

/// <summary>How one part of the service stands.</summary>
/// <param name="Name">"library", "chats", "discord", "slack".</param>
/// <param name="Status">Healthy; degraded, where it does not all that it should; unhealthy, where the service is not ready without it.</param>
/// <param name="Sentence">How it stands, for anybody: names no file, host or person.</param>
/// <param name="Detail">More for who keeps the service: what is wrong where, and what to do; the same sentence where there is no more. Holds no secret.</param>
/// <param name="Since">Since when it stands so, UTC.</param>
internal sealed record PartHealth(string Name, HealthStatus Status, string Sentence, string Detail, DateTimeOffset Since);
