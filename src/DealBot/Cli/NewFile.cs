namespace DealBot.Cli;

/// <summary>A file that appears whole or not at all, and never unasked in the place of another.</summary>
internal static class NewFile
{
    /// <summary>Refuses a name that is taken, before work is done for it.</summary>
    /// <exception cref="CommandException">There is such a file and it may not be replaced, or what is there is no file.</exception>
    public static void Check(string file, bool isForced)
    {
        if (Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal)) throw new CommandException(ExitCode.Usage, $"{file} is a device and no file. Name a file, or leave it out and redirect the output.");
        if (Directory.Exists(file)) throw new CommandException(ExitCode.Usage, $"{file} is a folder. Name a file in it.");
        if (!isForced && File.Exists(file)) throw Exists(file);
    }

    /// <summary>Lets something write a file under a name of its own, and gives it its name when it is whole.</summary>
    /// <param name="file">What it is to be called.</param>
    /// <param name="isForced">Whether another of that name is replaced.</param>
    /// <param name="write">Writes it, under the name that is given.</param>
    /// <exception cref="CommandException">It cannot be written there.</exception>
    public static async Task<T> WriteAsync<T>(string file, bool isForced, Func<string, Task<T>> write)
    {
        Check(file, isForced);
        var path = Path.GetFullPath(file);
        var begun = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            var result = await write(begun);
            File.Move(begun, path, isForced);
            return result;
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CommandException(ExitCode.Usage, $"{file} cannot be written ({fault.Message.TrimEnd('.')}). Check the path and its permissions.");
        }
        catch (DirectoryNotFoundException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} cannot be written: there is no such folder. Make it, or name another.");
        }
        catch (IOException) when (!isForced && File.Exists(path))
        {
            throw Exists(file); // another was faster
        }
        finally
        {
            if (File.Exists(begun)) File.Delete(begun);
        }
    }

    private static CommandException Exists(string file) =>
        new(ExitCode.Usage, $"{file} is there already. Name another file, or replace it with --force.");
}
