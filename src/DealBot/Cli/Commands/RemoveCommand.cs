using DealBot.Core.Chat;
using System.CommandLine;
using DealBot.Core.Articles;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot remove ARTICLE…</c>: takes articles out of the library.</summary>
internal static class RemoveCommand
{
    public static Command Create(Terminal terminal)
    {
        var articles = new Argument<string[]>("article")
        {
            Description = NamedArticle.Names,
            HelpName = "ARTICLE",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new ExampledCommand(
            "remove",
            "Take articles out of the library; their files stay where they are.",
            new("dealbot remove 12", "By id."),
            new("dealbot remove 2025-02-27-report.md", "By file name."))
        {
            articles,
        };
        command.SetAction(async (parsed, stopped) =>
        {
            using var opened = await OpenedLibrary.OpenAsync(GlobalOptions.FoldersOf(parsed), terminal, stopped);
            return Remove(terminal, opened.Library, parsed.GetRequiredValue(articles), stopped);
        });
        return command;
    }

    private static int Remove(Terminal terminal, Library library, string[] names, CancellationToken stopped)
    {
        IReadOnlyList<ArticleEntry> held;
        using (var view = library.View()) held = view.Articles;

        var (removed, unclear) = (0, 0);
        foreach (var name in names)
        {
            stopped.ThrowIfCancellationRequested();
            var meant = NamedArticle.Find(held, name);
            if (meant.Count == 0)
            {
                terminal.Complain(NamedArticle.Missing(name));
                unclear++;
            }
            else if (meant.Count > 1)
            {
                var ids = string.Join(", ", meant.Select(article => article.Id));
                terminal.Complain($"{meant.Count} articles are called {name}, and none was removed. Name those you mean by their ids: {ids}.");
                unclear++;
            }
            else if (library.Remove(meant[0].Id))
            {
                var article = meant[0];
                terminal.Out.Writer.WriteLine($"removed {article.Id}: {Visible.Line(article.Title)} ({Visible.Line(article.File)})");
                removed++;
            }
        }

        if (unclear > 0) return removed > 0 ? ExitCode.SomeInputsFailed : ExitCode.NothingFound;
        return ExitCode.Done;
    }
}
