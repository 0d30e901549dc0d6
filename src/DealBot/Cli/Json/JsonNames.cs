using System.Text.Json;

namespace DealBot.Cli.Json;

/// <summary>How scripts spell our enumerations: <c>SpeakerTopic</c> is <c>speaker-topic</c>.</summary>
internal static class JsonNames
{
    /// <summary>The name of <paramref name="value"/> in lower case, words joined by hyphens.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of that name; null where there is none.</summary>
    public static TEnum? Read<TEnum>(string? name) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(value => string.Equals(Of(value!.Value), name, StringComparison.Ordinal));
}
