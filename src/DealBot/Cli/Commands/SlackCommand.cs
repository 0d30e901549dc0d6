using System.CommandLine;
using DealBot.Slack.Setup;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot slack manifest</c>: prints what Slack makes the app from.</summary>
internal static class SlackCommand
{
    public static Command Create(Terminal terminal)
    {
        var address = new Option<Uri?>("--http")
        {
            Description = "The public address under which Slack reaches this instance; without it, for Socket Mode",
            HelpName = "URL",
            CustomParser = static given => Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "https"
                ? uri
                : Refused(given, $"{given.Tokens[0].Value} is no address that begins with https://. Slack sends its requests to no other."),
        };
        var manifest = new ExampledCommand(
            "manifest",
            "Print the manifest that makes the app in one paste, at api.slack.com/apps.",
            new("dealbot slack manifest", "For Socket Mode: no public address is needed."),
            new("dealbot slack manifest --http https://dealbot.example.com/", "For Slack over HTTP."))
        {
            address,
        };
        manifest.SetAction(parsed =>
        {
            terminal.Out.Writer.Write(SlackManifest.Json(parsed.GetValue(address)));
            return ExitCode.Done;
        });
        return new Command("slack", "Set DealBot up in Slack.") { manifest };
    }

    private static Uri? Refused(System.CommandLine.Parsing.ArgumentResult given, string problem)
    {
        given.AddError(problem);
        return null;
    }
}
