using System.Globalization;
using DealBot.Core.Chat;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary>Refuses values that are not what a parameter takes, each in a sentence that names it: ASP.NET Core answers those with nothing but 400.</summary>
internal sealed class Unreadable : IEndpointFilter
{
    private const int Shown = 60; // characters of a wrong value

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode == StatusCodes.Status400BadRequest) // a value could not be bound, and the handler will not run
            return ErrorAnswers.Problem(http, StatusCodes.Status400BadRequest, Sentence(http));
        foreach (var (name, values) in http.Request.Query)
        {
            // No text has it, and PostgreSQL refuses it.
            if (values.ToString().Contains('\0', StringComparison.Ordinal))
                return ErrorAnswers.Problem(http, StatusCodes.Status400BadRequest, $"The value of {Visible.Line(name)} holds U+0000, which no text has. Leave it out.");
        }

        return await next(context);
    }

    private static string? Sentence(HttpContext http)
    {
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var given = http.GetRouteValue(parameter.Name) as string ?? http.Request.Query[parameter.Name].ToString();
            var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            if (given.Length == 0 && !parameter.IsOptional && (parameter.HasTryParse || type == typeof(string))) return $"Give {parameter.Name}.";
            if (given.Length > 0 && Wanted(type, given) is { } wanted) return $"{parameter.Name} takes {wanted}; “{Excerpt.Of(given, Shown)}” is none.";
        }

        return null;
    }

    // What a type's values look like, where this is none of them.
    private static string? Wanted(Type type, string given) => type switch
    {
        _ when type == typeof(int) => int.TryParse(given, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
        _ when type == typeof(long) => long.TryParse(given, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
        _ when type == typeof(bool) => bool.TryParse(given, out _) ? null : "true or false",
        _ when type == typeof(DateOnly) => DateOnly.TryParse(given, CultureInfo.InvariantCulture, out _) ? null : "a day such as 2025-02-20",
        _ => null,
    };
}
