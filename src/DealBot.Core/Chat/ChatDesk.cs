using System.Diagnostics;
using DealBot.Core.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Chat;

/// <summary>
/// Where connectors hand in requests: handles a few at a time, lets a bounded number wait, leaves repeated deliveries alone, and
/// turns every fault into a sentence with an id that the log shares.
/// </summary>
/// <param name="service">What handles them.</param>
/// <param name="log">Learns of the faults.</param>
/// <param name="options">How many at a time.</param>
public sealed partial class ChatDesk(IChatService service, ILogger<ChatDesk> log, ChatDeskOptions options) : IDisposable
{
    private readonly SemaphoreSlim _workers = new(options.Workers, options.Workers);
    private int _waiting;

    /// <summary>How many requests are handled or wait to be.</summary>
    public int Depth => Volatile.Read(ref _waiting);

    /// <summary>How the answer to a request will come; see <see cref="IChatService.Plan"/>. Never throws.</summary>
    public ChatPlan Plan(ChatRequest request)
    {
        try
        {
            return service.Plan(request);
        }
#pragma warning disable CA1031 // the boundary: a fault here shows again, and is told, when the request is handled
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault, "planning an answer", request.Id ?? RequestId.New());
            return new ChatPlan(Visibility.OnlyYou);
        }
    }

    /// <summary>Handles a request on another thread. Never throws but for cancellation.</summary>
    /// <param name="delivery">The platform's id of what it delivered; null where nothing is ever delivered twice.</param>
    /// <param name="request">What somebody did.</param>
    /// <param name="plan">What <see cref="Plan"/> said.</param>
    /// <param name="progress">Told of replies on the way.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What to send; null when this delivery was handled before and nothing is to be sent.</returns>
    public async Task<Reply?> AnswerAsync(
        string? delivery, ChatRequest request, ChatPlan plan, IProgress<Reply> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);

        if (Interlocked.Increment(ref _waiting) > options.Waiting + options.Workers)
        {
            Interlocked.Decrement(ref _waiting);
            ChatMetrics.Handled(request.Place.Platform, "busy", Stopwatch.GetTimestamp());
            return Later("Too many questions at once just now. Please ask again in a minute.", plan);
        }

        var id = request.Id ?? RequestId.New();
        using var scope = RequestId.Scope(log, id);
        var (started, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            await _workers.WaitAsync(cancellation);
            try
            {
                var reply = await Task.Run(
                    () => delivery is null || service.TryClaim(request.Place.Platform, delivery)
                        ? service.HandleAsync(request, progress, cancellation)
                        : Task.FromResult<Reply>(null!),
                    cancellation);
                outcome = reply is null ? "repeated" : "answered";
                return reply;
            }
            finally
            {
                _workers.Release();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            outcome = "cancelled";
            throw;
        }
        catch (StorageException fault)
        {
            LogStorage(id, fault.Message); // a known state, which whoever keeps the library is told of once; no fault of the program
            return Later("The library cannot be read or written just now. Please try again in a minute.", plan);
        }
#pragma warning disable CA1031 // the boundary: nothing may pass it
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Explain(fault, "handling a request", plan, id);
        }
        finally
        {
            ChatMetrics.Handled(request.Place.Platform, outcome, started);
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Logs a fault under a new id, and says so in a reply that shows the id.</summary>
    public Reply Explain(Exception fault, string doing, ChatPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Explain(fault, doing, plan, RequestId.New());
    }

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();

    private Reply Explain(Exception fault, string doing, ChatPlan plan, string id)
    {
        LogFault(fault, doing, id);
        return new Reply(
            [new Note(RichText.Of("Something went wrong on our side. Please try again; if it happens once more, tell a moderator the id ").Then(id, RunStyle.Code).Then(", which the log has too."))],
            plan.Visibility,
            plan.Mode is ReplyMode.Replace ? ReplyMode.Post : plan.Mode)
        {
            Problem = ReplyProblem.Fault,
        };
    }

    private static Reply Later(string sentence, ChatPlan plan) => new([new Note(sentence)], plan.Visibility) { Problem = ReplyProblem.Busy };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request {Id} was not answered: {Reason}")]
    private partial void LogStorage(string id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Id} while {Doing}")]
    private partial void LogFault(Exception fault, string doing, string id);
}

/// <summary>How much a <see cref="ChatDesk"/> takes on.</summary>
/// <param name="Workers">How many requests are handled at a time, 1 or more.</param>
/// <param name="Waiting">How many may wait besides; more are told to come again.</param>
public sealed record ChatDeskOptions(int Workers, int Waiting = 1000);
