using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Rest;

/// <summary>Discord's REST interface, asked at the pace it allows.</summary>
/// <param name="options">Where it is, and the token.</param>
/// <param name="log">Learns what went wrong; never what was sent.</param>
/// <param name="clock">Times the pauses.</param>
internal sealed class DiscordRest(DiscordOptions options, ILogger<DiscordRest> log, TimeProvider clock) : IDisposable
{
    /// <summary>Sends a request with a body.</summary>
    /// <inheritdoc cref="SendAsync(Route, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<RestOutcome> SendAsync<T>(Route route, T body, JsonTypeInfo<T> form, CancellationToken cancellation) =>
        SendAsync(route, JsonSerializer.SerializeToUtf8Bytes(body, form), cancellation);

    /// <summary>
    /// Sends a request as soon as the limits allow, and again when it was limited or, where the route allows that, had no answer.
    /// </summary>
    /// <param name="route">What is asked.</param>
    /// <param name="body">UTF-8 JSON; empty for none.</param>
    /// <param name="cancellation">The deadline: of an interaction's first answer, three seconds after it came.</param>
    /// <exception cref="ConnectorRefusedException">The token is not accepted, or the address must not be used. Every later request says the same.</exception>
    /// <exception cref="OperationCanceledException">The deadline passed. The request may have arrived.</exception>
    public Task<RestOutcome> SendAsync(Route route, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        throw new NotSupportedException($"not built yet: {options}, {log}, {clock}");
    }

    /// <inheritdoc cref="SendAsync(Route, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<RestOutcome> SendAsync(Route route, CancellationToken cancellation) => SendAsync(route, default(ReadOnlyMemory<byte>), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
