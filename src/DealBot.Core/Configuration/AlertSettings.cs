namespace DealBot.Core.Configuration;

/// <summary>The <c>alerts</c> part of <c>dealbot.json</c>.</summary>
/// <param name="Burst">How many alerts a channel gets one by one within a minute; more become one message: 1 to 50.</param>
/// <param name="KeptDays">How long the log of alerts is kept, in days: 1 to 3,650.</param>
public sealed record AlertSettings(int Burst = 5, int KeptDays = 90)
{
    internal IEnumerable<string> Problems()
    {
        if (Burst is < 1 or > 50) yield return $"burst is {Burst}; give a whole number from 1 to 50";
        if (KeptDays is < 1 or > 3650) yield return $"keptDays is {KeptDays}; give a whole number of days from 1 to 3650";
    }
}
