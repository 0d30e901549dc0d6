using System.CommandLine;
using DealBot.Benchmarks.Corpus;
using DealBot.Benchmarks.Search;
using Spectre.Console;

var count = new Option<int>("--passages") { Description = "How many passages.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "Another seed gives other passages.", DefaultValueFactory = _ => 1 };

var search = new Command("search", "Compares our index with SQLite's FTS5 and, where it is installed, Apache Lucene.") { count, seed };
search.SetAction(parsed => SearchComparison.Run(parsed.GetValue(count), parsed.GetValue(seed), AnsiConsole.Console));

var corpus = new Command("corpus", "Prints the generated passages, one a line.") { count, seed };
corpus.SetAction(parsed =>
{
    foreach (var passage in new NewsCorpus(parsed.GetValue(seed)).Passages(parsed.GetValue(count))) Console.Out.WriteLine(passage);
});

var name = new Argument<string>("name");
var file = new Argument<string>("passages");
var engine = new Command("engine", "Runs one engine for the command search.") { name, file };
engine.Hidden = true;
engine.SetAction(parsed => SearchComparison.RunEngine(parsed.GetValue(name)!, parsed.GetValue(file)!));

return new RootCommand("Measures DealBot beside its peers.") { search, corpus, engine }.Parse(args).Invoke();
