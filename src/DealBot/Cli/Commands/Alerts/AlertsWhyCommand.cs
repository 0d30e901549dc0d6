using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Articles;

namespace DealBot.Cli.Commands.Alerts;

/// <summary><c>dealbot alerts why ARTICLE</c>: why an article was or was not announced, channel by channel.</summary>
internal static class AlertsWhyCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("article") { Description = NamedArticle.Names, HelpName = "ARTICLE" };
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var command = new ExampledCommand(
            "why",
            "Say for every channel why an article was or was not announced there. In chat: /deal-alerts why.",
            new("dealbot alerts why 12", "By id."),
            new("dealbot alerts why https://news.example/harbour", "By address."))
        {
            name,
            format,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            using var view = opened.Library.View();
            var article = Meant(view, parsed.GetRequiredValue(name));
            var entries = opened.Library.Alerts.OfArticle(article.Id);
            var alerts = new AlertsView(terminal.Out);
            if (entries.Count == 0) terminal.Note("No channel was looked at when it came: none had alerts then, or it was imported with the library or with a feed that had just been added.");
            foreach (var entry in entries)
            {
                var explanation = opened.Library.Alerts.Explain(view, entry.Place, article.Id);
                if (parsed.GetValue(format) is Formats.Text) alerts.Write(entry, explanation.Sentences);
                else CliJson.WriteLine(terminal.Out.Writer, new AlertExplanationJson(AlertJson.Of(entry), explanation.Sentences));
            }

            return entries.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
        });
        return command;
    }

    private static ArticleEntry Meant(LibraryView view, string name) => NamedArticle.Find(view.Articles, name) switch
    {
        [var article] => article,
        [] => throw new CommandException(ExitCode.NothingFound, NamedArticle.Missing(name)),
        var several => throw new CommandException(
            ExitCode.NothingFound, $"{several.Count} articles are called {name}. Name the one you mean by its id: {string.Join(", ", several.Select(article => article.Id))}."),
    };
}
