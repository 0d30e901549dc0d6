using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DealBot.Cli.Json;

/// <summary>The formats that scripts read, generated at build time: reflection would cost a tenth of a second at the start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AlertJson))]
[JsonSerializable(typeof(IReadOnlyList<AlertJson>))]
[JsonSerializable(typeof(AlertExplanationJson))]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(ExportedArticleJson))]
[JsonSerializable(typeof(FeedJson))]
[JsonSerializable(typeof(FeedCheckJson))]
[JsonSerializable(typeof(QuoteJson))]
[JsonSerializable(typeof(ListedArticleJson))]
[JsonSerializable(typeof(SpeakerJson))]
[JsonSerializable(typeof(StatusJson))]
internal sealed partial class CliJson : JsonSerializerContext
{
    private static readonly CliJson Lines = new(Written(indented: false));
    private static readonly CliJson Indented = new(Written(indented: true));

    /// <summary>How the web's API writes it: on one line, as the lines of scripts.</summary>
    public static JsonSerializerOptions OnLine => Lines.Options;

    /// <summary>Writes a value on one line, without its end.</summary>
    public static void Write<T>(TextWriter writer, T value) => writer.Write(JsonSerializer.Serialize(value, typeof(T), Lines));

    /// <summary>Writes a value on one line.</summary>
    public static void WriteLine<T>(TextWriter writer, T value) => writer.WriteLine(JsonSerializer.Serialize(value, typeof(T), Lines));

    /// <summary>Writes a value over several lines.</summary>
    public static void WriteIndented<T>(TextWriter writer, T value) => writer.WriteLine(JsonSerializer.Serialize(value, typeof(T), Indented));

    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        // The output is a file or a terminal, never HTML: quotation marks stay readable. Control characters are escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
