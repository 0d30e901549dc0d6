using DealBot.Core.Chat;
using DealBot.Core.Storage;
using DealBot.Core.Tests.Libraries;
using Microsoft.Data.Sqlite;

namespace DealBot.Core.Tests.Chat;

/// <summary>Answers that cannot be stored, because another process keeps the store of chats locked: they are given all the same.</summary>
public sealed class UnstorableAnswersTests : IAsyncLifetime
{
    private ChatRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await ChatRoom.OfAsync([Briefs.Read(Briefs.Article("harbour.txt", Briefs.Harbour))]);

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("who will dredge the channel")]
    [InlineData("speakers")]
    public async Task What_cannot_be_stored_is_answered_without_buttons_and_with_them_once_it_can(string line)
    {
        var whole = await _room.TypeAsync(line);
        using (var other = new SqliteConnection($"Data Source={Path.Combine(_room.DataFolder, "chat.db")};Pooling=False"))
        {
            other.Open();
            using var writing = other.BeginTransaction(deferred: false);

            var bare = await _room.TypeAsync(line);
            Assert.Equal(Words(whole), Words(bare));
            Assert.Contains(bare.Parts.OfType<Note>(), note => note.Text.Plain.Contains("cannot be stored", StringComparison.Ordinal));
            Assert.DoesNotContain(bare.Parts, part => part is ButtonRow or Menu or QuoteCard { Buttons.Count: > 0 });
            Assert.True(_room.Service.TryClaim(ChatPlatform.Slack, "delivered meanwhile"));
            Assert.Equal(StorageAbility.AnswersAndStores, _room.Store.CheckHealth().Ability); // not for ten seconds yet
        }

        Assert.Equal(StorageHealth.Well, _room.Store.CheckHealth());
        var again = await _room.TypeAsync(line);
        Assert.Equal(whole.Parts.Count, again.Parts.Count);
        Assert.DoesNotContain(again.Parts.OfType<Note>(), note => note.Text.Plain.Contains("cannot be stored", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Words(Reply reply) => reply.Parts.Select(static part => part switch
    {
        QuoteCard card => card.Words.Plain,
        Listing list => string.Join('\n', list.Items.Select(static item => item.Text.Plain)),
        _ => "",
    }).Where(static words => words.Length > 0);
}
