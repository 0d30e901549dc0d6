using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using DealBot.Testing;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DealBot.EndToEnd.Web;

public sealed class ErrorAnswersTests : IAsyncLifetime
{
    private readonly LinesWithScopes _log = new();
    private readonly HttpClient _browser = new();
    private WebApplication? _web;

    [Fact]
    public async Task A_fault_is_a_page_with_an_id_that_the_log_shares_and_no_trace_of_the_program()
    {
        using var response = await GetAsync("/broken");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var id = IdOf(response);

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Something went wrong on our side", page, StringComparison.Ordinal);
        Assert.Contains($"<code>{id}</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("gears", page, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
        Assert.Contains(_log.Lines, line => line.Level is LogLevel.Error && line.Fault?.Message is "the gears jammed" && line.Scopes.Contains($"RequestId={id}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/broken", 500, "Internal Server Error")]
    [InlineData("/api/nowhere", 404, "Not Found")]
    [InlineData("/api/number?n=many", 400, "Bad Request")]
    public async Task Programs_get_problem_details_with_the_id(string address, int status, string title)
    {
        using var response = await GetAsync(address);
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal((status, title, IdOf(response)), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString(), problem.GetProperty("requestId").GetString()));
        Assert.DoesNotContain("gears", $"{problem}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_under_its_own_status()
    {
        using var response = await GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_has_an_id_of_its_own_and_a_line_at_debug_level_alone()
    {
        using var first = await GetAsync("/fine");
        using var second = await GetAsync("/fine");

        Assert.NotEqual(IdOf(first), IdOf(second));
        await _log.UntilAsync(line => line.Level is LogLevel.Debug && line.Message.StartsWith("GET /fine was answered with 200", StringComparison.Ordinal) && line.Scopes.Contains(IdOf(second), StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, static line => line.Level > LogLevel.Debug && line.Message.Contains("/fine", StringComparison.Ordinal) && line.Category.StartsWith("DealBot", StringComparison.Ordinal));
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_log);
        builder.Services.AddRoutingCore().AddSingleton(TimeProvider.System).AddRazorComponents();
        _web = builder.Build();
        RequestIds.Use(_web);
        ErrorAnswers.Use(_web);
        _web.MapGet("/broken", static string () => throw new InvalidOperationException("the gears jammed"));
        _web.MapGet("/api/broken", static string () => throw new InvalidOperationException("the gears jammed"));
        _web.MapGet("/api/number", static (int n) => n);
        _web.MapGet("/fine", static () => "fine");
        await _web.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _web!.DisposeAsync();
        _log.Dispose();
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _browser.GetAsync(new Uri(new Uri(_web!.Urls.First()), address), TestContext.Current.CancellationToken);

    private static string IdOf(HttpResponseMessage response)
    {
        var id = Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.Matches("^[2-9A-HJ-NP-Z]{8}$", id);
        return id;
    }

    private sealed record Line(string Category, LogLevel Level, string Message, Exception? Fault, string Scopes);

    /// <summary>Keeps the lines with the scopes that they were logged in.</summary>
    private sealed class LinesWithScopes : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<Line> _lines = [];
        private readonly Signal _added;
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public LinesWithScopes() => _added = new Signal(TimeSpan.FromSeconds(20), () => string.Join('\n', _lines));

        public IReadOnlyList<Line> Lines => [.. _lines];

        public Task<Line> UntilAsync(Func<Line, bool> wanted) => _added.UntilAsync(() => _lines.FirstOrDefault(wanted), "a line in the log");

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
            // The lines stay readable.
        }

        private sealed class Logger(LinesWithScopes lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => lines._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var scopes = new List<string>();
                lines._scopes.ForEachScope(
                    static (scope, all) => all.AddRange((scope as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(static pair => $"{pair.Key}={pair.Value}")), scopes);
                lines._lines.Enqueue(new Line(category, logLevel, formatter(state, exception), exception, string.Join(' ', scopes)));
                lines._added.Changed();
            }
        }
    }
}
