using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Web.Access;
using DealBot.Web.Cards;
using DealBot.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Ask;

/// <summary>Hands in to chat what is typed, pressed and filled in on the page, and makes pages of what comes back.</summary>
internal sealed class Conversation(ChatDesk desk, IChatService chat, Library library, Jobs jobs, TimeProvider clock, ILogger<CardContext> log)
{
    /// <summary>The header by which the script asks for what is new on the page alone.</summary>
    public const string PartHeader = "X-DealBot-Part";

    private const string RefreshEverySeconds = "2";

    // What takes longer goes on while its page shows how far it is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How what somebody did would be answered.</summary>
    public ChatPlan Plan(HttpContext http, ChatAction action) => desk.Plan(RequestOf(http, action));

    /// <summary>Answers what changes nothing.</summary>
    public async Task<Shown> AnswerAsync(HttpContext http, ChatAction action)
    {
        var request = RequestOf(http, action);
        var plan = desk.Plan(request);
        if (plan.Form is { } form) return new Shown.Questions(form);
        return new Shown.Answer((await desk.AnswerAsync(delivery: null, request, plan, new Unheard(), http.RequestAborted))!);
    }

    /// <summary>Sets going what may change something, and leads to the page of what comes of it: reloading that does nothing again.</summary>
    public async Task<IResult> DoAsync(HttpContext http, ChatAction action, string back)
    {
        var request = RequestOf(http, action);
        var plan = desk.Plan(request);
        var job = jobs.Start(request.User.Id, (progress, stopped) => desk.AnswerAsync(delivery: null, request, plan, progress, stopped));
        await Task.WhenAny(job.Done, Task.Delay(Patience, clock, http.RequestAborted));
        return new SeeOther($"/done/{job.Id}?back={Uri.EscapeDataString(back)}");
    }

    /// <summary>What came of something that was set going; null when nothing is known of it.</summary>
    public Shown? Find(HttpContext http, string id) =>
        jobs.Find(Visitor.Of(http).Id, id) is { } job ? new Shown.Answer(job.Reply, IsRunning: !job.Done.IsCompleted) : null;

    /// <summary>What a first visitor sees.</summary>
    public Shown Welcome()
    {
        using var view = library.View();
        return new Shown.Welcome(Welcomes.Of(view, clock.GetUtcNow()));
    }

    /// <summary>A page that shows it; for the script, the part of the page that is new.</summary>
    /// <param name="http">The request.</param>
    /// <param name="shown">What is shown.</param>
    /// <param name="question">What stands in the field.</param>
    /// <param name="back">Where it, its buttons and its forms lead back to: the page or the answer it was asked or pressed on; null where it stands by itself.</param>
    public IResult Page(HttpContext http, Shown shown, string? question, string? back)
    {
        var view = library.View();
        http.Response.RegisterForDispose(view); // it is read while the page is written
        if (shown is Shown.Answer { IsRunning: true }) http.Response.Headers["Refresh"] = RefreshEverySeconds;
        var context = new CardContext(view, chat, log, back ?? Links.ToQuestion(question ?? ""));
        var status = StatusOf(shown);
        return http.Request.Headers.ContainsKey(PartHeader)
            ? new RazorComponentResult<ShownView>(new { Shown = shown, Context = context }) { StatusCode = status }
            : new RazorComponentResult<AskPage>(new { Shown = shown, Context = context, Question = question, Back = back }) { StatusCode = status };
    }

    private static int StatusOf(Shown shown) => shown switch
    {
        Shown.Answer { Reply.Problem: ReplyProblem.Busy } => StatusCodes.Status503ServiceUnavailable,
        Shown.Answer { Reply.Problem: ReplyProblem.Fault } => StatusCodes.Status500InternalServerError,
        Shown.TooLong => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    // A visitor is alone with DealBot, who may open a form there.
    private static ChatRequest RequestOf(HttpContext http, ChatAction action)
    {
        var visitor = Visitor.Of(http);
        return new ChatRequest(visitor.Place, visitor.User, action, action is ChatAction.Line ? ChatOrigin.SlashCommand : ChatOrigin.PrivateMessage) { Id = http.TraceIdentifier };
    }

    private sealed class Unheard : IProgress<Reply>
    {
        public void Report(Reply value)
        {
            // Only what is set going shows how far it is.
        }
    }
}
