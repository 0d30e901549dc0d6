using Spectre.Console;

namespace DealBot.Cli.Display;

/// <summary>Makes text clickable where the terminal can (OSC 8).</summary>
internal static class Hyperlink
{
    /// <summary>The style, leading to the place; unchanged where there is nothing to open or links are not shown.</summary>
    public static Style On(Style style, ArticlePlace place, Palette palette) =>
        palette.Linked && place.Link is { } link ? style.Combine(new Style(link: link)) : style;
}
