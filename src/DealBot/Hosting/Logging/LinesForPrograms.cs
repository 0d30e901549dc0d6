using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace DealBot.Hosting.Logging;

/// <summary>
/// The log as JSON, one object a line: <c>time</c> (UTC), <c>level</c>, <c>category</c>, <c>message</c>, and where there are any the <c>exception</c>, the
/// <c>requestId</c> with what else the scopes say, and the message's named values in <c>values</c>.
/// </summary>
/// <param name="clock">Dates the lines.</param>
internal sealed class LinesForPrograms(TimeProvider clock) : ConsoleFormatter(Key)
{
    /// <summary>The name of the format.</summary>
    public const string Key = "dealbot-json";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // nobody reads a log as HTML

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("level", LogEvent.LevelOf(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
            json.WriteString("message", message);
            if (logEntry.Exception is { } fault) json.WriteString("exception", fault.ToString());
            foreach (var (name, value) in LogEvent.Scopes(scopeProvider)) Write(json, name, value);
            var values = LogEvent.Values(logEntry).Where(value => !message.Equals(value.Value)).DistinctBy(static value => value.Key, StringComparer.Ordinal).ToList();
            if (values.Count > 0)
            {
                json.WriteStartObject("values");
                foreach (var (name, value) in values) Write(json, name, value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool known:
                json.WriteBooleanValue(known);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
