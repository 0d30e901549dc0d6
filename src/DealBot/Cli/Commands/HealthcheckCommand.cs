using System.CommandLine;
using DealBot.Hosting;

namespace DealBot.Cli.Commands;

/// <summary>
/// <c>dealbot healthcheck</c>: whether the service that runs here is alive. For containers: their image holds no other program that
/// could ask.
/// </summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4); // less than the image's own, so that the reason is printed

    public static Command Create(Terminal terminal)
    {
        var command = new ExampledCommand(
            "healthcheck",
            "Ask the service that runs here whether it is alive: what its /healthz says.",
            new Example("dealbot healthcheck", "Prints the answer; the exit code is 4 unless the service is alive."))
        {
            ServeCommand.Urls,
        };
        command.SetAction((parsed, stopped) => RunAsync(AddressOf(ListenAddresses.Of(parsed.GetValue(ServeCommand.Urls), Environment.GetEnvironmentVariable)), terminal, stopped));
        return command;
    }

    private static async Task<int> RunAsync(Uri address, Terminal terminal, CancellationToken stopped)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(address, stopped);
            terminal.Out.Writer.WriteLine((await answer.Content.ReadAsStringAsync(stopped)).TrimEnd());
            if (answer.IsSuccessStatusCode) return ExitCode.Done;
            terminal.Complain($"{address} answers {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException fault)
        {
            terminal.Complain($"{address} does not answer: {fault.Message.TrimEnd('.')}. Is 'dealbot serve' running there?");
        }
        catch (TaskCanceledException) when (!stopped.IsCancellationRequested)
        {
            terminal.Complain($"{address} does not answer within {Patience.TotalSeconds} seconds.");
        }

        return ExitCode.OutsideFailed;
    }

    private static Uri AddressOf(ListenAddresses addresses) => new(new Uri(ListenAddresses.Page(addresses.Urls.Split(';')[0].Trim())), "/healthz");
}
