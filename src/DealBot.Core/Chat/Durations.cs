namespace DealBot.Core.Chat;

/// <summary>Durations as people say them.</summary>
public static class Durations
{
    /// <summary>"0.4 s", "12 s", "3 min 4 s", "5 h 2 min", "3 days 4 h": two units at most.</summary>
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => $"{Math.Max(0, duration.TotalSeconds):0.#} s",
        { TotalMinutes: < 1 } => $"{duration.Seconds} s",
        { TotalHours: < 1 } => $"{duration.Minutes} min {duration.Seconds} s",
        { TotalDays: < 1 } => $"{duration.Hours} h {duration.Minutes} min",
        _ => $"{Counted.Of(duration.Days, "day")} {duration.Hours} h",
    };
}
