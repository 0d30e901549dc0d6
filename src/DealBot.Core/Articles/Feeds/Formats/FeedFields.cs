using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>The fields that all formats have, read the same way.</summary>
internal static partial class FeedFields
{
    private const int MaxAuthor = 200; // UTF-16 code units, as in PageFacts; longer "names" are biographies
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(1); // feeds that ask for more rarely mean it

    /// <summary>The first time among what is stated; null where there is none, or only what software writes when nothing was set.</summary>
    public static DateTimeOffset? Time(IEnumerable<string> stated) =>
        stated.Select(PublicationDate.Parse).FirstOrDefault(time => time > DateTimeOffset.UnixEpoch);

    /// <summary>A person's name; null for an address without one.</summary>
    public static string? Author(string? stated)
    {
        var line = FeedMarkup.Line(stated);
        if (MailAndName().Match(line) is { Success: true } both) line = both.Groups["name"].Value.Trim();
        if (line.StartsWith("By ", StringComparison.OrdinalIgnoreCase)) line = line[3..].Trim();
        return line.Length is 0 or > MaxAuthor || line.Contains('@') || line.Contains("://", StringComparison.Ordinal) ? null : line;
    }

    /// <summary>Several persons; null for none.</summary>
    public static string? Authors(IEnumerable<string?> stated) =>
        string.Join(", ", stated.Select(Author).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 and <= MaxAuthor } names ? names : null;

    /// <summary>How often a feed wants to be fetched at most (RSS 2.0 <c>ttl</c>; RSS 1.0 syndication module), a day at most; null when it does not say.</summary>
    public static TimeSpan? Interval(XElement channel)
    {
        if (Number(channel.Children(Vocabulary.Own, "ttl")) is { } minutes) return Bounded(TimeSpan.FromMinutes(1), minutes);

        TimeSpan? period = channel.Children(Vocabulary.Syndication, "updatePeriod").FirstOrDefault()?.Value.Trim().ToUpperInvariant() switch
        {
            "HOURLY" => TimeSpan.FromHours(1),
            "DAILY" => TimeSpan.FromDays(1),
            "WEEKLY" => TimeSpan.FromDays(7),
            "MONTHLY" => TimeSpan.FromDays(30),
            "YEARLY" => TimeSpan.FromDays(365),
            _ => null,
        };
        var often = Number(channel.Children(Vocabulary.Syndication, "updateFrequency")) ?? 1;
        return period is { } whole ? Bounded(whole, 1 / often) : null;
    }

    private static double? Number(IEnumerable<XElement> elements) =>
        elements.FirstOrDefault() is { } element
        && double.TryParse(element.Value.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static TimeSpan Bounded(TimeSpan unit, double times) =>
        TimeSpan.FromMinutes(Math.Clamp(unit.TotalMinutes * times, 1, MaxInterval.TotalMinutes));

    // RSS 2.0: "jo@gazette.example (Jo Bell)"; others write "Jo Bell <jo@gazette.example>".
    [GeneratedRegex(@"^\S+@\S+ +\((?<name>[^()]+)\)$|^(?<name>[^<>@]+) *[<(]\S+@\S+[>)]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MailAndName();
}
