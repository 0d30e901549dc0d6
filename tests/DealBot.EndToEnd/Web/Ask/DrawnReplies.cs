using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing;
using DealBot.Web.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Visibility = DealBot.Core.Chat.Visibility;

namespace DealBot.EndToEnd.Web.Ask;

/// <summary>Draws replies as the page does, and reads them with a parser that knows nothing of how they were written.</summary>
internal sealed class DrawnReplies : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Library _library;
    private readonly LibraryView _view;
    private readonly ServiceProvider _services;
    private readonly HtmlRenderer _renderer;

    public DrawnReplies()
    {
        _library = Library.Open(new LibraryOptions { DataFolder = _folder.Path, ArticlesFolder = _folder.Path });
        _view = _library.View();
        _services = new ServiceCollection().AddSingleton<AntiforgeryStateProvider, TokenOfTest>().BuildServiceProvider();
        _renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
    }

    /// <summary>What the page asks whether words are an article's.</summary>
    public ScriptedChat Chat { get; } = new();

    /// <summary>The reply as readers see it.</summary>
    public IElement Draw(params IReadOnlyList<ReplyPart> parts) => Draw(new Reply(parts, Visibility.OnlyYou));

    /// <inheritdoc cref="Draw(IReadOnlyList{ReplyPart})"/>
    public IElement Draw(Reply reply) => Read<ReplyView>(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["Reply"] = reply,
        ["Context"] = new CardContext(_view, Chat, NullLogger<CardContext>.Instance, "/?q=x"),
    });

    /// <summary>The form as readers see it.</summary>
    public IElement Draw(Form form) => Read<FormView>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Form"] = form, ["Back"] = "/?q=x" });

    public void Dispose()
    {
        _renderer.Dispose();
        _services.Dispose();
        _view.Dispose();
        _library.Dispose();
        _folder.Dispose();
    }

    private IElement Read<TComponent>(IDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        var html = _renderer.Dispatcher.InvokeAsync(
            async () => (await _renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()).GetAwaiter().GetResult();
        return new HtmlParser().ParseDocument($"<!DOCTYPE html><main>{html}</main>").QuerySelector("main")!;
    }

    private sealed class TokenOfTest : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
