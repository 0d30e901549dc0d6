using System.Text.Json.Nodes;
using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>Two speakers in two columns: the words in the columns, and what they cite numbered below, as columns hold no links.</summary>
/// <param name="Columns">The section of two columns.</param>
/// <param name="Quotes">What is shown of each card's words.</param>
/// <param name="Numbered">The cards by the numbers that stand before their words.</param>
internal sealed record SideBySide(JsonObject Columns, IReadOnlyList<DrawnQuote> Quotes, IReadOnlyList<(int Number, QuoteCard Card)> Numbered)
{
    /// <summary>Columns are narrow on a telephone: longer words read better below one another.</summary>
    private const int LongestWords = 400;

    /// <summary>A section takes ten fields: two names and four rows (docs.slack.dev/reference/block-kit/blocks/section-block).</summary>
    private const int MostRows = 4;

    /// <summary>Both columns; null when something in them is too long, or when nothing is cited of one of them.</summary>
    /// <param name="comparison">Who is compared.</param>
    /// <param name="cap">The most UTF-16 code units of a text from outside.</param>
    public static SideBySide? TryDraw(Comparison comparison, int cap)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        var rows = Math.Max(left.Cards.Count, right.Cards.Count);
        var cards = left.Cards.Concat(right.Cards).ToList();
        if (left.Cards.Count == 0 || right.Cards.Count == 0 || rows > MostRows || cards.Exists(card => card.Words.Plain.Length > Math.Min(cap, LongestWords))) return null;

        List<string> texts = [OneLine.Cut(left.Speaker, LongestWords), OneLine.Cut(right.Speaker, LongestWords)];
        List<(int, QuoteCard)> numbered = [];
        List<(int Field, int Before, QuoteCard Card)> places = [];
        for (var row = 0; row < rows; row++)
        {
            foreach (var column in new[] { left, right })
            {
                if (row < column.Cards.Count)
                {
                    numbered.Add((numbered.Count + 1, column.Cards[row]));
                    var number = $"{numbered.Count}. ";
                    places.Add((texts.Count, number.Length, column.Cards[row]));
                    texts.Add(number + Visible.Of(column.Cards[row].Words.Plain));
                }
                else
                {
                    texts.Add("–"); // Slack refuses an empty field
                }
            }
        }

        var columns = BlockKit.Fields(texts);
        var fields = columns["fields"]!.AsArray();
        return new SideBySide(
            columns, [.. places.Select(place => new DrawnQuote(place.Card.Citation, fields[place.Field]!.AsObject(), place.Before))], numbered);
    }
}
