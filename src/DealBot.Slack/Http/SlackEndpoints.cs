using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace DealBot.Slack.Http;

/// <summary>Takes what Slack delivers over HTTP: verified, answered at once with nothing, and handed over.</summary>
/// <remarks>docs.slack.dev/interactivity/implementing-slash-commands, docs.slack.dev/apis/events-api, docs.slack.dev/interactivity/handling-user-interaction.</remarks>
internal sealed partial class SlackEndpoints
{
    /// <summary>The longest body; Slack's stay far below.</summary>
    internal const int MostBodyBytes = 1024 * 1024;

    /// <summary>How long a body may take to come: as long as Slack waits for its answer. Nobody holds memory here longer without a signature.</summary>
    internal static readonly TimeSpan MostBodyTime = TimeSpan.FromSeconds(3);

    private readonly SlackSignature _signature;
    private readonly Deliveries _deliveries;
    private readonly TimeProvider _clock;
    private readonly ILogger<SlackEndpoints> _log;

    /// <summary>Serves nothing yet.</summary>
    /// <exception cref="ArgumentException">There is no signing secret; the message says where to find it.</exception>
    public SlackEndpoints(SlackOptions options, Deliveries deliveries, ILogger<SlackEndpoints> log, TimeProvider clock)
    {
        _signature = new SlackSignature(options.SigningSecret, clock);
        (_deliveries, _log, _clock) = (deliveries, log, clock);
    }

    /// <summary>Adds POST /slack/commands, /slack/events and /slack/interactivity.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/commands", context => TakeAsync(context, DeliveryKind.Command, static body => Fields(Form(body))));
        routes.MapPost("/slack/interactivity", context => TakeAsync(context, DeliveryKind.Interaction, static body =>
            PayloadReading.Object(Encoding.UTF8.GetBytes(Form(body).GetValueOrDefault("payload").ToString()))));
        routes.MapPost("/slack/events", context => TakeAsync(context, DeliveryKind.Event, static body => PayloadReading.Object(body)));
    }

    private async Task TakeAsync(HttpContext context, DeliveryKind kind, Func<byte[], JsonElement?> read)
    {
        var response = context.Response;
        var (body, refusal) = await BodyAsync(context.Request);
        if (body is null)
        {
            LogBody(kind, refusal);
            response.StatusCode = refusal;
        }
        else if (kind is not DeliveryKind.Event && Form(body).ContainsKey("ssl_check"))
        {
            // Slack looks whether our certificate is good; that request is not signed, and nothing is done for it but to answer 200.
        }
        else if (!IsSigned(context.Request.Headers, body))
        {
            LogForged(kind);
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (read(body) is not { } payload)
        {
            LogUnreadable(kind, body.Length);
            response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (kind is DeliveryKind.Event && payload.Text("type") is not "event_callback" and var type)
        {
            if (type is "url_verification") await response.WriteAsync(payload.Text("challenge") ?? "", context.RequestAborted);
            else if (type is "app_rate_limited") LogRateLimited();
            else LogUnknown();
        }
        else if (!_deliveries.HasRoom)
        {
            LogNoRoom();
            response.StatusCode = StatusCodes.Status503ServiceUnavailable; // Slack delivers events again
        }
        else
        {
            await response.CompleteAsync(); // an empty 200 is the acknowledgement; work comes after
            _deliveries.Start(SlackDelivery.Of(kind, payload, Attempt(context.Request.Headers)));
        }
    }

    private bool IsSigned(IHeaderDictionary headers, byte[] body) =>
        headers["X-Slack-Request-Timestamp"] is [{ } timestamp] && headers["X-Slack-Signature"] is [{ } signature] &&
        _signature.IsValid(timestamp, signature, body);

    private static int Attempt(IHeaderDictionary headers) =>
        int.TryParse(headers["X-Slack-Retry-Num"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The body to the byte, for the signature is over its bytes; without one, the status that refuses it.</summary>
    private async Task<(byte[]? Body, int Refusal)> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBodyBytes) return (null, StatusCodes.Status413PayloadTooLarge);
        using var late = new CancellationTokenSource(MostBodyTime, _clock);
        await using var waiting = late.Token.Register(request.BodyReader.CancelPendingRead);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            var isTooLong = read.Buffer.Length > MostBodyBytes;
            var body = read.IsCompleted && !isTooLong ? read.Buffer.ToArray() : null;
            var isOver = read.IsCompleted || isTooLong || read.IsCanceled;
            request.BodyReader.AdvanceTo(isOver ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (isOver) return (body, isTooLong ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status408RequestTimeout);
        }
    }

    private static Dictionary<string, StringValues> Form(byte[] body)
    {
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body));
            return reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            return []; // more fields than any form has
        }
    }

    /// <summary>The fields of a form as Socket Mode delivers them: an object of strings.</summary>
    private static JsonElement? Fields(Dictionary<string, StringValues> form)
    {
        if (!form.ContainsKey("command")) return null;
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, values) in form) writer.WriteString(name, values[0]);
            writer.WriteEndObject();
        }

        return PayloadReading.Object(bytes.WrittenMemory);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request that Slack did not sign, or not lately ({Kind}); the signing secret may be wrong, or this machine's clock")]
    private partial void LogForged(DeliveryKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request of Slack ({Kind}) of {Bytes} bytes that cannot be read")]
    private partial void LogUnreadable(DeliveryKind kind, int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request ({Kind}) whose body is too long or did not come within three seconds ({Status})")]
    private partial void LogBody(DeliveryKind kind, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack holds events back: more than 30,000 an hour came from the workspace")]
    private partial void LogRateLimited();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Acknowledged a request of Slack of an unknown type, and did nothing")]
    private partial void LogUnknown();

    [LoggerMessage(Level = LogLevel.Error, Message = "Too much is under way to take what Slack delivers; it will deliver events again")]
    private partial void LogNoRoom();
}
