using System.Text.Json;

namespace DealBot.EndToEnd.Stories;

public sealed class QuotesTests
{
    private const string Text = "The bridge\n\n“The bridge holds,” engineer Ida Berg said.\n";

    [Fact]
    public async Task A_script_reads_every_field_that_was_promised()
    {
        using var newsroom = new Newsroom();
        newsroom.Write("bridge.txt", Text);
        var printed = (await newsroom.RunAsync("quotes", "bridge.txt", "--format", "jsonl")).Exits(0).Output;
        var quote = JsonDocument.Parse(Assert.Single(printed.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal("bridge.txt", quote.GetProperty("article").GetString());
        Assert.Equal("direct", quote.GetProperty("kind").GetString());
        Assert.Equal("Ida Berg", quote.GetProperty("speaker").GetString());
        Assert.Equal("said", quote.GetProperty("cue").GetString());
        Assert.Equal(quote.GetProperty("text").GetString(), Cut(quote, "start", "end"));
        Assert.Contains("Ida Berg", Cut(quote, "speakerStart", "speakerEnd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_read_and_no_library_is_made()
    {
        using var newsroom = new Newsroom();
        var outcome = (await newsroom.RunAsync(Text, ["quotes", "-"])).Exits(0);
        Assert.Contains("“The bridge holds,”", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Ida Berg", outcome.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(newsroom["data"]));
    }

    [Fact]
    public async Task A_text_without_quotes_gives_none()
    {
        using var newsroom = new Newsroom();
        Assert.Empty((await newsroom.RunAsync("It rained.", ["quotes", "-", "--format", "jsonl"])).Exits(1).Output);
    }

    private static string Cut(JsonElement quote, string start, string end) =>
        Text[quote.GetProperty(start).GetInt32()..quote.GetProperty(end).GetInt32()];
}
