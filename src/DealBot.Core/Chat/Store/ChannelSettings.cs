using System.Collections.Frozen;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Store;

/// <summary>The settings of all channels, in memory: planning an answer reads them while a platform's clock runs.</summary>
internal sealed class ChannelSettings(Database database, TimeProvider clock) : IDisposable
{
    // Until then, what another process has set may be unknown here.
    private readonly Every _check = new(TimeSpan.FromSeconds(2), clock);
    private readonly Lock _reading = new();
    private volatile FrozenDictionary<ChannelKey, Visibility> _answers = Read(database);
    private Task _refresh = Task.CompletedTask;

    /// <summary>Who sees the answers to slash commands. Never waits: whoever finds it time has the settings read for the next who asks.</summary>
    public Visibility Answers(ChatPlace place)
    {
        // A database that fails here fails, and is reported, where the request is claimed; what was known goes on holding.
        if (_refresh.IsCompleted && _check.IsDue()) _refresh = Task.Run(Refresh);
        return _answers.GetValueOrDefault(ChannelKey.Of(place), Visibility.OnlyYou);
    }

    public void SetAnswers(ChatPlace place, Visibility visibility)
    {
        database.Write(session => ChannelRows.Set(session, ChannelKey.Of(place), visibility));
        Refresh();
    }

    public void Dispose() => ((IAsyncResult)_refresh).AsyncWaitHandle.WaitOne(); // it may have failed, which matters to nobody any more

    // One at a time, so that what was read later also stays.
    private void Refresh()
    {
        lock (_reading) _answers = Read(database);
    }

    private static FrozenDictionary<ChannelKey, Visibility> Read(Database database) =>
        database.Read(ChannelRows.All).ToFrozenDictionary(row => row.Channel, row => row.Answers);
}
