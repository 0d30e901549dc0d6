namespace DealBot.Core.Articles.Reading;

/// <summary>Puts what the operating system says about a file into the words of a refusal.</summary>
internal static class FileFault
{
    public static Refusal Explain(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => new("does not exist", "Check the spelling of the path"),
        UnauthorizedAccessException => new("may not be read by this user", "Change its permissions, or run as a user who may read it"),
        PathTooLongException => new("has a path that is too long", "Move it to a folder with a shorter path"),
        _ => new($"cannot be read ({fault.Message.ReplaceLineEndings(" ").TrimEnd('.')})", "Check the disk and the path, and try again"),
    };
}
