using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Core.Tests.Alerts.Delivery;
using DealBot.Core.Tests.Answers;
using DealBot.Testing;
using DealBot.Testing.Posting;
using DealBot.Testing.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Core.Tests.Chat;

/// <summary>A channel with a real library behind it, in a temporary folder: what is asked there, and what comes back.</summary>
internal sealed class ChatRoom : IDisposable
{
    public static readonly ChatPlace Channel = new(ChatPlatform.Slack, "T1", "C1", IsDirect: false);
    public static readonly ChatPlace Direct = new(ChatPlatform.Slack, "T1", "D1", IsDirect: true);
    public static readonly ChatPlace HomePage = new(ChatPlatform.Slack, "T1", "", IsDirect: false);
    public static readonly ChatUser Ann = new("U1", "Ann", IsModerator: false);
    public static readonly ChatUser Bob = new("U2", "Bob", IsModerator: false);
    public static readonly ChatUser Moderator = new("U9", "Mo", IsModerator: true);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dealbot-chat");

    private readonly WebCounterpart? _web;
    private Fetcher? _fetcher;

    private ChatRoom(WebCounterpart? web)
    {
        _web = web;
        (Library, Store, Service) = Open();
    }

    public ManualClock Clock { get; } = new();

    public Library Library { get; private set; }

    public ChatStore Store { get; private set; }

    public ChatService Service { get; private set; }

    /// <summary>A library of the articles that the repository ships.</summary>
    public static Task<ChatRoom> OfSamplesAsync() => OfAsync(ArticleReader.ReadAll(Path.Join(Repository.Root, "index", "articles")));

    /// <summary>A library of these articles.</summary>
    /// <param name="articles">What is imported before anybody asks.</param>
    /// <param name="web">Where its feeds are; null where it follows none.</param>
    public static async Task<ChatRoom> OfAsync(IEnumerable<ReadOutcome> articles, WebCounterpart? web = null)
    {
        var room = new ChatRoom(web);
        await room.Library.ImportAsync(articles, cancellation: TestContext.Current.CancellationToken);
        return room;
    }

    /// <summary>Hears of the replies on the way.</summary>
    public IProgress<Reply> Progress { get; set; } = new Unheard();

    /// <summary>Where its databases lie.</summary>
    public string DataFolder => _folder.FullName;

    /// <summary>The folder that reindexing looks through.</summary>
    public string ArticlesFolder => Path.Combine(_folder.FullName, "articles");

    /// <summary>Somebody does something.</summary>
    public async Task<Reply> DoAsync(ChatRequest request)
    {
        var plan = Service.Plan(request);
        Assert.Null(plan.Form);
        var reply = await Service.HandleAsync(request, Progress, TestContext.Current.CancellationToken);
        Assert.Equal((plan.Visibility, plan.Mode), (reply.Visibility, reply.Mode));
        Limits.Check(reply);
        return reply;
    }

    /// <summary>Ann types a line after the slash command, in the channel.</summary>
    public Task<Reply> TypeAsync(string line, ChatUser? user = null, ChatOrigin origin = ChatOrigin.SlashCommand, ChatPlace? place = null) =>
        DoAsync(new ChatRequest(place ?? Channel, user ?? Ann, new ChatAction.Line(line), origin));

    /// <summary>A moderator types a line after the moderators' slash command, in the channel.</summary>
    public Task<Reply> AdministerAsync(string line, ChatFile? file = null, ChatUser? user = null) => DoAsync(new ChatRequest(
        Channel, user ?? Moderator, new ChatAction.Line(line, IsAdministration: true) { File = file }, ChatOrigin.SlashCommand));

    /// <summary>Somebody presses a button of a reply, or chooses from its menu.</summary>
    public Task<Reply> PressAsync(
        string id, ChatUser? user = null, ChatOrigin origin = ChatOrigin.PrivateMessage, ChatPlace? place = null, string? value = null) =>
        DoAsync(new ChatRequest(place ?? Channel, user ?? Ann, new ChatAction.Press(id, value), origin));

    /// <summary>Articles come, and what is due is sent: gives what stands in the channels then, in the order it was posted.</summary>
    /// <param name="count">How many messages are waited for.</param>
    /// <param name="articles">What comes.</param>
    public async Task<IReadOnlyList<Reply>> AnnounceAsync(int count, params IEnumerable<ReadOutcome> articles)
    {
        await Library.ImportAsync(articles, cancellation: TestContext.Current.CancellationToken);
        return await SentAsync(count);
    }

    /// <summary>What is due is sent.</summary>
    public async Task<IReadOnlyList<Reply>> SentAsync(int count)
    {
        var channels = new ScriptedChannels(ChatPlatform.Slack, Clock);
        await using (new RunningDispatcher(new Dispatcher(Library, channels, new DispatcherOptions(), Clock, NullLogger<Dispatcher>.Instance)))
            await channels.UntilAsync(all => all.Standing.Count >= count, $"{count} messages");
        Assert.Equal(count, channels.Standing.Count);
        return [.. channels.Standing.Select(message =>
        {
            var reply = new Reply(message.Parts, Visibility.Channel);
            Limits.Check(reply);
            Assert.All(reply.Parts.OfType<QuoteCard>(), card => Assert.True(Service.IsVerbatim(card.Citation, card.Words.Plain)));
            return reply;
        })];
    }

    /// <summary>The process ends, and another one begins.</summary>
    public void Restart()
    {
        Close();
        (Library, Store, Service) = Open();
    }

    public void Dispose()
    {
        Close();
        _folder.Delete(recursive: true);
    }

    private (Library Library, ChatStore Store, ChatService Service) Open()
    {
        var library = Library.Open(new LibraryOptions { DataFolder = _folder.FullName, ArticlesFolder = ArticlesFolder, MaxArticleBytes = 100_000, Clock = Clock });
        var store = ChatStore.Open(new ChatStoreOptions { DataFolder = _folder.FullName, Clock = Clock });
        _fetcher = _web is null ? null : new Fetcher(_web.Options, Clock, NullLogger<Fetcher>.Instance, _web.ResolveAsync);
        return (library, store, new ChatService(
            library,
            SampleLibrary.Answerer,
            store,
            Clock,
            () => [("Slack", new ConnectorStatus(ConnectorState.Connected, "Since noon."))],
            _fetcher is null ? null : new Sources(library, _fetcher, Clock)));
    }

    private void Close()
    {
        _fetcher?.Dispose();
        Store.Dispose();
        Library.Dispose();
    }
}
