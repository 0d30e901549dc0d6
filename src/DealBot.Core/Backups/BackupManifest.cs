using System.Text.Json;
using System.Text.Json.Serialization;

namespace DealBot.Core.Backups;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">Of the file; this program knows <see cref="LatestFormat"/> and those before it.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Made">When, UTC: what was stored until then is in it.</param>
/// <param name="LibrarySchema">The version of the library's tables.</param>
/// <param name="ChatSchema">The version of the tables of what chat remembers.</param>
/// <param name="Rows">How many rows each table has.</param>
/// <param name="Checksum">SHA-256 of the manifest without it and of all rows, in hexadecimal digits.</param>
public sealed record BackupManifest(
    int Format, string Program, DateTimeOffset Made, long LibrarySchema, long ChatSchema, IReadOnlyDictionary<string, long> Rows, string Checksum)
{
    /// <summary>The format that this program writes.</summary>
    public const int LatestFormat = 1;

    /// <summary>How many rows there are in all.</summary>
    [JsonIgnore]
    public long Total => Rows.Values.Sum();

    /// <summary>How many rows a table has; 0 where there is no such table.</summary>
    public long Count(string table) => Rows.GetValueOrDefault(table);

    internal string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.BackupManifest);

    internal static BackupManifest? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ManifestJson.Default.BackupManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
