using System.Globalization;

namespace DealBot.Core.Answers.Questions;

/// <summary>Days as operators write them.</summary>
internal static class Days
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-M-d", "yyyyMMdd", "yyyy/MM/dd", "d.M.yyyy", "yyyy-MM", "yyyy-M", "yyyy"];

    /// <summary>Reads a day, or the first day of a month or year.</summary>
    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
