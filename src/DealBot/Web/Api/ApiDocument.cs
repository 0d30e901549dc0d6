using System.Reflection;
using DealBot.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace DealBot.Web.Api;

/// <summary>What <c>/api/openapi.json</c> says besides what the handlers' comments do.</summary>
internal static class ApiDocument
{
    private const string Bearer = "token";
    private const string Cookie = "session";

    /// <summary>Completes the document.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = static endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.CreateSchemaReferenceId = static type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Json", "", StringComparison.Ordinal);
        options.AddDocumentTransformer(DescribeAll);
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddSchemaTransformer(DescribeSchema);
    }

    private static Task DescribeAll(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stopped)
    {
        document.Info = new OpenApiInfo
        {
            Title = "DealBot",
            Version = ProgramVersion.Current,
            Description = "What was said: verbatim quotes from a library of articles, each with its speaker, article and date. Offsets count UTF-16 code units, half-open. "
                + "Times are UTC, ISO 8601. What cannot be answered is told as problem details (RFC 9457), with a sentence in `detail` and the request's id.",
        };
        document.Servers = []; // wherever the document was read from
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "DEALBOT_WEB_TOKEN, or DEALBOT_WEB_MODERATOR_TOKEN for what only moderators may do. On the same machine, where no token is set, none is needed.",
            },
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = Access.Sessions.CookieName,
                Description = "The session of a browser that has signed in at /login.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, document)] = [] },
            [],
        ];
        return Task.CompletedTask;
    }

    // Every operation can be refused in these ways, whatever its handler returns.
    private static async Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stopped)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().First();
        var topic = handler.DeclaringType!.Name.Replace("Api", "", StringComparison.Ordinal);
        operation.OperationId = $"{char.ToLowerInvariant(topic[0])}{topic[1..]}{(string.Equals(handler.Name, topic, StringComparison.Ordinal) ? "" : handler.Name)}";
        operation.Tags = new HashSet<OpenApiTagReference> { new(topic, context.Document) };
        context.Document!.Tags ??= new HashSet<OpenApiTag>();
        context.Document.Tags.Add(new OpenApiTag { Name = topic });

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: stopped);
        context.Document.AddComponent("Problem", problem);
        operation.Responses ??= [];
        foreach (var status in (int[])[StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError])
            operation.Responses.TryAdd($"{status}", new OpenApiResponse { Description = Refused(status) });
        foreach (var (status, response) in operation.Responses.Where(static response => response.Key[0] is '4' or '5'))
        {
            if (response is not OpenApiResponse refusal) continue;
            refusal.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            };
        }
    }

    private static string Refused(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "A value is missing, or is not what the parameter takes; `detail` says which and what it takes.",
        StatusCodes.Status401Unauthorized => "The token is missing or wrong.",
        StatusCodes.Status429TooManyRequests => "Too many requests; Retry-After says when to try again.",
        StatusCodes.Status500InternalServerError => "A fault of DealBot itself; the log has it under the request's id.",
        _ => ReasonPhrases.GetReasonPhrase(status),
    };

    // What is left out where there is nothing to say is not required.
    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stopped)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(static property => property.ShouldSerialize is not null)) schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }
}
