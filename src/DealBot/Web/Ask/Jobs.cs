using System.Security.Cryptography;
using DealBot.Core.Chat;
using Microsoft.Extensions.Hosting;

namespace DealBot.Web.Ask;

/// <summary>
/// What visitors set going: each goes on though its browser leaves, until it is done or the service stops, and what came of it is kept
/// for a while, so that reloading the page shows it and does nothing again.
/// </summary>
internal sealed class Jobs(IHostApplicationLifetime service) : IHostedService
{
    private const int MostKept = 200;

    private readonly Lock _lock = new();
    private readonly LinkedList<Job> _jobs = new(); // latest first

    /// <summary>Sets something going.</summary>
    /// <param name="visitor">For whom: nobody else sees it.</param>
    /// <param name="work">Does it, telling how far it is; cancelled when the service stops.</param>
    public Job Start(string visitor, Func<IProgress<Reply>, CancellationToken, Task<Reply?>> work)
    {
        var job = new Job(RandomNumberGenerator.GetHexString(Job.IdLength, lowercase: true), visitor);
        job.Begin(work, service.ApplicationStopping);
        lock (_lock)
        {
            _jobs.AddFirst(job);
            for (var oldest = _jobs.Last; _jobs.Count > MostKept && oldest is not null; oldest = oldest.Previous)
            {
                if (oldest.Value.Done.IsCompleted)
                {
                    _jobs.Remove(oldest);
                    break;
                }
            }
        }

        return job;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for what was told to stop: it still needs the library.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return Task.WhenAll(_jobs.Select(static job => job.Done)).WaitAsync(cancellationToken);
    }

    /// <summary>A visitor's job; null when there is none of that id, or it is too long ago.</summary>
    public Job? Find(string visitor, string id)
    {
        lock (_lock)
        {
            return _jobs.FirstOrDefault(job => string.Equals(job.Id, id, StringComparison.Ordinal) && string.Equals(job.Visitor, visitor, StringComparison.Ordinal));
        }
    }
}

/// <summary>One thing that a visitor set going.</summary>
/// <param name="id">In its page's address; cannot be guessed.</param>
/// <param name="visitor">Whose it is.</param>
internal sealed class Job(string id, string visitor) : IProgress<Reply>
{
    /// <summary>Hexadecimal digits of an id.</summary>
    public const int IdLength = 32;

    private static readonly Reply Begun = new([new Note("This has been begun.")], Visibility.OnlyYou);
    private static readonly Reply Stopped = new([new Note("DealBot was stopped before this was done.")], Visibility.OnlyYou);

    private volatile Reply _reply = Begun;

    public string Id => id;

    public string Visitor => visitor;

    /// <summary>What came of it, or how far it is.</summary>
    public Reply Reply => _reply;

    /// <summary>Ends with the work, and never fails.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>Begins the work.</summary>
    public void Begin(Func<IProgress<Reply>, CancellationToken, Task<Reply?>> work, CancellationToken stopped) => Done = RunAsync(work, stopped);

    /// <inheritdoc/>
    public void Report(Reply value) => _reply = value;

    private async Task RunAsync(Func<IProgress<Reply>, CancellationToken, Task<Reply?>> work, CancellationToken stopped)
    {
        try
        {
            _reply = await work(this, stopped) ?? Stopped;
        }
        catch (OperationCanceledException)
        {
            _reply = Stopped;
        }
    }
}
