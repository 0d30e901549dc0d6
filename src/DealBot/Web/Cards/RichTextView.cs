using DealBot.Core.Chat;
using DealBot.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DealBot.Web.Cards;

/// <summary>Text of our own in its styles; lines that can be asked are links.</summary>
/// <remarks>Written by hand for the same reason as <see cref="WordsView"/>.</remarks>
public sealed class RichTextView : ComponentBase
{
    /// <summary>What is shown; its line feeds are shown as such by the style sheet.</summary>
    [Parameter, EditorRequired]
    public required RichText Text { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Text.Runs)
        {
            var address = run.Style.HasFlag(RunStyle.Line) ? Links.ToQuestion(run.Text) : Links.Outside(run.Url);
            if (address is not null)
            {
                builder.OpenElement(0, "a");
                builder.AddAttribute(1, "href", address);
                if (!run.Style.HasFlag(RunStyle.Line)) builder.AddAttribute(2, "rel", Links.OutsideRel);
            }

            if (ElementOf(run.Style) is { } element)
            {
                builder.OpenElement(3, element);
                builder.AddContent(4, run.Text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(4, run.Text);
            }

            if (address is not null) builder.CloseElement();
        }
    }

    private static string? ElementOf(RunStyle style) =>
        style.HasFlag(RunStyle.Code) ? "code" : style.HasFlag(RunStyle.Strong) ? "strong" : style.HasFlag(RunStyle.Narration) ? "em" : null;
}
