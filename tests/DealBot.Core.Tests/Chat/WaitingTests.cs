using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Tests.Chat;

public sealed class WaitingTests
{
    [Fact]
    public async Task Asking_and_storing_the_answer_wait_for_no_writer_of_the_library()
    {
        using var room = await ChatRoom.OfSamplesAsync();
        using var database = Database.Open(Schema.Library, room.DataFolder, connection: null);
        using var writer = database.Rent();
        writer.BeginWrite();
        writer.Execute($"UPDATE library SET revision = revision + 1"); // held until the answer is there

        var reply = await room.TypeAsync("what did Zelensky say");

        Assert.NotEmpty(reply.Parts.OfType<QuoteCard>());
        Assert.NotNull(room.Store.Last(ChatRoom.Channel, ChatRoom.Ann.Id));
        writer.Commit();
    }
}
