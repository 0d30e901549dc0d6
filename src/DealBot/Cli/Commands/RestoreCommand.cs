using System.CommandLine;
using DealBot.Core.Backups;
using DealBot.Core.Chat;
using DealBot.Core.Configuration;

namespace DealBot.Cli.Commands;

/// <summary><c>dealbot restore FILE</c>: puts a backup in the place of all that is stored, beside a running service.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "A file that 'dealbot backup' has written; - reads standard input", HelpName = "FILE" };
        var withConfig = new Option<bool>("--with-config") { Description = "Replace dealbot.json, people.json and synonyms.txt too, by those in the backup" };
        var command = new ExampledCommand(
            "restore",
            "Replace the library and what chat remembers by a backup, while the service runs. The backup is read through first; until all of it is there, everything stays as it is.",
            new("dealbot restore monday.backup", "All that is stored now is replaced."),
            new("DEALBOT_DATABASE=postgresql://… dealbot restore monday.backup", "Into PostgreSQL, whatever the backup was made of."))
        {
            file, withConfig,
        };
        command.SetAction((parsed, stopped) => RunAsync(terminal, GlobalOptions.FoldersOf(parsed), parsed.GetRequiredValue(file), parsed.GetValue(withConfig), stopped));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Folders folders, string file, bool isWithConfig, CancellationToken stopped)
    {
        if (file is not Inputs.StandardInput)
            return File.Exists(file) ? await RestoreAsync(terminal, folders, file, isWithConfig, stopped) : throw new CommandException(ExitCode.Usage, $"There is no file {file}. Check its name.");

        var folder = Directory.CreateTempSubdirectory("dealbot-restore-");
        try
        {
            var copy = Path.Combine(folder.FullName, "standard-input");
            await using (var input = terminal.OpenInput())
            await using (var written = File.Create(copy)) await input.CopyToAsync(written, stopped);
            return await RestoreAsync(terminal, folders, copy, isWithConfig, stopped);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RestoreAsync(Terminal terminal, Folders folders, string path, bool isWithConfig, CancellationToken stopped)
    {
        using var opened = OpenedLibrary.Open(folders);
        using var chat = opened.OpenChatStore(terminal.Clock);
        var restored = await ProgressBar.RunAsync(terminal.Error, "Restoring", 0, report => Task.FromResult(Restoration.Run(
            opened.Library, chat, path, terminal.Clock.GetUtcNow(), new Told<BackupProgress>(done => report(done.Done, done.Total)), stopped)));

        var made = restored.Manifest.Made;
        terminal.Note($"Restored {BackupWords.Counts(restored.Manifest)}, as they were on {Dates.Day(made)} at {made:HH:mm} UTC.");
        if (isWithConfig) RestoreConfig(terminal, folders.Config, restored.Files);
        else if (restored.Files.Count > 0) terminal.Note($"The configuration is as it was; --with-config restores {string.Join(", ", restored.Files.Select(static file => file.Name))} too.");
        terminal.Note("A service that runs answers from it already. What feeds and folders show next is taken in without being announced; alerts go on after that.");
        if (restored.IsAnalysedAnew) terminal.Note("This DealBot finds quotes better than the one that made the backup. Run: dealbot reindex");
        return ExitCode.Done;
    }

    private static void RestoreConfig(Terminal terminal, ChosenFolder config, IReadOnlyList<BackedUpFile> files)
    {
        Directory.CreateDirectory(config.FullPath);
        foreach (var file in files.Where(static file => ConfigurationFolder.FileNames.Contains(file.Name, StringComparer.Ordinal)))
        {
            var (path, begun) = (Path.Combine(config.FullPath, file.Name), Path.Combine(config.FullPath, $"{file.Name}.{Guid.NewGuid():N}.partial"));
            File.WriteAllBytes(begun, file.Content);
            File.Move(begun, path, overwrite: true);
            terminal.Note($"Restored {path}.");
        }
    }
}
