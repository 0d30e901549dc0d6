using System.Net;
using System.Net.Sockets;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Fetches one thing: asks at its address, and wherever it is redirected to, each time with all checks.</summary>
/// <remarks>A redirection from https to http is not followed: what comes unencrypted could be changed on the way, and is then shown as somebody's words.</remarks>
/// <param name="web">Carries requests, to public addresses only.</param>
/// <param name="turns">Keeps the pace of each host.</param>
/// <param name="mayFetch">Says whether an address may be fetched.</param>
/// <param name="clock">Times everything.</param>
/// <param name="request">What is wanted.</param>
/// <param name="terms">On which terms.</param>
internal sealed class Journey(
    HttpMessageInvoker web, HostTurns turns, Func<Uri, CancellationToken, Task<RobotsVerdict>> mayFetch, TimeProvider clock, FetchRequest request, FetchTerms terms)
{
    private static readonly string UserAgent = $"DealBot/{typeof(Journey).Assembly.GetName().Version?.ToString(3)}";

    private readonly HashSet<Uri> _visited = [];
    private TimeSpan _left = terms.Patience;
    private Uri _address = request.Address;
    private int _redirections;
    private bool _hasMovedForGood = true;

    private Uri? MovedTo => _redirections > 0 && _hasMovedForGood ? _address : null;

    /// <summary>Fetches.</summary>
    public async Task<FetchOutcome> RunAsync(CancellationToken cancellation)
    {
        FetchOutcome? outcome = null;
        while (outcome is null) outcome = await StepAsync(cancellation);

        return _redirections == 0 ? outcome : outcome switch
        {
            FetchOutcome.Refused refused => refused with { Problem = $"redirects to {WebAddress.Shown(_address)}, which {refused.Problem}" },
            FetchOutcome.Failed failed => failed with { Problem = $"redirects to {WebAddress.Shown(_address)}, which {failed.Problem}" },
            _ => outcome,
        };
    }

    /// <summary>Asks once; null when that led to another address.</summary>
    private async Task<FetchOutcome?> StepAsync(CancellationToken cancellation)
    {
        if (!_visited.Add(_address)) return new FetchOutcome.Refused("leads back there in a circle", "Open it in a browser and give the address of the page that it shows");
        if (_redirections > terms.MostRedirects) return new FetchOutcome.Refused("redirects once more, too often", "Give the address where it ends");
        if (WebAddress.Refusal(_address) is { } refusal) return refusal;

        var verdict = await mayFetch(_address, cancellation);
        if (verdict.Refusal is not null) return verdict.Refusal;

        var host = WebAddress.Host(_address);
        using var turn = await turns.TakeAsync(host, verdict.Delay, cancellation);
        if (turns.HeldFor(host) is { } pause)
            return new FetchOutcome.Failed($"is on a host that asked to be left alone, for {Durations.Of(pause)} more", pause, Status: null);

        var started = clock.GetTimestamp();
        var outcome = await AskAsync(host, cancellation);
        _left -= clock.GetElapsedTime(started);
        return outcome;
    }

    private async Task<FetchOutcome?> AskAsync(string host, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(terms.HeadPatience < _left ? terms.HeadPatience : _left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var started = clock.GetTimestamp();
        try
        {
            using var question = Question();
            using var answer = await web.SendAsync(question, either.Token);
            late.CancelAfter(_left - clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero);
            return await TakeAsync(answer, host, either.Token);
        }
        catch (BodyRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Explain(fault);
        }
    }

    private HttpRequestMessage Question()
    {
        var question = new HttpRequestMessage(HttpMethod.Get, _address);
        question.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        question.Headers.TryAddWithoutValidation("Accept", terms.Accept);
        question.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        question.Headers.ConnectionClose = true;
        if (IsValidator(request.ETag)) question.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (IsValidator(request.LastModified)) question.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        return question;
    }

    private async Task<FetchOutcome?> TakeAsync(HttpResponseMessage answer, string host, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var status = (int)answer.StatusCode;
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation or HttpStatusCode.IMUsed:
                return await BodyAsync(answer, now, cancellation);
            case HttpStatusCode.NotModified when request.ETag is not null || request.LastModified is not null:
                return new FetchOutcome.NotModified(AnswerTimes.Freshness(answer, now), MovedTo);
            case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect:
                return Follow(answer);
            default:
                var pause = AnswerTimes.RetryAfter(answer, now);
                if (pause is { } time && status is 429 or 503) turns.Hold(host, time);
                return new FetchOutcome.Failed($"answered {status}", pause, status);
        }
    }

    private FetchOutcome? Follow(HttpResponseMessage answer)
    {
        if (!answer.Headers.NonValidated.TryGetValues("Location", out var values) || values.Count != 1)
            return new FetchOutcome.Failed($"answered {(int)answer.StatusCode}, without saying where it has gone", RetryAfter: null, (int)answer.StatusCode);
        if (!Uri.TryCreate(_address, values.ToString(), out var target))
            return new FetchOutcome.Refused("redirects to something that is no web address", "Open it in a browser and give the address of the page that it shows");
        if (_address.Scheme is "https" && target.Scheme is "http")
            return new FetchOutcome.Refused($"redirects to {WebAddress.Shown(target)}, which is not encrypted", "Give that address itself, if it is to be trusted");

        _redirections++;
        _hasMovedForGood &= answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
        _address = target.Fragment.Length == 0 ? target : new UriBuilder(target) { Fragment = "" }.Uri;
        return null;
    }

    private async Task<FetchOutcome> BodyAsync(HttpResponseMessage answer, DateTimeOffset now, CancellationToken cancellation)
    {
        var (type, charset) = ContentTypeOf(answer);
        if (!terms.Takes(type)) return new FetchOutcome.Refused($"is no {terms.Wanted}, but {Excerpt.Of(type!, 60)}", WantedRemedy);

        var body = await BoundedBody.ReadAsync(answer.Content, terms.MaxBytes, terms.IsCut, cancellation);
        if (!terms.IsCut && FileSignature.KindOf(body) is { } kind) return new FetchOutcome.Refused($"is no {terms.Wanted}, but {kind}", WantedRemedy);

        return new FetchOutcome.Fetched(_address, body, type, charset)
        {
            MovedTo = MovedTo,
            ETag = Single(answer.Headers.NonValidated, "ETag"),
            LastModified = Single(answer.Content.Headers.NonValidated, "Last-Modified"),
            Freshness = AnswerTimes.Freshness(answer, now),
        };
    }

    private string WantedRemedy => $"Give the address of a {terms.Wanted}";

    /// <summary>Read leniently: servers write it in ways that no standard knows.</summary>
    private static (string? Type, string? Charset) ContentTypeOf(HttpResponseMessage answer)
    {
        if (Single(answer.Content.Headers.NonValidated, "Content-Type") is not { } stated) return (null, null);
        var parts = stated.Split(';', StringSplitOptions.TrimEntries);
        var charset = parts.Skip(1)
            .Select(static part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(static part => part.Length == 2 && part[0].Equals("charset", StringComparison.OrdinalIgnoreCase))?[1].Trim('"', '\'', ' ');
        return (parts[0].Length == 0 ? null : parts[0].ToLowerInvariant(), string.IsNullOrEmpty(charset) ? null : charset);
    }

    private static string? Single(System.Net.Http.Headers.HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } first ? first : null;

    /// <summary>What a server gave us once may be sent back to it, unless a header cannot hold it.</summary>
    private static bool IsValidator(string? stated) => stated is { Length: > 0 and <= 1000 } && stated.All(static sign => sign is >= ' ' and <= '~');

    private static FetchOutcome Explain(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is InnerAddressException inner)
            {
                return new FetchOutcome.Refused(
                    $"leads to an inner address ({inner.Kind})",
                    "Only public web sites are fetched; if this host is meant to be reached, name it in innerHosts under feeds in config/dealbot.json");
            }

            if (cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }) return Failed("is on a host whose name is not known");
        }

        return fault switch
        {
            OperationCanceledException => Failed("did not answer in time"),
            InvalidDataException => Failed("sent compressed content that is damaged"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                new FetchOutcome.Refused("sends more headers than are taken", "Tell the site, whose server is not in order"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Failed("has no certificate that can be trusted"),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } =>
                Failed("answered something that is not HTTP"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Failed("cannot be reached"),
            _ => Failed("broke its answer off"),
        };

        static FetchOutcome.Failed Failed(string problem) => new(problem, RetryAfter: null, Status: null);
    }
}
