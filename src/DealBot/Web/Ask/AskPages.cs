using DealBot.Core.Chat;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Web.Ask;

/// <summary>The page to ask on: lines by GET, unless they change something; buttons, menus and forms by POST.</summary>
internal static class AskPages
{
    /// <summary>Registers what the page needs.</summary>
    public static void Add(IServiceCollection services) => services
        .AddSingleton<Jobs>().AddHostedService(static provider => provider.GetRequiredService<Jobs>())
        .AddSingleton<Conversation>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", AskAsync);
        pages.MapPost("/", DoAsync);
        pages.MapGet("/press", ShowAsync);
        pages.MapPost("/press", PressAsync);
        pages.MapPost("/form", SubmitAsync).TakesFile(routes);
        pages.MapGet("/done/{id}", Done);
    }

    private static async Task<IResult> AskAsync(HttpContext http, Conversation conversation, string? q, string? back)
    {
        if (string.IsNullOrWhiteSpace(q)) return conversation.Page(http, conversation.Welcome(), question: null, back: null);
        if (q.Length > TypedLine.Longest) return conversation.Page(http, new Shown.TooLong(q.Length), q, back: null);

        var line = TypedLine.Read(q);
        return conversation.Page(
            http, conversation.Plan(http, line).IsChange ? new Shown.Confirmation(q.Trim()) : await conversation.AnswerAsync(http, line), q, back is null ? null : OwnAddress(back));
    }

    private static async Task<IResult> DoAsync(HttpContext http, Conversation conversation, [FromForm] string q, [FromForm] string? back) => q.Length > TypedLine.Longest
        ? conversation.Page(http, new Shown.TooLong(q.Length), q, back: null)
        : await conversation.DoAsync(http, TypedLine.Read(q), OwnAddress(back));

    private static async Task<IResult> ShowAsync(HttpContext http, Conversation conversation, string id, string? value, string? back)
    {
        var press = new ChatAction.Press(id, value);
        return conversation.Plan(http, press).IsChange
            ? ErrorAnswers.Page(http, StatusCodes.Status405MethodNotAllowed, "This changes something, and is done by pressing its button, not by following a link.")
            : conversation.Page(http, await conversation.AnswerAsync(http, press), question: null, OwnAddress(back));
    }

    private static async Task<IResult> PressAsync(HttpContext http, Conversation conversation, [FromForm] string id, [FromForm] string? value, [FromForm] string? back)
    {
        var press = new ChatAction.Press(id, value);
        return conversation.Plan(http, press).IsChange
            ? await conversation.DoAsync(http, press, OwnAddress(back))
            : new SeeOther($"/press{QueryString.Create([new("id", id), .. value is null ? [] : new KeyValuePair<string, string?>[] { new("value", value) }, new("back", OwnAddress(back))])}");
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, Conversation conversation, [FromForm] string form, [FromForm] string? back, IFormFile? file)
    {
        var submitted = await http.Request.ReadFormAsync(http.RequestAborted);
        var fields = submitted
            .Where(static field => field.Key.StartsWith(Cards.FormView.FieldPrefix, StringComparison.Ordinal))
            .ToDictionary(static field => field.Key[Cards.FormView.FieldPrefix.Length..], static field => field.Value.ToString(), StringComparer.Ordinal);
        return await conversation.DoAsync(http, new ChatAction.Submit(form, fields) { File = await SentFile.OfAsync(file, http.RequestAborted) }, OwnAddress(back));
    }

    private static IResult Done(HttpContext http, Conversation conversation, string id, string? back) => conversation.Find(http, id) is { } shown
        ? conversation.Page(http, shown, question: null, OwnAddress(back))
        : ErrorAnswers.Page(http, StatusCodes.Status404NotFound, "What came of this is not known any more: it was long ago, or DealBot was started again since.");

    // Only a path of ours: whoever sends a link must not choose where its buttons lead.
    private static string OwnAddress(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
