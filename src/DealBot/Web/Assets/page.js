// Every page works without this file; with it, suggestions appear while a question is typed, and buttons answer in place.
