using DealBot.Discord.Rendering;

namespace DealBot.Discord.Tests.Rendering;

/// <summary>Discord's limits, written down once more and by hand (platforms: resources/message, components/reference).</summary>
internal static class Bounds
{
    public static void Hold(MessageBody body)
    {
        Assert.InRange(body.Content.Length, 0, 2000);
        Assert.InRange(body.Embeds.Count, 0, 10);
        Assert.InRange(body.Embeds.Sum(Size), 0, 6000);
        Assert.True(body.Content.Length > 0 || body.Embeds.Count > 0, "an empty message");
        Assert.Empty(body.AllowedMentions.Parse);
        Assert.All(body.Embeds, Hold);
        Assert.Equal(body.Embeds.Count(embed => embed.Url is not null), body.Embeds.Where(embed => embed.Url is not null).Select(embed => embed.Url).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(body.Components.Count, 0, 5);
        var ids = body.Components.SelectMany(row => row.Components!).Select(component => component.CustomId).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(body.Components, HoldRow);
    }

    private static void Hold(Embed embed)
    {
        Assert.True(Size(embed) > 0, "an empty embed");
        Assert.InRange(embed.Title?.Length ?? 1, 1, 256);
        Assert.InRange(embed.Description?.Length ?? 1, 1, 4096);
        Assert.InRange(embed.Author?.Name.Length ?? 1, 1, 256);
        Assert.InRange(embed.Footer?.Text.Length ?? 1, 1, 2048);
        Assert.InRange(embed.Url?.Length ?? 1, 1, 2048);
        Assert.All(embed.Fields ?? [], one =>
        {
            Assert.InRange(one.Name.Length, 1, 256);
            Assert.InRange(one.Value.Length, 1, 1024);
        });
    }

    private static void HoldRow(Component row)
    {
        Assert.Equal(1, row.Type);
        Assert.InRange(row.Components!.Count, 1, 5);
        Assert.True(row.Components.All(component => component.Type == 2) || row.Components is [{ Type: 3 }], "buttons, or one menu");
        foreach (var component in row.Components)
        {
            Assert.InRange(component.CustomId!.Length, 1, 100);
            Assert.InRange(component.Label?.Length ?? 1, 1, 80);
            Assert.InRange(component.Placeholder?.Length ?? 1, 1, 150);
            Assert.InRange(component.Options?.Count ?? 1, 1, 25);
            Assert.All(component.Options ?? [], option => Assert.InRange(option.Label.Length, 1, 100));
        }
    }

    private static int Size(Embed embed) => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Author?.Name.Length ?? 0)
        + (embed.Footer?.Text.Length ?? 0) + (embed.Fields ?? []).Sum(one => one.Name.Length + one.Value.Length);
}
