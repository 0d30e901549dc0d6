using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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

    /// <summary>Lets the web's API write as the lines of scripts are written.</summary>
    /// <param name="options">What is set up.</param>
    /// <param name="others">Knows the types that the command line does not write.</param>
    public static void Configure(JsonSerializerOptions options, IJsonTypeInfoResolver others)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.TypeInfoResolverChain.Insert(1, others);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = Relaxed;
    }

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
        Encoder = Relaxed,
    };

    // The output is a file, a terminal or the body of a JSON response, never HTML: quotation marks stay readable. Control characters are escaped.
    private static JavaScriptEncoder Relaxed => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
