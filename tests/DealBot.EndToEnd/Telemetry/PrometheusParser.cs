using System.Globalization;
using System.Text;

namespace DealBot.EndToEnd.Telemetry;

/// <summary>Reads Prometheus's text format 0.0.4 as its specification says, and refuses what it does not allow.</summary>
/// <remarks>https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details.</remarks>
internal sealed class PrometheusParser
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<Sample> _samples = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string _line = "";
    private int _at;

    private PrometheusParser()
    {
    }

    /// <summary>The type of each family.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>All samples, in order.</summary>
    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Reads all of it.</summary>
    /// <exception cref="FormatException">It is not as the specification says; the message holds the line.</exception>
    public static PrometheusParser Read(string text)
    {
        var parser = new PrometheusParser();
        if (text.Length > 0 && text[^1] != '\n') throw new FormatException("The last line does not end.");
        foreach (var line in text.Split('\n')[..^1]) parser.ReadLine(line);
        return parser;
    }

    /// <summary>The values of the samples of that name whose labels include these.</summary>
    public IEnumerable<double> Values(string name, params (string Key, string Value)[] labels) => _samples
        .Where(sample => sample.Is(name) && labels.All(label => sample.Labels.TryGetValue(label.Key, out var value) && string.Equals(value, label.Value, StringComparison.Ordinal)))
        .Select(static sample => sample.Value);

    private void ReadLine(string line)
    {
        (_line, _at) = (line, 0);
        if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
        {
            var parts = line[7..].Split(' ');
            Require(parts.Length == 2 && parts[1] is "counter" or "gauge" or "histogram" or "summary" or "untyped");
            Require(_types.TryAdd(parts[0], parts[1]) && !_samples.Exists(sample => sample.Is(parts[0])));
        }
        else if (line.Length > 0 && line[0] != '#')
        {
            ReadSample();
        }
    }

    private void ReadSample()
    {
        var name = ReadName(mayHoldColons: true);
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Skip('{'))
        {
            while (!Skip('}'))
            {
                var key = ReadName(mayHoldColons: false);
                Require(Skip('=') && Skip('"'));
                Require(labels.TryAdd(key, ReadValue()));
                if (!Skip(',')) Require(_at < _line.Length && _line[_at] == '}');
            }
        }

        Require(Skip(' '));
        _samples.Add(new Sample(name, labels, NumberOf(_line[_at..])));
        Require(_seen.Add($"{name} {string.Join('\0', labels.Select(static label => $"{label.Key}\0{label.Value}"))}"));
    }

    private string ReadName(bool mayHoldColons)
    {
        var start = _at;
        while (_at < _line.Length && (char.IsAsciiLetter(_line[_at]) || _line[_at] == '_' || (mayHoldColons && _line[_at] == ':') || (_at > start && char.IsAsciiDigit(_line[_at])))) _at++;
        Require(_at > start);
        return _line[start.._at];
    }

    private string ReadValue()
    {
        var value = new StringBuilder();
        while (!Skip('"'))
        {
            Require(_at < _line.Length);
            var c = _line[_at++];
            if (c == '\\')
            {
                Require(_at < _line.Length && _line[_at] is '\\' or '"' or 'n');
                c = _line[_at++] is var escaped && escaped == 'n' ? '\n' : escaped;
            }

            value.Append(c);
        }

        return value.ToString();
    }

    private static double NumberOf(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private bool Skip(char c)
    {
        if (_at >= _line.Length || _line[_at] != c) return false;
        _at++;
        return true;
    }

    private void Require(bool isRight)
    {
        if (!isRight) throw new FormatException($"Column {_at + 1} of: {_line}");
    }
}

/// <summary>One number.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>Whether it has that name.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);
}
