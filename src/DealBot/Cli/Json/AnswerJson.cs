using System.Text.Json;
using System.Text.Json.Serialization;
using DealBot.Core.Answers;
using DealBot.Core.Articles;

namespace DealBot.Cli.Json;

/// <summary>An <see cref="Answer"/> as scripts read it. Stable: fields are added, none is renamed or removed.</summary>
/// <remarks><c>id</c> is what the line of a batch gave, and left out otherwise; <c>tookMs</c> is milliseconds.</remarks>
internal sealed record AnswerJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id,
    string Question,
    string Intent,
    string? Verdict,
    IReadOnlyList<ResultJson> Answers,
    IReadOnlyList<string> Suggestions,
    double TookMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UnderstandingJson? Understanding)
{
    public static AnswerJson Of(Answer answer, TimeSpan took, JsonElement? id = null) => new(
        id,
        answer.Question,
        JsonNames.Of(answer.Intent),
        answer.Verdict is { } verdict ? JsonNames.Of(verdict) : null,
        [.. answer.Results.Select(ResultJson.Of)],
        [.. answer.Suggestions.Select(suggestion => suggestion.Text)],
        Math.Round(took.TotalMilliseconds, 2),
        UnderstandingJson.Of(answer.Understanding));

    /// <summary>Writes it on one line, or indented for the format <c>json</c>.</summary>
    public void Write(TextWriter writer, string format)
    {
        if (format is Commands.Formats.Json) CliJson.WriteIndented(writer, this);
        else CliJson.WriteLine(writer, this);
    }
}

/// <summary>One answer. <c>start</c> and <c>end</c> are UTF-16 code units of the article's text, half-open.</summary>
internal sealed record ResultJson(
    string Text,
    string Kind,
    QuotedJson? Quote,
    string? Speaker,
    string? Grade,
    double Score,
    ArticleJson Article,
    int Start,
    int End,
    IReadOnlyList<ArticleJson> AlsoIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExplanationJson? Explanation)
{
    public static ResultJson Of(Result result)
    {
        var span = result.Passage.Span;
        return new ResultJson(
            result.Text,
            result.Quote is { } quote ? JsonNames.Of(quote.Kind) : "passage",
            result.Quote is { Span: var words }
                ? new QuotedJson(result.Text[(words.Start - span.Start)..(words.End - span.Start)], words.Start, words.End)
                : null,
            result.Speaker,
            result.Quote is { Grade: var grade } ? JsonNames.Of(grade) : null,
            Math.Round(result.Score, 4),
            ArticleJson.Of(result.Article),
            span.Start,
            span.End,
            [.. result.AlsoIn.Select(ArticleJson.Of)],
            ExplanationJson.Of(result.Explanation));
    }
}

/// <summary>The quoted words within an answer, with their span in the article's text.</summary>
internal sealed record QuotedJson(string Text, int Start, int End);

/// <summary>Where an answer stands. <c>published</c> is UTC, ISO 8601.</summary>
internal sealed record ArticleJson(long Id, string File, string Title, string? Source, string? Url, DateTime? Published)
{
    public static ArticleJson Of(ArticleEntry article) =>
        new(article.Id, article.File, article.Title, article.Source, article.Url, article.Published?.UtcDateTime);
}
