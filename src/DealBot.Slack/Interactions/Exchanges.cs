using System.Text.Json;
using System.Threading.Channels;
using DealBot.Core.Chat;
using DealBot.Slack.Rendering;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Interactions;

/// <summary>Answers what Slack delivers: from the payload to the message that is the answer.</summary>
internal sealed partial class Exchanges
{
    /// <summary>How long an answer may take in silence. Most take milliseconds; a word of ours costs a message of its own.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private static readonly Note StillAtIt = new("Still at it …", IsQuiet: true);

    private readonly ChatDesk _desk;
    private readonly SlackWebApi _api;
    private readonly People _people;
    private readonly KeptUrls _urls;
    private readonly IncomingReader _reader;
    private readonly Composer _composer;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _logs;
    private readonly ILogger _log;

    /// <summary>Answers over the Web API.</summary>
    public Exchanges(SlackOptions options, SlackWebApi api, ChatDesk desk, IChatService service, TimeProvider clock, ILoggerFactory logs)
    {
        (_desk, _api, _clock, _logs) = (desk, api, clock, logs);
        _people = new People(options, api, clock, logs.CreateLogger<People>());
        _urls = new KeptUrls(clock);
        _reader = new IncomingReader(api, _people, _urls, logs.CreateLogger<IncomingReader>());
        _composer = new Composer(service, logs.CreateLogger<Composer>());
        _log = logs.CreateLogger<Exchanges>();
    }

    /// <summary>Answers one delivery. What goes wrong is told to the user and to the log.</summary>
    /// <param name="delivery">What Slack delivered, acknowledged already.</param>
    /// <param name="self">The bot's own user id.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task AnswerAsync(SlackDelivery delivery, string self, CancellationToken cancellation)
    {
        if (await _reader.ReadAsync(delivery, self, cancellation) is not { } incoming) return;

        var (user, locale) = await _people.FindAsync(incoming.User, incoming.UserName, cancellation);
        ChatRequest request = new(incoming.Place, user, incoming.Action, incoming.Origin) { Locale = locale, Thread = incoming.Thread };
        var plan = _desk.Plan(request);
        ReplySender sender = new(incoming, _api, _composer, _logs.CreateLogger<ReplySender>());
        try
        {
            if (plan.Form is { } form) await OpenAsync(form, incoming, sender, cancellation);
            else await AnswerAsync(delivery.Id, request, plan, sender, cancellation);
        }
#pragma warning disable CA1031 // the user hears of whatever went wrong while sending
        catch (Exception fault) when (fault is not (OperationCanceledException or ConnectorRefusedException))
#pragma warning restore CA1031
        {
            await sender.SendAsync(_desk.Explain(fault, "sending an answer to Slack", plan), isProgress: false, cancellation);
        }
    }

    private async Task AnswerAsync(string delivery, ChatRequest request, ChatPlan plan, ReplySender sender, CancellationToken cancellation)
    {
        // Only the newest word on the way is worth sending, and only one at a time.
        var news = Channel.CreateBounded<Reply>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var telling = TellAsync(news.Reader, sender, cancellation);
        Reply? reply;
        try
        {
            Progress progress = new(news.Writer);
            var answering = _desk.AnswerAsync(delivery, request, plan, progress, cancellation);
            if (plan.Mode is ReplyMode.Post && await TakesLongAsync(answering, cancellation) && !progress.HasNews)
                news.Writer.TryWrite(new Reply([StillAtIt], plan.Visibility));
            reply = await answering;
        }
        finally
        {
            while (news.Reader.TryRead(out _))
            {
                // What was on the way is overtaken by the answer.
            }

            news.Writer.Complete();
            await telling;
        }

        if (reply is not null) await sender.SendAsync(reply, isProgress: false, cancellation);
    }

    private async Task<bool> TakesLongAsync(Task answering, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var silence = Task.Delay(Silence, _clock, over.Token);
        var first = await Task.WhenAny(answering, silence);
        await over.CancelAsync();
        return first == silence;
    }

    private async Task TellAsync(ChannelReader<Reply> news, ReplySender sender, CancellationToken cancellation)
    {
        await foreach (var reply in news.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await sender.SendAsync(reply, isProgress: true, cancellation);
            }
#pragma warning disable CA1031 // what is lost on the way does not stop the answer
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogProgress(fault);
            }
        }
    }

    private async Task OpenAsync(Form form, Incoming incoming, ReplySender sender, CancellationToken cancellation)
    {
        var back = incoming.WayBack;
        FormOrigin origin = new(
            back.Channel,
            incoming.Place.IsDirect,
            incoming.Origin is ChatOrigin.PublicMessage,
            back.PublicMessage,
            back.Thread,
            _urls.Keep(back.Response));
        var view = Views.Modal(form, JsonSerializer.Serialize(origin, PayloadJson.Default.FormOrigin));
        var reason = incoming.Trigger is { } trigger
            ? await _api.OpenViewAsync(trigger, view, cancellation) switch
            {
                SlackResult<string>.Done => null,
                SlackResult<string>.Refused { Error: "exchanged_trigger_id" } => null, // a repeated delivery: the form is open
                SlackResult<string>.Refused refused => refused.Error,
                SlackResult<string>.Unanswered { MayBeDone: true } => null,
                SlackResult<string>.Unanswered unanswered => unanswered.Reason,
                _ => null,
            }
            : "no trigger";
        if (reason is null) return;

        LogForm(reason);
        await sender.SendAsync(
            new Reply([new Note("The form could not be opened in the three seconds that Slack gives. Please try again.")], Visibility.OnlyYou), isProgress: false, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A form could not be opened in Slack: {Reason}")]
    private partial void LogForm(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A word on the way to an answer could not be sent to Slack")]
    private partial void LogProgress(Exception fault);

    private sealed class Progress(ChannelWriter<Reply> news) : IProgress<Reply>
    {
        public bool HasNews { get; private set; }

        public void Report(Reply value)
        {
            HasNews = true;
            news.TryWrite(value);
        }
    }
}
