using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.Hosting.Logging;

/// <summary>What both formats of the log show of an event.</summary>
internal static class LogEvent
{
    private const string Template = "{OriginalFormat}";

    /// <summary>The named values of the message itself.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Values<TState>(in LogEntry<TState> entry) => ValuesOf(entry.State);

    /// <summary>The named values of all scopes that the event lies in; of those named alike the innermost.</summary>
    public static IReadOnlyDictionary<string, object?> Scopes(IExternalScopeProvider? scopes)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        scopes?.ForEachScope(static (scope, values) =>
        {
            foreach (var (name, value) in ValuesOf(scope)) values[name] = value;
        }, values);
        return values;
    }

    /// <summary>The level in a word of at most five letters.</summary>
    public static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => "error",
    };

    private static IEnumerable<KeyValuePair<string, object?>> ValuesOf(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? values.Where(static value => value.Key is not Template) : [];
}
