using DealBot.Cli;

return await CommandLine.RunAsync(args);
