using System.Diagnostics;
using System.Text.Json;
using DealBot.Cli.Display;
using DealBot.Cli.Json;
using DealBot.Core.Answers;

namespace DealBot.Cli.Commands;

/// <summary>Answers a file of questions, a line of output for every line of input, in order.</summary>
internal sealed class Batch(Terminal terminal, OpenedLibrary opened, AskOptions options, string format)
{
    /// <summary>Answers every line; one that is broken JSON is named, gets an empty answer, and the rest goes on.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public int Run(string file, CancellationToken stopped)
    {
        var name = file is Inputs.StandardInput ? "standard input" : file;
        using var reader = new StreamReader(file is Inputs.StandardInput ? terminal.OpenInput() : OpenFile(file));
        using var view = opened.Library.View();
        var text = new AnswerView(terminal.Out, view, terminal.Clock);
        var failures = 0;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            stopped.ThrowIfCancellationRequested();
            var (question, id, problem) = Read(line);
            if (problem is not null)
            {
                terminal.Complain($"{name}, line {number}: {problem}. Write the question plainly, or as JSON with a \"question\".");
                failures++;
            }

            var started = Stopwatch.GetTimestamp();
            var answer = problem is null ? opened.Answerer.Ask(view, question, options).Passed(view, terminal) : new Answer(line, Intent.Search, [], [], null);
            if (format is Formats.Text) text.WriteWithQuestion(answer);
            else AnswerJson.Of(answer, Stopwatch.GetElapsedTime(started), id).Write(terminal.Out.Writer, format);
            if (file is Inputs.StandardInput) terminal.Out.Writer.Flush(); // whoever asks through a pipe may wait for the answer
        }

        return failures > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }

    private static (string Question, JsonElement? Id, string? Problem) Read(string line)
    {
        if (!line.TrimStart().StartsWith('{')) return (line, null, null);
        try
        {
            using var json = JsonDocument.Parse(line);
            JsonElement? id = json.RootElement.TryGetProperty("id", out var given) ? given.Clone() : null;
            return json.RootElement.TryGetProperty("question", out var question) && question.ValueKind is JsonValueKind.String
                ? (question.GetString()!, id, null)
                : (line, id, "there is no \"question\" in this JSON");
        }
        catch (JsonException)
        {
            return (line, null, "this is not valid JSON");
        }
    }

    private static FileStream OpenFile(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"The questions in {file} cannot be read: {fault.Message}");
        }
    }
}
