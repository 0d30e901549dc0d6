namespace DealBot.Core.Alerts.Delivery;

/// <summary>How long to wait before a post is tried again.</summary>
internal static class Patience
{
    /// <summary>After so long a post is given up, whatever the platform says.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    /// <summary>
    /// What the platform asks for, and a little more; otherwise twice as long after each attempt, up to two hours. Up to a quarter
    /// is left to chance, so that what failed together does not come back together.
    /// </summary>
    /// <param name="attempts">How often it was tried, 1 or more.</param>
    /// <param name="asked">How long the platform asks to wait; null when it does not say.</param>
    public static TimeSpan After(int attempts, TimeSpan? asked)
    {
        var grown = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 12));
        var pause = asked is { } wanted && wanted > TimeSpan.Zero ? wanted : grown < LongestPause ? grown : LongestPause;
        return pause * (1 + (Random.Shared.NextDouble() / 4));
    }
}
