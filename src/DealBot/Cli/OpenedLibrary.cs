using DealBot.Cli.Commands;
using DealBot.Cli.Display;
using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Import;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Core.Configuration;
using DealBot.Search.Synonyms;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Cli;

/// <summary>The library that a command works on, with its configuration.</summary>
internal sealed class OpenedLibrary : IDisposable
{
    private OpenedLibrary(Library library, DealBotConfiguration configuration, Answerer answerer, Folders folders) =>
        (Library, Configuration, Answerer, Folders) = (library, configuration, answerer, folders);

    public Library Library { get; }

    /// <summary>As it is in effect now; see <see cref="Apply"/>.</summary>
    public DealBotConfiguration Configuration { get; private set; }

    public Folders Folders { get; }

    /// <summary>Answers from views of the library.</summary>
    public Answerer Answerer { get; }

    /// <summary>Opens the library; where there is none yet, it is made from the articles folder first.</summary>
    /// <exception cref="CommandException">There is neither a library nor anything to make one from, or the configuration has a mistake.</exception>
    public static async Task<OpenedLibrary> OpenAsync(Folders folders, Terminal terminal, CancellationToken stopped)
    {
        if (!folders.MayHoldLibrary && !folders.Articles.Exists) throw NothingToOpen(folders);
        if (folders.LacksLibrary) throw new CommandException(
            ExitCode.OutsideFailed,
            $"dealbot.db is gone from {folders.Data.FullPath}, where chat.db still lies: it was moved or deleted. Put it back, or restore a backup: dealbot restore FILE. To begin with a new library: dealbot serve, or dealbot import.");
        var opened = Open(folders);
        try
        {
            await opened.PopulateAsync(terminal, stopped);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Opens the library, empty where there is none yet: for a command that fills it.</summary>
    public static OpenedLibrary Open(Folders folders)
    {
        if (folders.Articles is { IsDefault: false, Exists: false } && !folders.MayHoldLibrary) throw NotThere(folders.Articles);
        var configuration = Configured(folders.Config);
        var synonyms = Synonyms(configuration, folders.Config);
        var library = Library.Open(new LibraryOptions
        {
            DataFolder = folders.Data.FullPath,
            Connection = folders.Database,
            ArticlesFolder = folders.Articles.FullPath,
            MaxArticleBytes = configuration.Options.MaxArticleBytes,
            ArticlesKept = configuration.Options.ArticlesKept,
            People = configuration.People,
            Synonyms = synonyms,
        });
        return new OpenedLibrary(library, configuration, new Answerer(synonyms), folders);
    }

    /// <summary>The configuration folder's content; all defaults where there is no such folder and nobody asked for one.</summary>
    /// <exception cref="CommandException">It has mistakes; the message names all of them.</exception>
    public static DealBotConfiguration Configured(ChosenFolder folder)
    {
        if (folder is { IsDefault: false, Exists: false }) throw NotThere(folder);
        return ConfigurationFolder.Load(folder.Path, Environment.GetEnvironmentVariable) switch
        {
            ConfigurationOutcome.Loaded loaded => loaded.Configuration,
            ConfigurationOutcome.Invalid invalid => throw new CommandException(ExitCode.Usage, string.Join('\n', invalid.Problems)),
            _ => throw new InvalidOperationException("A configuration is either loaded or invalid."),
        };
    }

    /// <summary>Opens what chat remembers, beside the library.</summary>
    public ChatStore OpenChatStore(TimeProvider clock) => ChatStore.Open(new ChatStoreOptions
    {
        DataFolder = Folders.Data.FullPath,
        Connection = Folders.Database,
        AnswersKept = TimeSpan.FromDays(Configuration.Options.AnswersKeptDays),
        Clock = clock,
    });

    /// <summary>The configured limits of fetching.</summary>
    public FetchOptions FetchOptions => new()
    {
        MaxBytes = Configuration.Options.MaxArticleBytes,
        ObeysRobots = Configuration.Options.Feeds.ObeyRobots,
        InnerHosts = Configuration.Options.Feeds.InnerHosts,
    };

    /// <summary>Opens what fetches feeds and pages, within the limits that are configured.</summary>
    public Fetcher OpenFetcher(TimeProvider clock, ILoggerFactory logs) => new(FetchOptions, clock, logs.CreateLogger<Fetcher>());

    /// <summary>Takes over another configuration, for whatever is asked and stored after this.</summary>
    /// <exception cref="CommandException">Its synonyms have mistakes; nothing was taken over.</exception>
    public void Apply(DealBotConfiguration configuration)
    {
        var synonyms = Synonyms(configuration, Folders.Config);
        Library.Change(configuration.People, synonyms, configuration.Options.MaxArticleBytes);
        Answerer.Synonyms = synonyms;
        Configuration = configuration;
    }

    /// <summary>The feeds that it follows, as they stand.</summary>
    public IReadOnlyList<FeedEntry> Feeds(TimeProvider clock)
    {
        using var fetcher = OpenFetcher(clock, NullLoggerFactory.Instance);
        return new Sources(Library, fetcher, clock).Feeds();
    }

    /// <summary>The size of the database's file with its log and its lock; null of a server's. The articles folder, which may lie below, is not counted.</summary>
    public long? BytesOnDisk() => Folders.Database is null
        ? new DirectoryInfo(Folders.Data.FullPath).EnumerateFiles("dealbot.db*").Sum(static file => file.Length)
        : null;

    public void Dispose() => Library.Dispose();

    /// <summary>Fills a library that was just made, saying so: it may take a while, and it happens once.</summary>
    public async Task PopulateAsync(Terminal terminal, CancellationToken stopped)
    {
        if (await FillAsync(terminal.Error, stopped) is not { } report) return;
        ImportReports.Complain(report, terminal);
        terminal.Note($"{Made(report)}.");
    }

    /// <summary>Fills a library that was just made, with a progress bar on a terminal.</summary>
    /// <returns>What came of the articles folder; null where the library had been filled before, or there is no folder.</returns>
    public Task<ImportReport?> FillAsync(Screen screen, CancellationToken stopped) => ImportProgressBar.RunAsync(
        screen, "Making the library", ArticleFolder.List(Folders.Articles.Path).Count(), progress => Library.PopulateAsync(progress, stopped));

    /// <summary>Says what filling the library came to.</summary>
    public string Made(ImportReport report) =>
        $"Made a library of {Counted.Of(report.Added, "article")} from {Folders.Articles.Path} in {(Folders.Database is null ? Folders.Data.Path : Library.Place)}";

    private static SynonymMap Synonyms(DealBotConfiguration configuration, ChosenFolder folder)
    {
        var map = SynonymMap.Read(configuration.Synonyms, EnglishAnalyzer.Instance, out var errors);
        return errors.Count == 0
            ? map
            : throw new CommandException(
                ExitCode.Usage,
                string.Join('\n', errors.Select(error => $"{Path.Join(folder.Path, ConfigurationFolder.SynonymsName)}, line {error.Line}: {error.Message}")));
    }

    private static CommandException NothingToOpen(Folders folders) => new(
        ExitCode.Usage,
        $"There is no library in {folders.Data.FullPath}, and no articles in {folders.Articles.FullPath} to make one from. "
        + "Name a folder that holds one, with --data or DEALBOT_DATA; or a folder of articles, with --articles or DEALBOT_ARTICLES.");

    private static CommandException NotThere(ChosenFolder folder) => new(
        ExitCode.Usage, $"The folder {folder.FullPath}, named by {folder.ChosenBy}, does not exist. Check its spelling, or make it.");
}
