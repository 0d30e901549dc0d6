using System.Text.Json.Serialization;
using DealBot.Cli.Json;

namespace DealBot.Web.Api.Json;

/// <summary>What the API writes besides the formats of the command line (<see cref="CliJson"/>), generated at build time as those are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(ArticleTextJson))]
[JsonSerializable(typeof(IReadOnlyList<AlertExplanationJson>))]
[JsonSerializable(typeof(PageJson<ListedArticleJson>))]
[JsonSerializable(typeof(PageJson<SpeakerJson>))]
[JsonSerializable(typeof(PageJson<SpokenJson>))]
[JsonSerializable(typeof(PageJson<FeedJson>))]
[JsonSerializable(typeof(PageJson<SubscriptionJson>))]
[JsonSerializable(typeof(PageJson<AlertJson>))]
[JsonSerializable(typeof(PageJson<SpeakerWeeksJson>))]
[JsonSerializable(typeof(ServiceStatusJson))]
internal sealed partial class WebJson : JsonSerializerContext;
