using DealBot.Slack.Sockets;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Slack.Tests.Sockets;

public sealed class MessageBufferTests
{
    [Fact]
    public void A_message_of_any_fragments_is_whole_up_to_the_limit_and_too_long_above_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[][]>(),
        fragments =>
        {
            const int Most = 50;
            var buffer = new MessageBuffer(Most);
            var whole = (fragments ?? []).SelectMany(fragment => fragment ?? []).ToArray();
            for (var given = 0; given < whole.Length;)
            {
                var count = Math.Min(Math.Min(buffer.Free.Length, 7), whole.Length - given);
                whole.AsMemory(given, count).CopyTo(buffer.Free);
                buffer.Add(count);
                given += count;
            }

            return buffer.IsTooLong ? whole.Length > Most : whole.AsSpan().SequenceEqual(buffer.Bytes.Span);
        }).QuickCheckThrowOnFailure();

    [Theory, InlineData(100, false), InlineData(101, true)]
    public void The_limit_is_exact(int bytes, bool isTooLong)
    {
        var buffer = new MessageBuffer(100);
        for (var i = 0; i < bytes; i++)
        {
            Assert.False(buffer.Free.IsEmpty);
            buffer.Add(1);
        }

        Assert.Equal(isTooLong, buffer.IsTooLong);
        buffer.Clear();
        Assert.Equal((0, false), (buffer.Length, buffer.IsTooLong));
    }
}
