using DealBot.Core.Alerts;

namespace DealBot.Core.Storage;

/// <summary>The states of alerts and of posts as their columns hold them.</summary>
internal static class StateColumn
{
    public const long Due = (long)AlertState.Due;
    public const long Retried = (long)AlertState.Retried;
    public const long Sent = (long)AlertState.Sent;
    public const long Filtered = (long)AlertState.Filtered;
    public const long Merged = (long)AlertState.Merged;
    public const long Paused = (long)AlertState.Paused;
    public const long Failed = (long)AlertState.Failed;
}
