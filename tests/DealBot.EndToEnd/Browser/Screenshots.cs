using DealBot.Testing;

namespace DealBot.EndToEnd.Browser;

/// <summary>Where pictures of pages are kept, for people to look at.</summary>
internal static class Screenshots
{
    /// <summary>The file of a picture, in a folder that git leaves out.</summary>
    public static string File(string page, Look look) =>
        Path.Combine(Repository.Root, "tests", "DealBot.EndToEnd", "TestResults", "screenshots", $"{page}-{look.Name}.png");
}
