using DealBot.Text;

namespace DealBot.Core.Answers.Questions;

/// <summary>Understands what was typed: a question, keywords, or operators.</summary>
/// <param name="namesSomebody">Whether words name a person or body of the library, by name, spelling or role: it decides
/// between "minerals on credit" and "Trump on credit".</param>
internal sealed class QuestionParser(Func<string, bool> namesSomebody)
{
    /// <summary>Understands a question.</summary>
    /// <param name="text">Any string whatever; only its first <see cref="QuestionReader.LongestQuestion"/> code units are read.</param>
    public Question Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var (rest, restrictions) = Operators.TakeFrom(text);
        var (words, phrases) = QuestionReader.Read(rest);
        var wantsLatest = words.Any(word => !word.IsQuoted && word.Key is "latest" or "newest" or "recent" or "recently" or "lately" or "today" or "now");
        var sentence = new Sentence(WithoutOpeners(words), namesSomebody);
        var form = ClaimForms.Match(sentence)
            ?? SpeechForms.Match(sentence)
            ?? FactForms.Match(sentence)
            ?? new Form(Intent.Search, sentence.From(0));

        return new Question(
            text,
            form.Intent,
            form.Speaker.Count == 0 ? null : Sentence.Join(form.Speaker),
            form.Topic,
            phrases,
            form.Wanted,
            form.WantsSpeech,
            wantsLatest,
            form.ClaimStart is { } start ? Claim(rest, start.Span, phrases) : null,
            restrictions);
    }

    private static string Claim(string text, TextSpan start, IReadOnlyList<string> phrases) =>
        phrases.Count > 0
            ? phrases.MaxBy(phrase => phrase.Length)!
            : text[start.Start..Math.Min(text.Length, QuestionReader.LongestQuestion)].Trim().TrimEnd('?', '!', ' ');

    private static IReadOnlyList<QuestionWord> WithoutOpeners(IReadOnlyList<QuestionWord> words)
    {
        var start = 0;
        while (LengthOfOpener(words, start) is > 0 and var length && start + length < words.Count)
            start += length;

        // "tell me about the fund" opens twice
        if (start > 0 && start + 1 < words.Count && words[start].Key is "about" or "if" or "whether")
            start++;
        return start == 0 ? words : [.. words.Skip(start)];
    }

    private static int LengthOfOpener(IReadOnlyList<QuestionWord> words, int start)
    {
        foreach (var opener in QuestionVocabulary.Openers)
        {
            var matched = 0;
            while (matched < opener.Length && start + matched < words.Count && !words[start + matched].IsQuoted
                && string.Equals(words[start + matched].Key, opener[matched], StringComparison.Ordinal))
            {
                matched++;
            }

            if (matched == opener.Length)
                return matched;
        }

        return 0;
    }
}
