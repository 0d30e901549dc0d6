using DealBot.Core.Storage;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>A post that this process may send, or edit, and no other until the lease runs out.</summary>
/// <param name="Post">What is to be sent.</param>
/// <param name="Before">Its row as it was before the claim.</param>
/// <param name="Owner">Tells this claim from a later one of the same post.</param>
/// <param name="Begun">When it was claimed, UTC: from then on nobody else knows whether it was posted.</param>
internal sealed record Claim(OutboxPost Post, PostRow Before, string Owner, DateTimeOffset Begun)
{
    /// <summary>Whether the message stands already and is to name other outlets too.</summary>
    public bool IsEdit => Before.Message is not null;

    /// <summary>How often it was tried, this time included.</summary>
    public int Attempts => Before.Attempts + 1;
}
