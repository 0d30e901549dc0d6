using DealBot.Cli.Json;
using DealBot.Web.Api.Json;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Web.Api;

/// <summary>What is served under <c>/api</c>: the JSON of the command line, and a document that describes it.</summary>
internal static class ApiRoutes
{
    /// <summary>Registers how requests are checked, how answers are written and what describes them.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddValidation();
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context => ErrorAnswers.Complete(context.HttpContext, context.ProblemDetails));
        services.ConfigureHttpJsonOptions(static json => CliJson.Configure(json.SerializerOptions, WebJson.Default));
        services.AddOpenApi(static options => ApiDocument.Describe(options));
    }

    /// <summary>Maps all of it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter<Unreadable>();
        AskApi.Map(api);
        SuggestApi.Map(api);
        StatusApi.Map(api);
        FeedsApi.Map(api);
        AlertsApi.Map(api);
        var library = api.MapGroup("").AddEndpointFilter<Unchanged>();
        ArticlesApi.Map(library);
        SpeakersApi.Map(library);
        routes.MapOpenApi("/api/openapi.json");
    }
}
