using System.Text.Json;
using System.Text.Json.Serialization;

namespace DealBot.Benchmarks.Search;

/// <summary>What one engine did with the passages and the queries. Written as one line of JSON by the process that ran it.</summary>
/// <param name="Engine">Its name and version.</param>
/// <param name="BuildSeconds">From the first passage to an index that can be searched.</param>
/// <param name="BuildCpuSeconds">The same, as processor time over all cores, start of the process included: steady on a busy machine.</param>
/// <param name="IndexBytes">The index without the passages' texts.</param>
/// <param name="PeakBytes">The most memory that was resident in the process.</param>
/// <param name="Queries">One row a query, in the order of <see cref="QuerySet"/>.</param>
internal sealed record EngineReport(string Engine, double BuildSeconds, double BuildCpuSeconds, long IndexBytes, long PeakBytes, IReadOnlyList<QueryTiming> Queries)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EngineReport);

    public static EngineReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, ReportJson.Default.EngineReport) ?? throw new InvalidDataException($"An engine reported nothing: {json}");
}

/// <summary>How long the ten best of one query took, in milliseconds.</summary>
/// <param name="Best">The fastest run.</param>
/// <param name="P99">The run that 99 of 100 are no slower than.</param>
internal sealed record QueryTiming(double Best, double P99);

[JsonSerializable(typeof(EngineReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
