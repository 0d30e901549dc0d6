using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Cli.Json;

/// <summary>The formats that scripts read, generated at build time: reflection would cost a tenth of a second at the start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(QuoteJson))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>One value a line.</summary>
    public static CliJson Lines { get; } = new(Written(indented: false));

    /// <summary>One value over several lines.</summary>
    public static CliJson Indented { get; } = new(Written(indented: true));

    /// <summary>Writes a value and ends its line.</summary>
    public static void Write<T>(TextWriter writer, T value, JsonTypeInfo<T> type) =>
        writer.WriteLine(JsonSerializer.Serialize(value, type));

    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        // The output is a file or a terminal, never HTML: quotation marks stay readable. Control characters are escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
