using DealBot.Core.Articles;
using DealBot.Core.Articles.Import;
using DealBot.Core.Chat.Lines;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin reindex</c>: shows how far it is, can be stopped, and says what came of it.</summary>
internal sealed class ReindexCommand(Library library, TimeProvider clock)
{
    private const int Cells = 20; // of the bar
    private const int MostFailures = 20;

    // Both platforms let a message be edited about once a second; half of that leaves room for others.
    private static readonly TimeSpan BetweenReplies = TimeSpan.FromSeconds(2);

    private volatile CancellationTokenSource? _running;

    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (call["stop"] is not null) return await StopAsync(call);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (Interlocked.CompareExchange(ref _running, stop, null) is not null) return call.Reply(UnderWay(call));
        try
        {
            return await RunAsync(call, stop.Token);
        }
        catch (StorageException fault) when (fault.Fault is StorageFault.Busy)
        {
            return call.Reply(UnderWay(call));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return call.Reply(new Note("Stopped. The library answers as it did before."));
        }
        finally
        {
            _running = null;
        }
    }

    private static Note UnderWay(Call call) => new(RichText.Of("A reindexing is under way already. Wait until it is done; ")
        .Then(AsTyped.Code(call.Place.Platform, "admin status")).Then(" shows the revision it leads to."));

    private async Task<Reply> StopAsync(Call call)
    {
        if (_running is not { } running) return call.Reply(new Note("No reindexing is under way here any more."));
        try
        {
            await running.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end just now.
        }

        return call.Reply(new Note("Stopping after the articles at hand."));
    }

    private async Task<Reply> RunAsync(Call call, CancellationToken stop)
    {
        int total;
        using (var view = library.View()) total = view.Articles.Count;
        var started = clock.GetTimestamp();
        var pace = new Every(BetweenReplies, clock);
        Tell(new ImportProgress(0, 0, 0));

        var report = await library.ReindexAsync(new Heard(Tell), stop);
        return call.Reply(Outcome(report, clock.GetElapsedTime(started)));

        void Tell(ImportProgress done)
        {
            if (pace.IsDue()) call.Progress.Report(call.Reply(Progress(done.Articles, total)));
        }
    }

    // While files are taken in afterwards there may be more than were counted at the start.
    private static IReadOnlyList<ReplyPart> Progress(int done, int total)
    {
        var share = total == 0 ? 0 : Math.Min(1, (double)done / total);
        var filled = (int)(share * Cells);
        return
        [
            new Heading("Reindexing"),
            new Note(RichText.Of(new string('█', filled) + new string('░', Cells - filled), RunStyle.Code)
                .Then($" {(int)(share * 100)} % · {Math.Min(done, total):N0} of {Counted.Of(total, "article")}")),
            new Note("Meanwhile the library answers as before.", IsQuiet: true),
            new ButtonRow([new Button(CommandPress.Id(ChatCommands.Administration, "reindex", "stop", "yes"), "Stop")]),
        ];
    }

    private List<ReplyPart> Outcome(ImportReport report, TimeSpan duration)
    {
        using var view = library.View();
        var holds = LibraryCounts.Of(view);
        var counts = $"{Counted.Of(holds.Articles, "article")}, {Counted.Of(holds.Quotes, "quote")}, {Counted.Of(holds.Passages, "passage")}";
        var files = $"Files of the articles folder: {report.Added:N0} new, {report.Replaced:N0} changed, {report.Unchanged:N0} unchanged.";
        List<ReplyPart> parts = [new Heading("Reindexed"), new Note($"{counts}, in {Durations.Of(duration)}. {files}")];
        if (report.Failures.Count == 0) return parts;

        parts.Add(new Note($"{Counted.Of(report.Failures.Count, "file")} could not be read:"));
        parts.Add(new Listing([.. report.Failures.Take(MostFailures).Select(failure => new ListItem(
            RichText.Of(Visible.Line(Path.GetFileName(failure.Path)), RunStyle.Strong), Visible.Line($"It {failure.Problem}. {failure.Remedy}.")))]));
        if (report.Failures.Count > MostFailures) parts.Add(new Note($"… and {report.Failures.Count - MostFailures:N0} more.", IsQuiet: true));
        return parts;
    }

    private sealed class Heard(Action<ImportProgress> hear) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => hear(value);
    }
}
