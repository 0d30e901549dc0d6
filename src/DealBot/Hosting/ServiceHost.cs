using DealBot.Cli;
using DealBot.Cli.Display;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Hosting.Health;
using DealBot.Hosting.Settings;
using DealBot.Hosting.Telemetry;
using DealBot.Web;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>The service as one host: the connectors that have tokens, the feeds, the alerts and the page, over one library.</summary>
internal sealed partial class ServiceHost : IAsyncDisposable
{
    /// <summary>How long answers under way and sockets may take to end after the service was told to stop.</summary>
    public static readonly TimeSpan GraceToStop = TimeSpan.FromSeconds(10);

    private const int ThreadsAtHand = 32;

    private readonly WebApplication _host;
    private readonly OpenedLibrary _opened;
    private readonly Platforms _platforms;
    private readonly ListenAddresses _addresses;
    private readonly ILogger _log;

    /// <param name="opened">What is asked, and filled.</param>
    /// <param name="store">What chat remembers.</param>
    /// <param name="platforms">Where it answers besides its page.</param>
    /// <param name="access">Who may enter the page.</param>
    /// <param name="addresses">Where it listens.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public ServiceHost(OpenedLibrary opened, ChatStore store, Platforms platforms, WebAccess access, ListenAddresses addresses, TimeProvider clock, ILoggerFactory logs)
    {
        (_opened, _platforms, _addresses, _log) = (opened, platforms, addresses, logs.CreateLogger<ServiceHost>());
        // Neither appsettings.json of wherever we were started nor ASPNETCORE_ENVIRONMENT has a say: the one would be watched with all
        // folders around it, the other could turn on pages that show stack traces.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls(addresses.Urls);
        var services = builder.Services;
        services.Replace(ServiceDescriptor.Singleton(logs));
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime, CommandLifetime>());
        services.Configure<HostOptions>(static host =>
        {
            // What is still running then is cut off and reported while there is time: the web server takes up to a second for it.
            host.ShutdownTimeout = IConnector.Grace + TimeSpan.FromSeconds(0.5);
            host.ServicesStopConcurrently = true; // connectors and feeds share the grace
        });
        services.AddSingleton(opened).AddSingleton(opened.Library).AddSingleton(opened.Answerer).AddSingleton(store).AddSingleton(platforms).AddSingleton(clock);
        services.AddSingleton<Supervisor>();
        services.AddSingleton(_ => opened.OpenFetcher(clock, logs));
        services.AddSingleton<Sources>();
        services.AddSingleton<IChatService>(provider => new ChatService(
            opened.Library,
            opened.Answerer,
            store,
            clock,
            () => provider.GetRequiredService<Connectors>().All.Select(static connector => (connector.Name, connector.Status)),
            provider.GetRequiredService<Sources>()));
        // A question is milliseconds of work; two more than there are cores keep them busy while one waits for the disk.
        services.AddSingleton(new ChatDeskOptions(Workers: Environment.ProcessorCount + 2));
        services.AddSingleton<ChatDesk>();
        services.AddSingleton<Connectors>().AddHostedService(static provider => provider.GetRequiredService<Connectors>());
        services.AddSingleton<LiveSettings>().AddHostedService<SettingsWatch>();
        services.AddHostedService<Newswire>();
        services.AddSingleton<ServiceTelemetry>().AddSingleton<ServiceGauges>();
        services.AddSingleton<ServiceStatus>();
        services.AddSingleton<ServiceHealth>().AddHostedService(static provider => provider.GetRequiredService<ServiceHealth>());
        WebServer.Add(services, builder.WebHost, access, opened.Folders.Data.FullPath);
        _host = builder.Build();
        WebServer.Map(_host);
    }

    /// <summary>Everything that is served, for those who look whether all of it is guarded.</summary>
    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)_host).DataSources.SelectMany(static source => source.Endpoints);

    /// <summary>Fills a library that was just made, and serves until stopped.</summary>
    /// <param name="screen">Where progress is shown, if it is a terminal.</param>
    /// <param name="stopped">Ends it.</param>
    /// <exception cref="CommandException">It cannot listen.</exception>
    public async Task RunAsync(Screen screen, CancellationToken stopped)
    {
        foreach (var mistake in ReadVariables.Mistyped()) LogWarning(mistake);
        if (_platforms.Discord is null) LogOff(Platforms.DiscordIsOff);
        if (_platforms.Slack is null) LogOff(Platforms.SlackIsOff);
        if (_platforms is { Discord: null, Slack: null }) LogOff("The page answers and the library fills itself; nobody is told of what is new.");
        await FillAsync(screen, stopped);
        // The pool has a thread a core at first and adds one each half second: a reindex, which keeps them all busy, would hold up
        // what must be acknowledged at once.
        ThreadPool.GetMinThreads(out var threads, out var completions);
        ThreadPool.SetMinThreads(Math.Max(threads, ThreadsAtHand), completions);
        await WarmUpAsync(stopped);
        await StartAsync();
        await _host.WaitForShutdownAsync(stopped);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task FillAsync(Screen screen, CancellationToken stopped)
    {
        if (await _opened.FillAsync(screen, stopped) is { } report)
        {
            foreach (var failure in report.Failures) LogFailure(failure.Message);
            foreach (var warning in report.Warnings) LogWarning(warning);
            var made = _opened.Made(report);
            LogMade(made);
        }

        using var view = _opened.Library.View();
        if (view.Articles.Count == 0) LogEmpty(_opened.Folders.Articles.FullPath);
    }

    private async Task StartAsync()
    {
        try
        {
            // To the end, even if told to stop meanwhile: connectors answer before the page listens, and only what has started is
            // stopped in order, with answers under way finished.
            await _host.StartAsync(CancellationToken.None);
        }
        catch (Exception fault) when (_addresses.Explain(fault) is not null)
        {
            throw _addresses.Explain(fault)!;
        }

        _host.Lifetime.ApplicationStopping.Register(LogStopping);
        foreach (var url in _host.Urls) LogListening(url);
        var page = ListenAddresses.Page(_host.Urls.First());
        LogReady(page);
    }

    /// <summary>
    /// Asks as nobody and nowhere, so that the first who asks waits neither for the index to be opened nor for code to be compiled:
    /// the platforms' clocks run from the moment we are connected, and a button of yesterday may be pressed in that moment.
    /// </summary>
    private async Task WarmUpAsync(CancellationToken stopped)
    {
        var chat = _host.Services.GetRequiredService<IChatService>();
        var desk = _host.Services.GetRequiredService<ChatDesk>();
        var nobody = new ChatUser("", "", IsModerator: false);
        var nowhere = new ChatPlace(ChatPlatform.Discord, "", "", IsDirect: false);
        chat.Complete(nowhere, nobody, ChatOptionKind.Question, "w");

        using var view = _opened.Library.View();
        var somebody = view.Speakers is [var first, ..] ? first.Name : "anybody"; // so that names are looked up too
        var question = new ChatRequest(nowhere, nobody, new ChatAction.Line($"what did {somebody} say about the talks"), ChatOrigin.SlashCommand);
        var answer = await AnswerAsync(question);
        if (answer.Parts.OfType<QuoteCard>().SelectMany(card => card.Buttons).FirstOrDefault() is { } button)
            answer = await AnswerAsync(question with { Action = new ChatAction.Press(button.Id), Origin = ChatOrigin.PrivateMessage });
        _host.Services.GetRequiredService<Connectors>().WarmUp(answer);

        async Task<Reply> AnswerAsync(ChatRequest request) =>
            (await desk.AnswerAsync($"{Guid.NewGuid()}", request, desk.Plan(request), new Progress<Reply>(), stopped))!;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{WhatIsOff}")]
    private partial void LogOff(string whatIsOff);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Made}")]
    private partial void LogMade(string made);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Failure}")]
    private partial void LogFailure(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The library is empty. Put articles into {Folder}, which is watched, or follow a feed: dealbot feeds add URL")]
    private partial void LogEmpty(string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Url}")]
    private partial void LogListening(string url);

    [LoggerMessage(Level = LogLevel.Information, Message = "DealBot is ready. Open {Page} in a browser; Ctrl-C stops it.")]
    private partial void LogReady(string page);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping, as soon as what is under way is done")]
    private partial void LogStopping();

    /// <summary>The command line owns the signals, and stops the host by a cancellation.</summary>
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
