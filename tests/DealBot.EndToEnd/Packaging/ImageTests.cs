using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using DealBot.EndToEnd.Processes;
using DealBot.Hosting;

namespace DealBot.EndToEnd.Packaging;

/// <summary>The Dockerfile, performed without a container engine.</summary>
public sealed class ImageTests(BuiltImage built) : IClassFixture<BuiltImage>
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task An_image_with_empty_volumes_answers_from_the_sample_library_with_a_read_only_root_and_stops_when_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The image is built on Linux.");
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        using var running = new RunningImage(built.Image, Environment(url.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal), Token));
        var before = Written();
        using var process = running.Start();
        var log = new StandardError(process, RunningImage.Patience);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        try
        {
            await log.SaysAsync("Listening on ");
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/ask?q=waltz", TestContext.Current.CancellationToken)).StatusCode);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            Assert.Contains("Mike Waltz", await http.GetStringAsync("/api/ask?q=what+did+Waltz+say", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            (await running.RunAsync(built.Image.HealthCheck)).Exits(0);
            if (RunningImage.CanMount)
            {
                // The means are what they claim to be.
                Assert.Equal(built.Image.User, (await running.RunAsync("id", "-u")).Output.Trim());
                Assert.Contains("Read-only file system", (await running.RunAsync("touch", "probe")).Exits(1).Error, StringComparison.Ordinal);
            }
        }
        finally
        {
            await StopAsync(process);
        }

        Assert.True(process.ExitCode == 0, $"The service ended with {process.ExitCode}.\n{log}");
        Assert.NotEmpty(Directory.EnumerateFiles(running.VolumeAt("/app/index")));
        Assert.Equal(before, Written());
        Assert.SkipUnless(RunningImage.CanMount, "All answered; but this machine lets nobody mount, so the root was not read-only.");
    }

    [Fact]
    public async Task Without_a_token_the_image_does_not_start_and_says_what_it_lacks()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The image is built on Linux.");
        using var running = new RunningImage(built.Image, Environment($"http://0.0.0.0:{Loopback.FreePort()}", token: ""));
        Assert.Contains(Secrets.WebToken, (await running.RunAsync(built.Image.Entrypoint)).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_fails_where_nothing_is_served_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The image is built on Linux.");
        using var running = new RunningImage(built.Image, Environment($"http://0.0.0.0:{Loopback.FreePort()}", Token));
        Assert.Contains("does not answer", (await running.RunAsync(built.Image.HealthCheck)).Exits(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_runs_as_nobody_special_and_exposes_what_it_listens_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The image is built on Linux.");
        Assert.NotEqual("0", built.Image.User);
        Assert.Equal($"http://0.0.0.0:{built.Image.Port}", built.Image.Variables["DEALBOT_URLS"]);
        Assert.Equal("SIGTERM", built.Image.StopSignal);
        Assert.Equal("0", built.Image.Variables["DOTNET_EnableDiagnostics"]);
    }

    private static Dictionary<string, string> Environment(string urls, string token) =>
        new(StringComparer.Ordinal) { ["DEALBOT_URLS"] = urls, [Secrets.WebToken] = token };

    // What is in the image itself, not in its volumes.
    private List<string> Written() => [.. Directory.EnumerateFiles(built.Image.Inside("/app"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static async Task StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        using var grace = new CancellationTokenSource(ServiceHost.GraceToStop);
        try
        {
            await process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The service did not end within {ServiceHost.GraceToStop} of SIGTERM.");
        }
    }
}
