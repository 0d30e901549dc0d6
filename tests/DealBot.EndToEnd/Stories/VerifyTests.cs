using System.Text.Json;

namespace DealBot.EndToEnd.Stories;

public sealed class VerifyTests
{
    public static TheoryData<string[], int, string, string> Claims =>
    [
        new(["the gates are mended and the cranes are turning again", "--by", "Ann Lee"], 0, "verbatim", "✔ Verbatim. Ann Lee") { TestDisplayName = "the very words" },
        new(["the gates are mended and the cranes are working again", "--by", "Lee"], 1, "close", "[-working-] {+turning+}") { TestDisplayName = "a word changed" },
        new(["we have heard of a date four times", "--by", "Ann Lee"], 1, "said-by-another", "Piotr Kowal") { TestDisplayName = "somebody else's words" },
        new(["we shall build a tunnel to the moon", "--by", "Ann Lee"], 1, "not-found", "3 articles, 11 to 13 March 2025") { TestDisplayName = "nobody's words" },
    ];

    [Theory, MemberData(nameof(Claims))]
    public async Task A_claim_gets_its_verdict(string[] claim, int exitCode, string verdict, string shown)
    {
        using var newsroom = new Newsroom();
        Assert.Contains(shown, (await newsroom.RunAsync(["verify", .. claim])).Exits(exitCode).Output, StringComparison.Ordinal);
        var json = (await newsroom.RunAsync(["verify", .. claim, "--format", "json"])).Exits(exitCode).Output;
        Assert.Equal(verdict, JsonDocument.Parse(json).RootElement.GetProperty("verdict").GetString());
    }
}
