using System.CommandLine;
using DealBot.Training;
using DealBot.Training.Gold;

Option<FileInfo?> skip = new("--skip") { Description = "A file with the names of articles to leave out, one a line." };

Argument<string> model = new("model") { Description = "Which model to train, or all." };
model.AcceptOnlyFromAmong([.. TrainableModel.All.Select(m => m.Name), "all"]);
Argument<FileInfo> gold = new("gold") { Description = "Annotated articles, one JSON object a line." };
Option<DirectoryInfo> output = new("--out") { Description = "The folder for the weights.", Required = true };
Command train = new("train", "Learns the weights of a model; the same articles give the same bytes.") { model, gold, output, skip };
train.SetAction(parsed =>
{
    var articles = GoldReader.Read(parsed.GetRequiredValue(gold).FullName, Skipped(parsed));
    var folder = parsed.GetRequiredValue(output);
    folder.Create();

    var name = parsed.GetRequiredValue(model);
    foreach (var trainable in TrainableModel.All.Where(m => name is "all" || string.Equals(m.Name, name, StringComparison.Ordinal)))
    {
        foreach (var (file, weights) in trainable.Train(articles))
        {
            using var stream = File.Create(Path.Combine(folder.FullName, file));
            weights.Write(stream);
            Console.Error.WriteLine($"{file}: {stream.Length} bytes from {articles.Count} articles");
        }
    }
});

return new RootCommand("Trains the learnt parts of DealBot.Text; dealbot quotes prints what they find.") { train }.Parse(args).Invoke();

IReadOnlySet<string> Skipped(ParseResult parsed) =>
    parsed.GetValue(skip) is { } file ? GoldReader.ReadNames(file.FullName) : new HashSet<string>(StringComparer.Ordinal);
