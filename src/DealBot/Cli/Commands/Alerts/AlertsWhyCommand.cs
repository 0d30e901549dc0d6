using System.CommandLine;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Cli.Commands.Alerts;

/// <summary><c>dealbot alerts why ARTICLE</c>: why an article was or was not announced, channel by channel.</summary>
internal static class AlertsWhyCommand
{
    private const int MostListed = 10;

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("article") { Description = "Its id, as 'dealbot articles' prints it, its file name or address, or part of its title", HelpName = "ARTICLE" };
        var format = Formats.Option(Formats.Text, Formats.JsonLines);
        var command = new ExampledCommand(
            "why",
            "Say for every channel why an article was or was not announced there. In chat: /deal-alerts why.",
            new("dealbot alerts why 12", "By id."),
            new("dealbot alerts why \"harbour board\"", "By part of its title."),
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
            if (entries.Count == 0) terminal.Note($"No channel was looked at when “{Visible.Line(article.Title)}” came: none had alerts then, or it was imported with the library or with a feed that had just been added.");
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

    private static ArticleEntry Meant(LibraryView view, string name) => NamedArticle.FindByTitleToo(view.Articles, name) switch
    {
        [var article] => article,
        [] => throw new CommandException(ExitCode.NothingFound, Missing(view, name)),
        var several => throw new CommandException(
            ExitCode.NothingFound, $"{several.Count} articles are called {name}, or have this in their title. Name the one you mean by its id:{Listed(several)}"),
    };

    private static string Missing(LibraryView view, string name) => ArticleTitles.Nearest(view.Articles, name) is { Count: > 0 } nearest
        ? $"The library holds no article {name}, and none with this in its title. Nearest to it:{Listed(nearest)}"
        : NamedArticle.Missing(name);

    private static string Listed(IReadOnlyList<ArticleEntry> articles) =>
        string.Concat(articles.Take(MostListed).Select(static article => $"\n  {article.Id}  {Visible.Line(article.Title)}"))
        + (articles.Count > MostListed ? $"\n  and {articles.Count - MostListed} more: dealbot articles" : "");
}
