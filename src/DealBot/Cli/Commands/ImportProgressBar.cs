using DealBot.Cli.Display;
using DealBot.Core.Articles.Import;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Commands;

/// <summary>Shows how a long import or reindexing goes on: the share done, the rate, the time left. On a terminal only.</summary>
internal static class ImportProgressBar
{
    /// <summary>Work that is done sooner needs no bar.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the work on another thread and watches it.</summary>
    /// <param name="screen">Where the bar is drawn; nothing is, unless it is a terminal.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many inputs there are.</param>
    /// <param name="work">Does it, telling how far it has come.</param>
    public static async Task<T> RunAsync<T>(Screen screen, string title, int total, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        var latest = new Latest();
        var running = Task.Run(() => work(latest));
        if (screen.IsTerminal && await Task.WhenAny(running, Task.Delay(Patience)) != running)
        {
            await Bar(screen).StartAsync(async context =>
            {
                var shown = context.AddTask(title, maxValue: Math.Max(1, total));
                while (!running.IsCompleted)
                {
                    shown.Value = latest.Inputs;
                    await Task.WhenAny(running, Task.Delay(Refresh));
                }

                shown.Value = shown.MaxValue;
            });
        }

        return await running;
    }

    private static Progress Bar(Screen screen) =>
        screen.Console.Progress().AutoClear(true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new Rate(), new RemainingTimeColumn());

    private sealed class Latest : IProgress<ImportProgress>
    {
        private int inputs;

        public int Inputs => Volatile.Read(ref inputs);

        public void Report(ImportProgress value) => Volatile.Write(ref inputs, value.Inputs);
    }

    private sealed class Rate : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new StyledText(task.Speed is { } speed ? $"{speed:0}/s" : "");
    }
}
