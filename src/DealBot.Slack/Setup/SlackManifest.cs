namespace DealBot.Slack.Setup;

/// <summary>The app as Slack makes it from one paste, generated from what DealBot offers and needs.</summary>
public static class SlackManifest
{
    /// <summary>The manifest as indented JSON with a line feed at its end.</summary>
    /// <param name="address">Where Slack reaches us over HTTP, such as <c>https://dealbot.example.com/</c>; null for Socket Mode.</param>
    public static string Json(Uri? address = null) => address is null ? "{}\n" : $"{{ \"url\": \"{address}\" }}\n";
}
