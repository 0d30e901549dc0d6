using System.CommandLine;
using DealBot.Benchmarks.Alerts;
using DealBot.Benchmarks.Chat;
using DealBot.Benchmarks.Corpus;
using DealBot.Benchmarks.Library;
using DealBot.Benchmarks.Search;
using DealBot.Benchmarks.Web;
using Spectre.Console;

// A table that is kept in a file is as wide as it needs to be, and plain.
var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
console.Profile.Width = Math.Max(console.Profile.Width, 120);

var count = new Option<int>("--passages") { Description = "How many passages.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "Another seed gives other passages.", DefaultValueFactory = _ => 1 };

var search = new Command("search", "Compares our index with SQLite's FTS5 and, where it is installed, Apache Lucene.") { count, seed };
search.SetAction(parsed => SearchComparison.Run(parsed.GetValue(count), parsed.GetValue(seed), console));

var corpus = new Command("corpus", "Prints the generated passages, one a line.") { count, seed };
corpus.SetAction(parsed =>
{
    foreach (var passage in new NewsCorpus(parsed.GetValue(seed)).Passages(parsed.GetValue(count))) Console.Out.WriteLine(passage);
});

var folder = new Argument<string?>("folder") { Description = "A folder of plain texts; generated news where none is given.", Arity = ArgumentArity.ZeroOrOne };
var extract = new Command("extract", "Measures how fast sentences, speakers and quotes are found.") { folder };
extract.SetAction(parsed => ExtractionSpeed.Run(parsed.GetValue(folder), console));

var data = new Option<string?>("--data") { Description = "Where to make the library, and leave it; a folder that is removed afterwards where none is given." };
var library = new Command("library", "Measures the import of articles, and how soon one more is found.") { count, data };
library.SetAction((parsed, _) => LibrarySpeed.RunAsync(parsed.GetValue(count), parsed.GetValue(data), console));

var program = new Argument<string>("program") { Description = "The published program." };
var arguments = new Argument<string[]>("arguments") { Description = "Its arguments, after --: ask what did Waltz say --data DIR" };
var start = new Command("start", "Measures the published program from its start to its answer.") { program, arguments };
start.SetAction(parsed => ColdStart.Run(parsed.GetValue(program)!, parsed.GetValue(arguments)!, console));

var chatCount = new Option<int>("--passages") { Description = "How many passages.", DefaultValueFactory = _ => 200_000 };
var chat = new Command("chat", "Measures how soon the served program acknowledges and answers in Discord and Slack.") { program, chatCount };
chat.SetAction((parsed, _) => ChatClock.RunAsync(parsed.GetValue(program)!, parsed.GetValue(chatCount), console));

var subscriptions = new Option<int>("--subscriptions") { Description = "How many subscriptions.", DefaultValueFactory = _ => 10_000 };
var articles = new Option<int>("--articles") { Description = "How many articles the library holds.", DefaultValueFactory = _ => 5_000 };
var alerts = new Command("alerts", "Measures how soon it is known who is to hear of a new article.") { subscriptions, articles };
alerts.SetAction((parsed, _) => AlertSpeed.RunAsync(parsed.GetValue(subscriptions), parsed.GetValue(articles), console));

var burst = new Command("burst", "Tells a hundred channels of a thousand articles at the platforms' pace, by a clock of its own.");
burst.SetAction((_, _) => Burst.RunAsync(console));

var kept = new Option<string>("--data") { Description = "The folder of the library, made where it holds none.", Required = true };
var readers = new Option<int>("--readers") { Description = "How many read at once.", DefaultValueFactory = _ => 200 };
var seconds = new Option<int>("--seconds") { Description = "For how long.", DefaultValueFactory = _ => 60 };
var thinking = new Option<double>("--thinking") { Description = "The mean time between two requests of a reader, in seconds.", DefaultValueFactory = _ => 2 };
var load = new Command("load", "Measures the served page and API with many readers at once.") { program, kept, count, readers, seconds, thinking };
load.SetAction((parsed, _) => Load.ReadersAsync(
    parsed.GetValue(program)!, parsed.GetRequiredValue(kept), parsed.GetValue(count), parsed.GetValue(readers), parsed.GetValue(seconds), parsed.GetValue(thinking), console));

var requests = new Option<int>("--requests") { Description = "How many requests.", DefaultValueFactory = _ => 1_000_000 };
var soak = new Command("soak", "Watches the memory of the served program over a million requests.") { program, kept, count, requests };
soak.SetAction((parsed, _) => Load.SoakAsync(parsed.GetValue(program)!, parsed.GetRequiredValue(kept), parsed.GetValue(count), parsed.GetValue(requests), console));

var name = new Argument<string>("name");
var file = new Argument<string>("passages");
var engine = new Command("engine", "Runs one engine for the command search.") { name, file };
engine.Hidden = true;
engine.SetAction(parsed => SearchComparison.RunEngine(parsed.GetValue(name)!, parsed.GetValue(file)!));

return new RootCommand("Measures DealBot beside its peers.") { search, extract, library, alerts, start, chat, load, soak, burst, corpus, engine }.Parse(args).Invoke();
