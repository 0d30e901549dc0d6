using DealBot.Cli;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Discord;
using DealBot.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>The service: the connectors that have tokens, over one library that fills itself, until it is stopped.</summary>
internal sealed partial class Service : IDisposable
{
    /// <summary>How long answers under way and sockets may take to end after the service was told to stop.</summary>
    public static readonly TimeSpan GraceToStop = TimeSpan.FromSeconds(10);

    private const int ThreadsAtHand = 32;

    // Slack's requests take milliseconds, and a few connections carry them. With a megabyte each, no more than a quarter of a
    // gigabyte can be held by whoever else connects.
    private const int MostConnections = 256;

    private readonly ILoggerFactory _logs;
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private readonly Fetcher _fetcher;
    private readonly Newswire _newswire;
    private readonly ChatService _chat;
    private readonly ChatDesk _desk;
    private readonly DiscordConnector? _discord;
    private readonly DiscordSetup? _discordSetup;
    private readonly SlackConnector? _slack;
    private readonly bool _listens;

    /// <param name="opened">What is asked, and filled.</param>
    /// <param name="store">What chat remembers.</param>
    /// <param name="platforms">Where it answers; without any it fills the library, and tells nobody.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public Service(OpenedLibrary opened, ChatStore store, Platforms platforms, TimeProvider clock, ILoggerFactory logs)
    {
        (_clock, _logs, _log) = (clock, logs, logs.CreateLogger<Service>());
        _fetcher = opened.OpenFetcher(clock, logs);
        _chat = new ChatService(
            opened.Library,
            opened.Answerer,
            store,
            clock,
            () => Connectors.Select(connector => (connector.Name, connector.Status)),
            new Sources(opened.Library, _fetcher, clock));
        // A question is milliseconds of work; two more than there are cores keep them busy while one waits for the disk.
        _desk = new ChatDesk(_chat, logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(Workers: Environment.ProcessorCount + 2));
        if (platforms.Discord is { } discord)
        {
            _discord = new DiscordConnector(discord, _desk, _chat, clock, logs);
            _discordSetup = new DiscordSetup(discord, clock, logs);
        }

        if (platforms.Slack is { } slack)
        {
            _slack = new SlackConnector(slack, _desk, _chat, clock, logs);
            _listens = slack.UsesHttp;
        }

        _newswire = new Newswire(opened, _fetcher, new[] { _discord?.Poster, _slack?.Poster }.OfType<IPoster>(), clock, logs);
    }

    private IReadOnlyList<IConnector> Connectors => [.. new IConnector?[] { _discord, _slack }.OfType<IConnector>()];

    /// <summary>Serves until stopped.</summary>
    /// <param name="urls">Where Slack's HTTP requests are listened for, as ASP.NET Core writes it; used with Slack over HTTP only.</param>
    /// <param name="stopped">Ends it.</param>
    /// <exception cref="CommandException">Every platform refuses; the log says why.</exception>
    public async Task RunAsync(string urls, CancellationToken stopped)
    {
        // The pool has a thread a core at first and adds one each half second: a reindex, which keeps them all busy, would hold up
        // what must be acknowledged at once.
        ThreadPool.GetMinThreads(out var threads, out var completions);
        ThreadPool.SetMinThreads(Math.Max(threads, ThreadsAtHand), completions);
        await WarmUpAsync(stopped);
        await using var web = _listens ? await ListenAsync(_slack!, urls, stopped) : null;
        var supervisor = new Supervisor(_logs.CreateLogger<Supervisor>(), _clock);
        var registering = _discordSetup is null ? Task.CompletedTask : supervisor.RunAsync("Registering Discord's commands", RegisterAsync, stopped);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var newswire = _newswire.RunAsync(supervisor, ending.Token);
        var served = await Task.WhenAll(Connectors.Select(connector => ServeAsync(connector, supervisor, stopped)));
        var isRefused = served.Length > 0 && !served.Any(wanted => wanted);
        if (isRefused) await ending.CancelAsync();
        await Task.WhenAll(newswire, registering);
        if (web is not null) await web.StopAsync(CancellationToken.None);
        if (isRefused) throw new CommandException(ExitCode.OutsideFailed, "No chat platform will have us; the lines above say why. To check everything: dealbot doctor");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _discord?.Dispose();
        _slack?.Dispose();
        _discordSetup?.Dispose();
        _desk.Dispose();
        _fetcher.Dispose();
    }

    /// <summary>
    /// Asks as nobody and nowhere, so that the first who asks waits neither for the index to be opened nor for code to be compiled:
    /// the platforms' clocks run from the moment we are connected, and a button of yesterday may be pressed in that moment.
    /// </summary>
    private async Task WarmUpAsync(CancellationToken stopped)
    {
        var nobody = new ChatUser("", "", IsModerator: false);
        var nowhere = new ChatPlace(ChatPlatform.Discord, "", "", IsDirect: false);
        _chat.Complete(nowhere, nobody, ChatOptionKind.Question, "w");

        var question = new ChatRequest(nowhere, nobody, new ChatAction.Line("what was said"), ChatOrigin.SlashCommand);
        var answer = await AnswerAsync(question);
        if (answer.Parts.OfType<QuoteCard>().SelectMany(card => card.Buttons).FirstOrDefault() is { } button)
            answer = await AnswerAsync(question with { Action = new ChatAction.Press(button.Id), Origin = ChatOrigin.PrivateMessage });
        _discord?.WarmUp(answer);

        async Task<Reply> AnswerAsync(ChatRequest request) =>
            (await _desk.AnswerAsync($"{Guid.NewGuid()}", request, _desk.Plan(request), new Progress<Reply>(), stopped))!;
    }

    /// <returns>False when the platform refused us; the other connectors go on.</returns>
    private async Task<bool> ServeAsync(IConnector connector, Supervisor supervisor, CancellationToken stopped)
    {
        try
        {
            await supervisor.RunAsync(connector.Name, connector.RunAsync, stopped);
            return true;
        }
        catch (ConnectorRefusedException refusal)
        {
            LogRefused(connector.Name, refusal.Message);
            return false;
        }
    }

    private async Task RegisterAsync(CancellationToken stopped)
    {
        try
        {
            foreach (var change in await _discordSetup!.RegisterAsync(stopped)) LogRegistered(change);
        }
        catch (ConnectorRefusedException refusal)
        {
            LogNotRegistered(refusal.Message); // the commands of before may still work
        }
    }

    private async Task<WebApplication> ListenAsync(SlackConnector slack, string urls, CancellationToken stopped)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.Replace(ServiceDescriptor.Singleton(_logs));
        builder.WebHost.UseUrls(urls).ConfigureKestrel(static kestrel => kestrel.Limits.MaxConcurrentConnections = MostConnections);
        var web = builder.Build();
        slack.Map(web);
        try
        {
            await web.StartAsync(stopped);
        }
        catch (FormatException)
        {
            await web.DisposeAsync();
            throw new CommandException(ExitCode.Usage, $"{urls} is no address to listen on. Give one such as http://localhost:8080 with --urls.");
        }
        catch (IOException fault)
        {
            await web.DisposeAsync();
            throw new CommandException(ExitCode.OutsideFailed, $"Cannot listen on {urls}: {fault.Message.TrimEnd('.')}. Choose another address with --urls.");
        }

        foreach (var url in web.Urls) LogListening(url);
        return web;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Connector} is off: {Reason}")]
    private partial void LogRefused(string connector, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: {Change}")]
    private partial void LogRegistered(string change);

    [LoggerMessage(Level = LogLevel.Error, Message = "The commands are not registered at Discord: {Reason}")]
    private partial void LogNotRegistered(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for Slack on {Url}")]
    private partial void LogListening(string url);
}
