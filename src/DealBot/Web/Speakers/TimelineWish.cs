using System.Globalization;
using DealBot.Core.Articles;
using DealBot.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace DealBot.Web.Speakers;

/// <summary>Which of a speaker's words are asked for, and in which order.</summary>
/// <param name="Topic">On what; null for all.</param>
/// <param name="From">Not before this day, UTC; null for no bound. Undated words are within no bounds.</param>
/// <param name="To">Not after this day.</param>
/// <param name="IsLatestFirst">Whether the latest come first, and not the earliest.</param>
/// <param name="Page">Which page, as the address has it.</param>
public sealed record TimelineWish(string? Topic, DateOnly? From, DateOnly? To, bool IsLatestFirst, string? Page)
{
    private const string Day = "yyyy-MM-dd";
    private const string Latest = "latest";

    /// <summary>Reads the parameters of an address; what cannot be read is as if it were not there.</summary>
    public static TimelineWish Of(string? on, string? from, string? to, string? order, string? page) => new(
        string.IsNullOrWhiteSpace(on) ? null : on.Trim(), DayOf(from), DayOf(to), string.Equals(order, Latest, StringComparison.Ordinal), page);

    /// <summary>Whether words printed on a day are within the bounds; null for undated ones.</summary>
    public bool Holds(DateOnly? day) => (From is null || day >= From) && (To is null || day <= To);

    /// <summary>The address of what is asked for.</summary>
    public string Address(SpeakerEntry speaker)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Topic is not null) query["on"] = Topic;
        if (From is { } from) query["from"] = Written(from);
        if (To is { } to) query["to"] = Written(to);
        if (IsLatestFirst) query["order"] = Latest;
        if (Page is not null) query["page"] = Page;
        return $"{QueryHelpers.AddQueryString(Links.To(speaker), query)}#words";
    }

    /// <summary>A day as addresses have it.</summary>
    public static string Written(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
