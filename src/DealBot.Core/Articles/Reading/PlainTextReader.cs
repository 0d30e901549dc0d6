namespace DealBot.Core.Articles.Reading;

/// <summary>Reads plain text: every character as it stands, and what the lines around its headline say of it.</summary>
internal static class PlainTextReader
{
    private const int LinesSearched = 8; // lines with words; further down a date or a name belongs to the story

    /// <summary>The text with the facts that a line of its own states near the top: who wrote it, and when it was published.</summary>
    public static ArticleParts Read(string text)
    {
        DateTimeOffset? published = null;
        string? author = null;
        foreach (var span in Lines.Of(text).Take(LinesSearched))
        {
            var line = text.AsSpan(span.Start, span.Length);
            if (published is null && DateLine.Matches(line)) published = PublicationDate.Parse(line.ToString());
            else if (author is null && Byline.Matches(line)) author = Byline.NamesIn(line).ToString();
        }

        return new ArticleParts(text) { Published = published, Author = author };
    }
}
