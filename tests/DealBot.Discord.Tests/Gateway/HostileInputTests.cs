using System.IO.Compression;
using System.Text;
using DealBot.Discord.Gateway;

namespace DealBot.Discord.Tests.Gateway;

public sealed class HostileInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("secret words")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"op":"secret"}""")]
    [InlineData("""{"op":0,"s":"secret","t":"MESSAGE_CREATE","d":{}}""")]
    [InlineData("""{"op":0,"s":99,"t":null,"d":{}}""")]
    [InlineData("""{"op":0,"s":null,"t":"READY"}""")]
    [InlineData("""{"op":0,"s":null,"t":"READY","d":{"session_id":7,"resume_gateway_url":"not an address"}}""")]
    [InlineData("""{"op":99999999999999999999,"d":"secret"}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-1}}""")]
    [InlineData("""{"op":11,"d":{}}""")]
    [InlineData("""{"op":77,"d":null}""")]
    [InlineData("""{"op":0,"s":-9223372036854775808,"t":"secret","d":null}""")]
    public async Task A_payload_that_makes_no_sense_is_left_alone_and_is_not_in_the_log(string payload)
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.SendText(payload);
        await run.CaughtUpAsync();
        Assert.Single(run.Discord.Gateway.Paths);
        Assert.DoesNotContain("secret", run.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payload_of_a_hundred_thousand_brackets_is_left_alone()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.SendText(new string('[', 100_000));
        await run.CaughtUpAsync();
        Assert.Single(run.Discord.Gateway.Paths);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(5000)]
    public async Task Payloads_may_come_in_any_number_of_fragments(int fragments)
    {
        await using var run = await GatewayRun.StartAsync(discord => discord.Gateway.Fragments = fragments);
        run.Say("in pieces");
        Assert.Equal(["in pieces"], await run.HearAsync(1));
    }

    [Fact]
    public async Task An_event_that_is_sent_twice_is_handed_over_once_and_one_that_is_overtaken_is_not_lost()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.Copies = 3;
        run.Say("a");
        run.Discord.Gateway.Copies = 1;
        run.Discord.Gateway.SwapNextTwo();
        run.Say("b");
        run.Say("c");
        run.Discord.Gateway.SkipSequence(10_000);
        run.Say("d");
        Assert.Equal(["a", "c", "b", "d"], await run.HearAsync(4));
    }

    [Fact]
    public async Task A_broken_stream_leads_to_a_new_connection_that_resumes()
    {
        await using var run = await GatewayRun.StartAsync();
        run.Discord.Gateway.SendBytes(1, 2, 3, 4, 0, 0, 0xFF, 0xFF);
        run.Say("not lost");
        await run.ResumedAsync();
        Assert.Equal(["not lost"], await run.HearAsync(1));
    }

    [Fact]
    public async Task Random_payloads_and_random_bytes_never_end_the_loop()
    {
        await using var run = await GatewayRun.StartAsync();
        var random = new Random(11);
        for (var round = 1; round <= 10; round++)
        {
            for (var payload = 0; payload < 30; payload++) run.Discord.Gateway.SendText(Mutated("""{"op":0,"s":null,"t":"MESSAGE_CREATE","d":{"content":"x"}}""", random));
            var bytes = new byte[random.Next(4, 200)];
            random.NextBytes(bytes);
            run.Discord.Gateway.SendBytes([.. bytes, 0, 0, 0xFF, 0xFF]);
            await run.Logs.SaysAsync("The connection of shard 0 ended", round);
            await run.ServingAsync();
        }

        Assert.False(run.Running.IsCompleted);
    }

    [Fact]
    public async Task A_handler_that_throws_loses_one_event_and_a_handler_that_hangs_does_not_stop_the_heart()
    {
        var hang = new TaskCompletionSource();
        await using var run = await GatewayRun.StartAsync(handle: happened => happened.Name switch
        {
            "THROW" => throw new InvalidOperationException("the handler's mistake"),
            "HANG" => new ValueTask(hang.Task),
            _ => default,
        });
        run.Discord.Dispatch("THROW", []);
        run.Say("after the mistake");
        Assert.Equal(["after the mistake"], await run.HearAsync(1));
        Assert.Contains("Handling THROW failed", run.Logs.Text, StringComparison.Ordinal);

        run.Discord.Dispatch("HANG", []);
        for (var number = 0; number < DealBot.Discord.Gateway.DiscordGateway.Waiting + 10; number++) run.Discord.Dispatch("FLOOD", []);
        run.Discord.Gateway.AskForHeartbeat();
        await run.Discord.Gateway.WaitForHeartbeatsAsync(1);
        hang.SetResult();
        Assert.Contains("further ones are dropped", run.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_requests_for_heartbeats_stays_within_what_may_be_sent()
    {
        await using var run = await GatewayRun.StartAsync();
        for (var asked = 0; asked < 400; asked++)
        {
            run.Discord.Gateway.AskForHeartbeat();
            if (asked % 10 == 0) await run.CaughtUpAsync();
        }

        await run.CaughtUpAsync(); // the counterpart would have closed with 4008, and fails the test at its end
        Assert.Equal(1, run.Discord.Gateway.Open);
    }

    [Fact]
    public void A_stream_is_read_the_same_however_it_is_cut()
    {
        var random = new Random(3);
        string[] messages = ["a", new('b', 100_000), "{\"op\":11}", string.Concat(Enumerable.Range(0, 5000))];
        using var stream = new MemoryStream();
        using var deflater = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        using var inflater = new Inflater(1_000_000);
        foreach (var message in Enumerable.Range(0, 40).Select(_ => messages[random.Next(messages.Length)]))
        {
            stream.SetLength(0);
            deflater.Write(Encoding.UTF8.GetBytes(message));
            deflater.Flush();
            var compressed = stream.ToArray();
            var cut = random.Next(compressed.Length);
            var first = inflater.Inflate(compressed.AsSpan(0, cut));
            Assert.Equal(message, Encoding.UTF8.GetString((first.IsEmpty ? inflater.Inflate(compressed.AsSpan(cut)) : first).Span));
        }
    }

    [Fact]
    public void A_message_that_inflates_beyond_the_limit_is_not_inflated()
    {
        using var stream = new MemoryStream();
        using (var deflater = new ZLibStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflater.Write(new byte[10_000_000]);
            deflater.Flush();
            using var inflater = new Inflater(1_000_000);
            Assert.Throws<InvalidDataException>(() => inflater.Inflate(stream.ToArray()));
        }
    }

    [Fact]
    public void Random_streams_are_refused_or_read_and_nothing_else()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            using var inflater = new Inflater(100_000);
            var bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0) (bytes[0], bytes[^1]) = (0x78, 0xFF);
            try
            {
                inflater.Inflate(bytes);
                inflater.Inflate([.. bytes, 0, 0, 0xFF, 0xFF]);
            }
            catch (InvalidDataException)
            {
                // As documented.
            }
        }
    }

    private static string Mutated(string json, Random random)
    {
        var text = json.ToCharArray();
        for (var change = random.Next(1, 6); change > 0; change--) text[random.Next(text.Length)] = (char)random.Next(1, 127);
        return new string(text).Replace("\"op\":7", "\"op\":0", StringComparison.Ordinal);
    }
}
