using System.CommandLine;
using DealBot.Core.Backups;
using DealBot.Core.Chat;
using DealBot.Core.Configuration;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot backup FILE</c>: writes all that is stored into one file, beside a running service.</summary>
internal static class BackupCommand
{
    private const string StandardOutput = "-";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file")
        {
            Description = "The file to write; in a folder, a new one named after the time; for -, standard output",
            HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "Replace the file where there is one" };
        var keep = new Option<int?>("--keep") { Description = "In a folder: delete all backups but the last N, once this one is written", HelpName = "N" };
        keep.Validators.Add(static given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1) given.AddError("--keep is less than 1. Give the number of backups to keep.");
        });
        var command = new ExampledCommand(
            "backup",
            "Write the library, what chat remembers and the configuration into one file, while the service runs. It can be restored into SQLite and PostgreSQL alike.",
            new("dealbot backup monday.backup", "To a file; one that is there is left alone."),
            new("dealbot backup /mnt/backups --keep 7", "To a folder, once a day; the last seven stay."),
            new("dealbot backup - | gzip > monday.backup.gz", "To another program."))
        {
            file, force, keep,
        };
        command.SetAction((parsed, stopped) =>
            RunAsync(terminal, GlobalOptions.FoldersOf(parsed), parsed.GetRequiredValue(file), parsed.GetValue(force), parsed.GetValue(keep), stopped));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Folders folders, string file, bool isForced, int? keep, CancellationToken stopped)
    {
        var now = terminal.Clock.GetUtcNow();
        var rotation = Directory.Exists(file) ? new BackupRotation(file) : null;
        if (keep is not null && rotation is null) throw new CommandException(ExitCode.Usage, $"--keep needs a folder, and {file} is none. Make it, or leave --keep out.");
        if (file is StandardOutput && terminal.Out.IsTerminal) throw new CommandException(ExitCode.Usage, "A backup is no text for a terminal. Name a file, or another program's input.");

        if (!folders.HoldsLibrary) throw new CommandException(ExitCode.OutsideFailed, $"There is no library in {folders.Data.FullPath}: nothing was backed up, and no backup was deleted. Name its folder with --data.");

        var path = rotation?.PathOf(now) ?? (file is StandardOutput ? Path.Combine(Path.GetTempPath(), $"dealbot-{Guid.NewGuid():N}") : file);
        NewFile.Check(path, isForced);

        using var opened = await OpenedLibrary.OpenAsync(folders, terminal, stopped);
        using var chat = opened.OpenChatStore(terminal.Clock);
        try
        {
            var manifest = await NewFile.WriteAsync(path, isForced, begun => ProgressBar.RunAsync(terminal.Error, "Backing up", 0, report => Task.FromResult(Backup.Write(
                opened.Library, chat, FilesOf(folders.Config), begun, now, new Told<BackupProgress>(done => report(done.Done, done.Total)), stopped))));
            terminal.Note($"Backed up {BackupWords.Counts(manifest)}: {Counted.Bytes(new FileInfo(path).Length)}{(file is StandardOutput ? "" : $" in {Path.GetFullPath(path)}")}.");
            if (file is StandardOutput) await PrintAsync(path, stopped);
        }
        finally
        {
            if (file is StandardOutput) File.Delete(path);
        }

        foreach (var old in rotation?.Outdated(keep) ?? [])
        {
            File.Delete(old);
            terminal.Note($"Deleted {old}, made before the last {keep}.");
        }

        return ExitCode.Done;
    }

    private static IEnumerable<BackedUpFile> FilesOf(ChosenFolder config) => ConfigurationFolder.FileNames
        .Select(name => (Name: name, Path: Path.Combine(config.FullPath, name)))
        .Where(static file => File.Exists(file.Path))
        .Select(static file => new BackedUpFile(file.Name, File.ReadAllBytes(file.Path)));

    private static async Task PrintAsync(string path, CancellationToken stopped)
    {
        await using var written = File.OpenRead(path);
        await using var output = Console.OpenStandardOutput();
        await written.CopyToAsync(output, stopped);
    }
}
