using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Tests.Reading;

public sealed class PageFurnitureTests
{
    [Fact]
    public void Finds_a_title_that_is_printed_twice()
    {
        const string Text = "A lead sentence.\nHarbour talks resume\n\n  HARBOUR talks resume \nThey met.";

        var furniture = PageFurniture.Of(Text, "Harbour talks resume");

        Assert.Equal(["Harbour talks resume", "HARBOUR talks resume"], furniture.Titles.Select(span => span.In(Text)));
        Assert.Empty(furniture.Boilerplate);
    }

    [Fact]
    public void Finds_the_strip_of_names_that_a_first_sentence_is_run_into()
    {
        const string Text = "Harbour talks resume | The Daily | World | The ministers met on Monday.\nThey left.";

        var furniture = PageFurniture.Of(Text, "Harbour talks resume");

        Assert.Equal("Harbour talks resume", Assert.Single(furniture.Titles).In(Text));
        Assert.Equal(" | The Daily | World | ", Assert.Single(furniture.Boilerplate).In(Text));
    }

    [Theory]
    [InlineData("Read more: The cranes that nobody ordered")]
    [InlineData("READ ALSO")]
    [InlineData("[Related: Five questions about the harbour]")]
    [InlineData("You must Register or Login to post a comment.")]
    [InlineData("Log in to leave a comment")]
    [InlineData("Advertisement")]
    [InlineData("- Advertisement -")]
    [InlineData("Story continues below advertisement")]
    [InlineData("Sign up for our weekly newsletter and never miss a ship.")]
    [InlineData("Get the day’s headlines delivered to your inbox")]
    [InlineData("Follow us on Facebook and Instagram")]
    [InlineData("Share on Twitter")]
    [InlineData("Follow Jane Doe on Twitter.")]
    [InlineData("Daily writers Jane Doe and John Roe contributed to this report.")]
    [InlineData("12 comments")]
    [InlineData("5 min read")]
    [InlineData("Comments:")]
    [InlineData("LEAVE A REPLY")]
    [InlineData("Reporting by Jane Doe in the harbour; Editing by John Roe")]
    [InlineData("Want the week’s best? Subscribe to the weekend newsletter.")]
    [InlineData("© 2025 The Daily. All rights reserved.")]
    [InlineData("(Reporting by Jane Doe; Editing by John Roe)")]
    [InlineData("By Jane Doe and John Q. Roe, Diplomatic Correspondent")]
    [InlineData("Published: February 26, 2025 at 10:15 a.m. EST")]
    [InlineData("26 Feb 2025")]
    [InlineData("Photo: Jane Doe")]
    [InlineData("We use cookies to improve your visit.")]
    [InlineData("_____")]
    public void Knows_a_line_that_is_no_prose(string line)
    {
        var text = "The ministers met.\n" + line + "\nThey left.";

        Assert.Equal([line.Trim()], PageFurniture.Of(text, "Harbour").Boilerplate.Select(span => span.In(text)));
    }

    [Theory]
    [InlineData("“Read more: it helps,” she said.")]
    [InlineData("Read more books, the minister told pupils.")]
    [InlineData("By Friday the cranes had gone.")]
    [InlineData("By Friday Harbour Talks Will Fail")]
    [InlineData("Feb 24, 2022: The harbour closes")]
    [InlineData("He told his followers to subscribe to nothing.")]
    [InlineData("Share prices fell by a tenth.")]
    [InlineData("The next round is on Monday, February 3, 2025.")]
    [InlineData("Search parties left the harbour.")]
    [InlineData("Close to 40 ships waited.")]
    [InlineData("12 comments were recorded by the court.")]
    [InlineData("Tweeting was his habit.")]
    [InlineData("The country wants to become a member of the harbour union.")]
    [InlineData("Volunteers can sign up for the rescue service.")]
    [InlineData("Reporting by the Daily showed that the cranes were never paid for.")]
    [InlineData("Copyright law does not cover cranes.")]
    [InlineData("(c) that the harbour be dredged;")]
    [InlineData("The company rewrote its privacy policy.")]
    [InlineData("Do you support the harbour deal?")]
    [InlineData("Comment: The harbour deal is a mistake")]
    [InlineData("Reply: We do not know.")]
    [InlineData("Europe wants to join the conversation about the cranes.")]
    [InlineData("Next: the seabed")]
    [InlineData("Follow the cranes, he wrote on Twitter to nobody in particular, and you will find the harbour master, who has never once followed anybody on any network, asleep.")]
    [InlineData("- Waltz: He read more.")]
    public void Leaves_prose_alone(string line) => Assert.Empty(PageFurniture.Of(line, "Harbour").Boilerplate);
}
