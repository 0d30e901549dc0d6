using DealBot.Cli.Display;
using DealBot.Core.Articles.Import;

namespace DealBot.Cli.Commands;

/// <summary>Shows how a long import or reindexing goes on.</summary>
internal static class ImportProgressBar
{
    /// <inheritdoc cref="ProgressBar.RunAsync"/>
    /// <param name="screen">Where the bar is drawn.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many inputs there are.</param>
    /// <param name="work">Does it, telling how far it has come.</param>
    public static Task<T> RunAsync<T>(Screen screen, string title, int total, Func<IProgress<ImportProgress>, Task<T>> work) =>
        ProgressBar.RunAsync(screen, title, total, report => work(new Told<ImportProgress>(done => report(done.Inputs, total))));
}
