using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>A reply drawn to fit Slack's limits: long texts are cut, all to the same length; what is still too much is left out, and a note says so.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="Quotes">What is shown of each card's words.</param>
internal sealed record MessageLayout(JsonArray Blocks, IReadOnlyList<DrawnQuote> Quotes)
{
    /// <summary>
    /// What the blocks of a message may hold, in characters of their JSON. Slack documents no such limit; it refuses
    /// (<c>msg_blocks_too_long</c>) near 13,200, the containers counted in (github.com/slackapi/bolt-js/issues/2509 and 2867).
    /// </summary>
    internal const int MostCharacters = 12_500;

    private const int ShortestCut = 60, LongestCut = MostCharacters;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Note LeftOut = new("Some of this answer is left out here: Slack shows no more in one message.", IsQuiet: true);

    /// <summary>The parts, as much of them as fits.</summary>
    public static MessageLayout Of(IReadOnlyList<ReplyPart> parts, int mostBlocks = BlockKit.MostBlocks)
    {
        for (var kept = parts; ; kept = WithOneLess(kept))
        {
            var (fits, fails) = (ShortestCut, LongestCut + 1); // texts of so many characters fit, of so many do not
            var best = Draw(kept, ShortestCut);
            if (!Fits(best, mostBlocks) && kept.Any(IsContent)) continue;
            while (fails - fits > 1)
            {
                var middle = (fits + fails) / 2;
                var drawn = Draw(kept, middle);
                if (Fits(drawn, mostBlocks)) (fits, best) = (middle, drawn);
                else fails = middle;
            }

            return new MessageLayout(best.Blocks, best.Quotes);
        }
    }

    /// <summary>How many characters Slack may count in the blocks.</summary>
    public static int Size(JsonArray blocks) => blocks.ToJsonString(Compact).Length;

    private static Drawing Draw(IReadOnlyList<ReplyPart> parts, int cap)
    {
        Drawing drawing = new(cap);
        foreach (var part in parts) drawing.Add(part);
        return drawing;
    }

    private static bool Fits(Drawing drawing, int mostBlocks) => drawing.Blocks.Count <= mostBlocks && Size(drawing.Blocks) <= MostCharacters;

    /// <summary>What may be left out: buttons and menus are how to go on, and take little.</summary>
    private static bool IsContent(ReplyPart part) => part is not (ButtonRow or Menu) && !ReferenceEquals(part, LeftOut);

    private static List<ReplyPart> WithOneLess(IReadOnlyList<ReplyPart> parts)
    {
        var last = parts.Count - 1;
        while (!IsContent(parts[last])) last--;
        List<ReplyPart> kept = [.. parts.Where((part, at) => at != last && !ReferenceEquals(part, LeftOut))];
        kept.Insert(last, LeftOut);
        return kept;
    }
}
