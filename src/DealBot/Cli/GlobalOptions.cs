using System.CommandLine;

namespace DealBot.Cli;

/// <summary>The options that every command takes; each has an environment variable, which the option overrides.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Data = Folder("--data", DataVariable, "The folder that holds the library's database", DefaultData);
    public static readonly Option<string?> Articles = Folder("--articles", ArticlesVariable, "The articles that a new library is made from", DefaultArticles);
    public static readonly Option<string?> Config = Folder("--config", ConfigVariable, "The folder of dealbot.json, people.json and synonyms.txt", DefaultConfig);

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = $"Tell everything about an unexpected error; as a service, log every request [environment: {VerboseVariable}=1]",
        Recursive = true,
    };

    /// <summary>
    /// The PostgreSQL database that several instances share, instead of the file in the data folder. It holds a password, so
    /// it comes from the environment alone and is never printed.
    /// </summary>
    public const string Database = "DEALBOT_DATABASE";

    private const string DataVariable = "DEALBOT_DATA";
    private const string ArticlesVariable = "DEALBOT_ARTICLES";
    private const string ConfigVariable = "DEALBOT_CONFIG";
    private const string VerboseVariable = "DEALBOT_VERBOSE";
    private const string DefaultData = "index";
    private const string DefaultArticles = "index/articles";
    private const string DefaultConfig = "config";

    /// <summary>The environment variables that commands read, besides those of the configuration and the secrets.</summary>
    public static IReadOnlyList<string> Variables { get; } = [DataVariable, ArticlesVariable, ConfigVariable, Database, VerboseVariable];

    /// <summary>What the command line, the environment and the defaults say, in this order.</summary>
    public static Folders FoldersOf(ParseResult parsed) => new(
        Chosen(parsed, Data, DataVariable, DefaultData),
        Chosen(parsed, Articles, ArticlesVariable, DefaultArticles),
        Chosen(parsed, Config, ConfigVariable, DefaultConfig),
        Environment.GetEnvironmentVariable(Database) is { Length: > 0 } database ? database : null);

    /// <summary>Whether details of a fault are wanted, before the arguments are understood.</summary>
    public static bool IsVerbose(string[] args) => args.Contains(Verbose.Name, StringComparer.Ordinal) || IsVerboseByEnvironment;

    /// <summary>Whether details are wanted.</summary>
    public static bool IsVerbose(ParseResult parsed) => parsed.GetValue(Verbose) || IsVerboseByEnvironment;

    private static bool IsVerboseByEnvironment => Environment.GetEnvironmentVariable(VerboseVariable) is { Length: > 0 } and not "0";

    private static Option<string?> Folder(string name, string variable, string description, string fallback) => new(name)
    {
        Description = $"{description} [environment: {variable}; default: {fallback}]",
        HelpName = "DIR",
        Recursive = true,
    };

    private static ChosenFolder Chosen(ParseResult parsed, Option<string?> option, string variable, string fallback)
    {
        if (parsed.GetValue(option) is { Length: > 0 } given) return new ChosenFolder(given, option.Name, IsDefault: false);
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set
            ? new ChosenFolder(set, variable, IsDefault: false)
            : new ChosenFolder(fallback, option.Name, IsDefault: true);
    }
}

/// <summary>The three folders a command works with, and the server that holds the library where the data folder does not.</summary>
internal sealed record Folders(ChosenFolder Data, ChosenFolder Articles, ChosenFolder Config, string? Database)
{
    /// <summary>Whether there may be a library already.</summary>
    public bool MayHoldLibrary => Database is not null || Data.Exists;

    /// <summary>Whether there is a library for certain, or a server that is asked for one.</summary>
    public bool HoldsLibrary => Database is not null || File.Exists(Path.Combine(Data.FullPath, "dealbot.db"));

    /// <summary>Whether the library was taken away, and what chat remembers was left: nothing may then be made in its place unasked.</summary>
    public bool LacksLibrary => !HoldsLibrary && File.Exists(Path.Combine(Data.FullPath, "chat.db"));
}

/// <summary>A folder and how it came to be meant.</summary>
/// <param name="Path">As it was given, so that messages repeat what the user wrote.</param>
/// <param name="ChosenBy">The option or variable that names it.</param>
/// <param name="IsDefault">Whether nobody chose it.</param>
internal sealed record ChosenFolder(string Path, string ChosenBy, bool IsDefault)
{
    /// <summary>The absolute path.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path);

    /// <summary>Whether it is there.</summary>
    public bool Exists => Directory.Exists(Path);
}
