using System.Text.Json;
using DealBot.Testing;

namespace DealBot.EndToEnd.Chat;

/// <summary>The articles that the stories are played over: the sample library always, the five real ones where they are.</summary>
internal static class StoryLibrary
{
    private const string Sample = "the sample library";
    private const string Real = "five real articles";

    public static TheoryData<string> All => [Sample, Real];

    /// <summary>The sample library's articles.</summary>
    public static string SampleFolder { get; } = Path.Combine(Repository.Root, "index", "articles");

    /// <summary>The folder; skips the test where it is not on this machine.</summary>
    public static string Folder(string library) => library is Real ? Repository.RequireShared("articles") : SampleFolder;

    /// <summary>What the program itself answers first, on the same library.</summary>
    public static async Task<FirstAnswer> FirstAnswerAsync(ServedDealbot dealbot, string question)
    {
        var printed = JsonDocument.Parse(await dealbot.RunAsync("ask", question, "--format", "json"));
        var best = printed.RootElement.GetProperty("answers")[0];
        return new FirstAnswer(
            best.GetProperty("text").GetString()!,
            best.GetProperty("quote").GetProperty("text").GetString()!,
            best.GetProperty("article").GetProperty("title").GetString()!);
    }

    /// <summary>Fails unless words are shown, however they are broken into lines, styled and escaped: letters and digits decide.</summary>
    public static void Shows(string shown, string words) =>
        Assert.Contains(Letters(words), Letters(shown), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

/// <summary>An answer as the command line prints it.</summary>
internal sealed record FirstAnswer(string Words, string Quoted, string Title);
