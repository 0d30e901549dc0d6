using System.Diagnostics;
using DealBot.Benchmarks.Corpus;
using DealBot.Text;
using DealBot.Text.Words;
using Spectre.Console;

namespace DealBot.Benchmarks.Library;

/// <summary>How many words a second one core reads for sentences, speakers and quotes.</summary>
internal static class ExtractionSpeed
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>Measures on the files of a folder, or on generated news where none is given.</summary>
    public static void Run(string? folder, IAnsiConsole console)
    {
        List<string> texts = folder is null
            ? [.. Enumerable.Range(0, 200).Select(new NewsCorpus(seed: 1).ArticleText)]
            : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('.')).Select(File.ReadAllText)];
        if (texts.Count == 0) throw new ArgumentException($"There is no file in {folder}.", nameof(folder));

        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp;) Analyze(texts);

        var (words, rounds) = (texts.Sum(Words), 0L);
        var begin = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(begin) < Duration; rounds++) Analyze(texts);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;

        console.WriteLine($"{texts.Count:N0} texts of {words:N0} words: {words * rounds / seconds:N0} words a second on one core");
    }

    private static void Analyze(List<string> texts)
    {
        foreach (var text in texts) TextAnalyzer.Analyze(text);
    }

    private static long Words(string text)
    {
        var words = 0L;
        foreach (var word in new WordBreaker(text)) words += word.IsWord ? 1 : 0;
        return words;
    }
}
