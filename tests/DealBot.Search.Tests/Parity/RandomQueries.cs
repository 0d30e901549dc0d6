namespace DealBot.Search.Tests.Parity;

/// <summary>Random queries of every kind in the classic syntax, made of the words of passages.</summary>
internal sealed class RandomQueries(Random random, IReadOnlyList<string> passages)
{
    public string Next() => random.Next(12) switch
    {
        0 or 1 => Word(),
        2 => $"{Word()} {Word()}",
        3 => string.Join(' ', Enumerable.Range(0, random.Next(3, 8)).Select(_ => Word())),
        4 => $"{Clause(2)} {Clause(2)} {Clause(2)}",
        5 => $"{Clause(2)} {Operator()} {Clause(2)} {Operator()} {Clause(1)}",
        6 => Phrase(),
        7 => $"{Phrase()} {Word()}",
        8 => Prefix(),
        9 => $"{Fuzzy()} {Word()}",
        10 => Wildcard(),
        _ => $"{Word()}^{random.Next(1, 20) / 4.0} {Clause(2)}",
    };

    private string Clause(int depth) => random.GetItems(["", "", "", "+", "-", "!", "NOT "], 1)[0] + Part(depth);

    private string Part(int depth) => random.Next(8) switch
    {
        0 => Phrase(),
        1 when depth > 0 => $"({Clause(depth - 1)} {Operator()} {Clause(depth - 1)})",
        2 when depth > 0 => $"({Clause(depth - 1)} {Clause(depth - 1)})^{random.Next(1, 9) / 2.0}",
        3 => Prefix(),
        4 => Fuzzy(),
        _ => Word(),
    };

    private string Operator() => random.GetItems(["AND", "OR", "&&", "||", ""], 1)[0];

    /// <summary>Words that stand together, sometimes in another order, sometimes with one left out.</summary>
    private string Phrase()
    {
        var words = Words();
        var start = random.Next(words.Length);
        var phrase = words.Skip(start).Take(random.Next(2, 5)).ToList();
        if (random.Next(4) == 0) phrase.Reverse();
        if (random.Next(4) == 0 && phrase.Count > 2) phrase.RemoveAt(1);
        return $"\"{string.Join(' ', phrase)}\"{(random.Next(2) == 0 ? "" : $"~{random.Next(1, 7)}")}";
    }

    private string Prefix()
    {
        var word = Letters();
        return word[..Math.Min(word.Length, random.Next(2, 6))] + "*";
    }

    private string Wildcard()
    {
        var letters = Letters().ToCharArray();
        letters[random.Next(letters.Length - 1)] = random.GetItems(['?', '*'], 1)[0]; // not the last, where a ? is punctuation to us
        return new string(letters);
    }

    private string Fuzzy()
    {
        var letters = Letters().ToCharArray();
        letters[random.Next(letters.Length)] = (char)('a' + random.Next(26));
        return $"{new string(letters)}~{random.GetItems(["1", "2", ""], 1)[0]}";
    }

    private string Letters()
    {
        while (true)
        {
            var word = Word();
            if (word.Length > 3 && word.All(char.IsAsciiLetterLower)) return word;
        }
    }

    private string Word() => random.GetItems(Words(), 1)[0];

    private string[] Words() => passages[random.Next(passages.Count)].Split([' ', ',', '"'], StringSplitOptions.RemoveEmptyEntries);
}
