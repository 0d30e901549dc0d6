using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Those who take their time, or hold what others need: each is dropped, and others are served meanwhile.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class SlowRequestTests(AttackedPages pages)
{
    private const string Request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private const int MostConnectionsOfAddress = 512;

    public static TheoryData<string, int[]> Slow =>
    [
        new("GET / HTTP/1.1\r\nHost: localhost\r\nX: ", [408]) { TestDisplayName = "headers that do not end" },
        new("GET", [408]) { TestDisplayName = "a line that does not end" },
        new("POST /logout HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na=", [408]) { TestDisplayName = "a body that does not come" },
        new("POST /logout HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na=", [408]) { TestDisplayName = "a chunk that does not come" },
    ];

    [Theory, MemberData(nameof(Slow))]
    public async Task Whoever_does_not_go_on_is_dropped(string beginning, int[] statuses) =>
        Assert.Equal(statuses, (await RawHttp.SendAsync(pages.Open, beginning)).Statuses);

    [Fact]
    public async Task Whoever_holds_all_connections_that_an_address_may_have_keeps_nobody_else_out()
    {
        var holder = IPAddress.Parse("127.0.2.1");
        List<Socket> held = [];
        try
        {
            var refused = 0;
            for (var count = 0; count < MostConnectionsOfAddress + 8; count++)
            {
                try
                {
                    held.Add(await RawHttp.ConnectAsync(pages.Open, holder));
                }
                catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset && count >= MostConnectionsOfAddress)
                {
                    refused++; // closed before we had heard that it was open
                }
            }

            var open = held.ToDictionary(RawHttp.ReadAsync);
            for (; refused < 8; refused++)
            {
                var closed = await Task.WhenAny(open.Keys);
                Assert.Empty((await closed).Statuses);
                open.Remove(closed);
            }

            Assert.Equal([200], (await RawHttp.SendAsync(pages.Open, Request)).Statuses);

            var (answer, kept) = open.First();
            await kept.SendAsync(Encoding.ASCII.GetBytes(Request));
            Assert.Equal([200], (await answer).Statuses); // those within the bound are served
        }
        finally
        {
            held.ForEach(static socket => socket.Dispose());
        }
    }
}
