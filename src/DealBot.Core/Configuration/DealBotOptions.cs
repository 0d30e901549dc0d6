using System.Text.Json.Serialization;

namespace DealBot.Core.Configuration;

/// <summary>What <c>config/dealbot.json</c> sets. Each key may be left out; each is explained in the file that is shipped.</summary>
/// <param name="MaxArticleMegabytes">The largest file that is read as an article, in MiB: 1 to 1,000.</param>
/// <param name="AnswerCount">How many answers are shown unless asked otherwise: 1 to 50.</param>
/// <param name="AnswersKeptDays">How long the buttons under an answer in chat work, in days: 1 to 365.</param>
/// <param name="ArticlesKeptDays">How long articles stay in the library after their publication, in days: 0 (for ever) to 36,500.</param>
/// <param name="Discord">How DealBot lives in Discord.</param>
/// <param name="Slack">How DealBot lives in Slack.</param>
/// <param name="Feeds">How articles are fetched from the web.</param>
/// <param name="Alerts">How channels are told of new articles.</param>
public sealed record DealBotOptions(
    int MaxArticleMegabytes = 10,
    int AnswerCount = 5,
    int AnswersKeptDays = 30,
    int ArticlesKeptDays = 0,
    DiscordSettings? Discord = null,
    SlackSettings? Slack = null,
    FeedSettings? Feeds = null,
    AlertSettings? Alerts = null)
{
    /// <summary>What every key is where nothing is configured.</summary>
    public static DealBotOptions Default { get; } = new();

    /// <summary>How DealBot lives in Discord.</summary>
    public DiscordSettings Discord { get; init; } = Discord ?? new();

    /// <summary>How DealBot lives in Slack.</summary>
    public SlackSettings Slack { get; init; } = Slack ?? new();

    /// <summary>How articles are fetched from the web.</summary>
    public FeedSettings Feeds { get; init; } = Feeds ?? new();

    /// <summary>How channels are told of new articles.</summary>
    public AlertSettings Alerts { get; init; } = Alerts ?? new();

    /// <summary>The largest file that is read as an article, in bytes.</summary>
    [JsonIgnore]
    public long MaxArticleBytes => MaxArticleMegabytes * 1024L * 1024L;

    /// <summary>How long articles stay in the library after their publication; null for ever.</summary>
    [JsonIgnore]
    public TimeSpan? ArticlesKept => ArticlesKeptDays == 0 ? null : TimeSpan.FromDays(ArticlesKeptDays);

    /// <summary>What is wrong with the values, a clause each; nothing when all lie within their ranges.</summary>
    internal IEnumerable<string> Problems()
    {
        if (MaxArticleMegabytes is < 1 or > 1000) yield return $"maxArticleMegabytes is {MaxArticleMegabytes}; give a whole number of MiB from 1 to 1000";
        if (AnswerCount is < 1 or > 50) yield return $"answerCount is {AnswerCount}; give a whole number from 1 to 50";
        if (AnswersKeptDays is < 1 or > 365) yield return $"answersKeptDays is {AnswersKeptDays}; give a whole number of days from 1 to 365";
        if (ArticlesKeptDays is < 0 or > 36_500) yield return $"articlesKeptDays is {ArticlesKeptDays}; give a whole number of days from 1 to 36500, or 0 to keep articles for ever";
        foreach (var problem in Discord.Problems()) yield return $"discord.{problem}";
        foreach (var problem in Slack.Problems()) yield return $"slack.{problem}";
        foreach (var problem in Feeds.Problems()) yield return $"feeds.{problem}";
        foreach (var problem in Alerts.Problems()) yield return $"alerts.{problem}";
    }
}
