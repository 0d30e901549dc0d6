using System.Reflection;
using System.Text.Json;
using DealBot.EndToEnd.Browser;
using DealBot.Testing.Schemas;
using DealBot.Web.Api;

namespace DealBot.EndToEnd.Web.Api;

/// <summary>The document that describes the API, held against the program and against what it really answers.</summary>
public sealed class ApiDocumentTests(ServedPage served) : IClassFixture<ServedPage>, IDisposable
{
    private readonly HttpClient _program = new() { BaseAddress = served.Home };

    [Fact]
    public async Task Every_handler_is_described_with_its_parameters_and_all_that_it_may_answer()
    {
        var operations = await OperationsAsync();

        Assert.Equal(Handlers().Order(StringComparer.Ordinal), operations.Select(static operation => operation.Id).Order(StringComparer.Ordinal));
        Assert.All(operations, static operation =>
        {
            Assert.False(string.IsNullOrWhiteSpace(operation.Text("summary")), $"{operation.Path} has no summary.");
            foreach (var parameter in operation.Parameters) Assert.False(string.IsNullOrWhiteSpace(parameter.GetProperty("description").GetString()), $"{operation.Path}: {parameter}");
            var responses = operation.Description.GetProperty("responses");
            foreach (var status in (string[])["200", "400", "401", "429", "500"]) Assert.True(responses.TryGetProperty(status, out _), $"{operation.Path} does not describe {status}.");
            foreach (var response in responses.EnumerateObject()) Assert.False(string.IsNullOrWhiteSpace(response.Value.GetProperty("description").GetString()));
        });
    }

    [Fact]
    public async Task What_is_answered_to_the_examples_is_as_the_document_says()
    {
        var document = await DocumentAsync();
        var validator = new JsonSchemaValidator(document, isClosed: true);
        foreach (var operation in Operation.Of(document))
        {
            using var response = await _program.GetAsync(operation.Example(), TestContext.Current.CancellationToken);
            var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.True(response.IsSuccessStatusCode, $"{operation.Example()}: {answer}");

            var schema = operation.Description.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Assert.True(validator.Validate(answer, schema) is [], $"{operation.Example()}: {string.Join("; ", validator.Validate(answer, schema))}");
        }
    }

    public static TheoryData<string> StrangeValues => new(
    [
        "", " ", "-1", "0", "2147483648", "99999999999999999999999", "9223372036854775807", "1e9", "NaN", "null", "abc", "%00", "a%00b", "%ED%A0%80",
        "%F0%9F%9A%97", "%E2%80%AE", "%0D%0AX:1", "..%2F..%2Fetc", "%22%3E%3Cscript%3E", "'%20OR%201=1--", "%25", "true", "2025-02-30", "%5B%5D",
        new string('x', 3000),
    ]);

    [Theory, MemberData(nameof(StrangeValues))]
    public async Task A_strange_value_of_any_parameter_is_refused_in_a_sentence_or_answered_and_never_a_fault(string value)
    {
        foreach (var operation in await OperationsAsync())
        {
            foreach (var parameter in operation.Parameters)
            {
                var address = operation.Example(parameter.GetProperty("name").GetString(), value);
                using var response = await _program.GetAsync(address, TestContext.Current.CancellationToken);
                Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{address} answers {(int)response.StatusCode}.");
                if (response.IsSuccessStatusCode) continue;

                var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                if (body.Length == 0 && address.OriginalString.Split('?')[0].Contains("%00", StringComparison.Ordinal)) continue; // the server itself takes no such path
                var problem = JsonElement.Parse(body);
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
                Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
                Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
            }
        }
    }

    public void Dispose() => _program.Dispose();

    // "alertsLog": what the class answers about, and the handler; one name where both are the same.
    private static IEnumerable<string> Handlers() => typeof(ApiRoutes).Assembly.GetTypes()
        .Where(static type => type is { Namespace: "DealBot.Web.Api", IsNested: false } && type.Name.EndsWith("Api", StringComparison.Ordinal))
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(static method => method.Name is not "Map"))
        .Select(static method =>
        {
            var topic = method.DeclaringType!.Name[..^3];
            return $"{char.ToLowerInvariant(topic[0])}{topic[1..]}{(string.Equals(method.Name, topic, StringComparison.Ordinal) ? "" : method.Name)}";
        });

    private async Task<JsonElement> DocumentAsync() =>
        JsonElement.Parse(await _program.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken));

    private async Task<List<Operation>> OperationsAsync() => [.. Operation.Of(await DocumentAsync())];

    private sealed record Operation(string Path, JsonElement Description)
    {
        public static IEnumerable<Operation> Of(JsonElement document) => document.GetProperty("paths").EnumerateObject()
            .SelectMany(static path => path.Value.EnumerateObject().Select(method => new Operation(path.Name, method.Value)));

        public string Id => Text("operationId")!;

        public IEnumerable<JsonElement> Parameters => Description.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

        public string? Text(string property) => Description.TryGetProperty(property, out var text) ? text.GetString() : null;

        /// <summary>A request made of the examples, with another value for one parameter, escaped already.</summary>
        public Uri Example(string? other = null, string? value = null)
        {
            var (path, query) = (Path, new List<string>());
            foreach (var parameter in Parameters)
            {
                var name = parameter.GetProperty("name").GetString()!;
                var isOther = string.Equals(name, other, StringComparison.Ordinal);
                if (!isOther && !parameter.TryGetProperty("example", out _)) continue;
                var given = isOther ? value! : Uri.EscapeDataString($"{parameter.GetProperty("example")}");
                if (parameter.GetProperty("in").GetString() is "path") path = path.Replace($"{{{name}}}", given.Length == 0 ? "%20" : given, StringComparison.Ordinal);
                else query.Add($"{name}={given}");
            }

            return new Uri(query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", UriKind.Relative);
        }
    }
}
