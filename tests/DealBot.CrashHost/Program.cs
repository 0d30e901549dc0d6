using System.Globalization;
using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles;
using DealBot.CrashHost;
using DealBot.Testing;
using DealBot.Testing.Posting;
using Microsoft.Extensions.Logging.Abstractions;

// A process that imports articles and delivers their alerts until none is left, or until it is killed: by itself before the
// statement of that number, or from outside at any time. Or one that restores a backup. Prints how many statements came before delivery began, and in all.
if (args is ["restore", var restored, var backup, var last]) return RestoreDeath.Run(restored, backup, last);
if (args is not [var data, var platforms, var shift, var first, var count, var mode, var statement])
{
    Console.Error.WriteLine("usage: DATA-FOLDER PLATFORM-ADDRESS SHIFT-MS FIRST-ARTICLE ARTICLES all|delivery KILL-BEFORE-STATEMENT");
    return 2;
}

var clock = new ShiftedClock { By = TimeSpan.FromMilliseconds(Number(shift)) };
using var library = Library.Open(new LibraryOptions { DataFolder = data, Clock = clock });
var death = new Death(library.Database);
if (mode is "all") death.Before(Number(statement));
await library.ImportAsync(NumberedArticles.Of((int)Number(first), (int)Number(count)));
var imported = death.Statements;
if (mode is "delivery") death.Before(imported + Number(statement));

using var channels = new RemoteChannels(new Uri(platforms));
using var stop = new CancellationTokenSource();
var dispatcher = new Dispatcher(library, channels, new DispatcherOptions(), clock, NullLogger<Dispatcher>.Instance);
var running = dispatcher.RunAsync(stop.Token);
using var watched = Library.Open(new LibraryOptions { DataFolder = data, Clock = clock }); // whose statements are not counted
while (!running.IsCompleted && watched.Alerts.Counts() is var counts && counts.GetValueOrDefault(AlertState.Due) + counts.GetValueOrDefault(AlertState.Retried) > 0)
    await Task.Delay(TimeSpan.FromMilliseconds(5));
await stop.CancelAsync();
await running;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{imported} {death.Statements}"));
return 0;

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
