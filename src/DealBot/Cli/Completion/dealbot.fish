# Completion of dealbot for fish: dealbot completion fish > ~/.config/fish/completions/dealbot.fish
complete -c dealbot -a '(dealbot "[suggest:"(commandline -C)"]" (commandline -b) 2>/dev/null)'
