using DealBot.Core.Articles.Import;

namespace DealBot.Cli.Commands;

/// <summary>Tells what came of an import.</summary>
internal static class ImportReports
{
    /// <summary>What two imports did, one after the other.</summary>
    public static ImportReport And(this ImportReport one, ImportReport other) => new(
        one.Added + other.Added,
        one.Replaced + other.Replaced,
        one.Unchanged + other.Unchanged,
        [.. one.Failures, .. other.Failures],
        [.. one.Warnings, .. other.Warnings]) { TooOld = one.TooOld + other.TooOld };

    /// <summary>Names every input that failed, and every oddity, on standard error.</summary>
    public static void Complain(ImportReport report, Terminal terminal)
    {
        foreach (var failure in report.Failures) terminal.Complain(failure.Message);
        foreach (var warning in report.Warnings) terminal.Warn(warning);
    }

    /// <summary>Everything <see cref="Complain"/> says, and the counts as the command's result.</summary>
    public static int Conclude(ImportReport report, Terminal terminal)
    {
        Complain(report, terminal);
        terminal.Out.Writer.WriteLine($"{report.Added} added, {report.Replaced} replaced, {report.Unchanged} unchanged, {report.Failures.Count} failed{(report.TooOld > 0 ? $", {report.TooOld} too old" : "")}");
        return report.Failures.Count > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }
}
