using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;

namespace DealBot.Slack.Tests.Rendering;

public sealed class ViewsTests
{
    [Fact]
    public void A_form_with_every_kind_of_field_is_valid_and_says_what_it_is_about()
    {
        var view = Views.Modal(
            new Form(
                "form-1",
                "Correct a quote",
                [
                    new FormField("line", "Who?", FormFieldKind.Line, Value: "Ann\u202E"),
                    new FormField("lines", "Why?", FormFieldKind.Lines, IsRequired: false, Value: Cards.Words(3000)),
                    new FormField("choice", "What?", FormFieldKind.Choice, Value: "b") { Choices = [new MenuOption("a", "One"), new MenuOption("b", "Two")] },
                    new FormField("file", "Which file?", FormFieldKind.File),
                ]) { Introduction = "About a quote" },
            "{}");

        Valid.View(view);
        Assert.Equal("About a quoteWho?Why?What?ChooseOneTwoWhich file?", SlackBlocks.Text(JsonObject.Create(view)!["blocks"]));
        Assert.Equal("Two", view.GetProperty("blocks")[3].GetProperty("element").GetProperty("initial_option").GetProperty("text").GetProperty("text").GetString());
        Assert.True(view.GetProperty("blocks")[2].GetProperty("element").GetProperty("initial_value").GetString()!.Length <= 2000);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(25)]
    public void A_title_has_at_most_24_characters(int length) =>
        Valid.View(Views.Modal(new Form("f", Cards.Words(length), [new FormField("a", "A", FormFieldKind.Line)]), "{}"));

    [Fact]
    public void A_home_page_of_everything_is_valid() => Valid.View(Views.Home(JsonElement.Parse(MessageLayout.Of(
        [
            new Heading("The library"),
            new Note("12 articles"),
            new Listing([new ListItem("An article", RichText.Of("Daily"))]),
            new Chart([new Bar("May", 3)]),
            new Menu("menu", "Ask", [new MenuOption("1", "What did Ann say?")]),
            new ButtonRow([new Button("b", "Help", ButtonStyle.Primary)]),
        ],
        BlockKit.MostBlocksInView).Blocks.ToJsonString())));
}
