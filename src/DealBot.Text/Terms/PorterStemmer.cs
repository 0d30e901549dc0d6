namespace DealBot.Text.Terms;

/// <summary>
/// Porter's stemmer: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the two departures of the
/// author's own programs ("bli" for "abli", and "logi"), as in Lucene's PorterStemmer.
/// </summary>
public static class PorterStemmer
{
    /// <summary>Stems a word in place.</summary>
    /// <param name="word">A word in lower case; anything but a, e, i, o, u and y counts as a consonant.</param>
    /// <returns>The length of the stem, which is never longer than the word.</returns>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2) return word.Length;

        var stemming = new Stemming(word);
        stemming.RemovePluralOrParticiple();
        stemming.TurnFinalY();
        if (stemming.Length > 1)
        {
            stemming.ReduceDoubleSuffix();
            stemming.ReduceSuffix();
            stemming.RemoveSuffix();
        }

        stemming.RemoveFinalE();
        return stemming.Length;
    }

    /// <summary>The paper's steps over one word. The numbers in the comments are those of the paper.</summary>
    private ref struct Stemming(Span<char> word)
    {
        private readonly Span<char> _word = word;
        private int _stem = word.Length; // the length of what stands before the suffix last found

        public int Length { get; private set; } = word.Length;

        private readonly ReadOnlySpan<char> Word => _word[..Length];

        /// <summary>Step 1a and 1b: plurals, -ed, -ing.</summary>
        public void RemovePluralOrParticiple()
        {
            if (_word[Length - 1] == 's')
            {
                if (EndsWith("sses")) Length -= 2;
                else if (EndsWith("ies")) Replace("i");
                else if (_word[Length - 2] != 's') Length--;
            }

            if (EndsWith("eed"))
            {
                if (Measure() > 0) Length--;
            }
            else if ((EndsWith("ed") || EndsWith("ing")) && HasVowel())
            {
                Length = _stem;
                if (EndsWith("at")) Replace("ate");
                else if (EndsWith("bl")) Replace("ble");
                else if (EndsWith("iz")) Replace("ize");
                else if (EndsInDoubleConsonant(Length)) Length -= _word[Length - 1] is 'l' or 's' or 'z' ? 0 : 1;
                else if (Measure() == 1 && EndsShort(Length)) Replace("e");
            }
        }

        /// <summary>Step 1c.</summary>
        public void TurnFinalY()
        {
            if (EndsWith("y") && HasVowel()) _word[Length - 1] = 'i';
        }

        /// <summary>Step 2: -ization to -ize and the like.</summary>
        public void ReduceDoubleSuffix()
        {
            _ = _word[Length - 2] switch
            {
                'a' => Reduce("ational", "ate") || Reduce("tional", "tion"),
                'c' => Reduce("enci", "ence") || Reduce("anci", "ance"),
                'e' => Reduce("izer", "ize"),
                'l' => Reduce("bli", "ble") || Reduce("alli", "al") || Reduce("entli", "ent") || Reduce("eli", "e") || Reduce("ousli", "ous"),
                'o' => Reduce("ization", "ize") || Reduce("ation", "ate") || Reduce("ator", "ate"),
                's' => Reduce("alism", "al") || Reduce("iveness", "ive") || Reduce("fulness", "ful") || Reduce("ousness", "ous"),
                't' => Reduce("aliti", "al") || Reduce("iviti", "ive") || Reduce("biliti", "ble"),
                'g' => Reduce("logi", "log"),
                _ => false,
            };
        }

        /// <summary>Step 3: -ic-, -full, -ness.</summary>
        public void ReduceSuffix()
        {
            _ = _word[Length - 1] switch
            {
                'e' => Reduce("icate", "ic") || Reduce("ative", "") || Reduce("alize", "al"),
                'i' => Reduce("iciti", "ic"),
                'l' => Reduce("ical", "ic") || Reduce("ful", ""),
                's' => Reduce("ness", ""),
                _ => false,
            };
        }

        /// <summary>Step 4: -ant, -ence and the like after a stem of some length.</summary>
        public void RemoveSuffix()
        {
            if (Length < 2) return;
            var found = _word[Length - 2] switch
            {
                'a' => EndsWith("al"),
                'c' => EndsWith("ance") || EndsWith("ence"),
                'e' => EndsWith("er"),
                'i' => EndsWith("ic"),
                'l' => EndsWith("able") || EndsWith("ible"),
                'n' => EndsWith("ant") || EndsWith("ement") || EndsWith("ment") || EndsWith("ent"),
                'o' => (EndsWith("ion") && _stem > 0 && _word[_stem - 1] is 's' or 't') || EndsWith("ou"),
                's' => EndsWith("ism"),
                't' => EndsWith("ate") || EndsWith("iti"),
                'u' => EndsWith("ous"),
                'v' => EndsWith("ive"),
                'z' => EndsWith("ize"),
                _ => false,
            };
            if (found && Measure() > 1) Length = _stem;
        }

        /// <summary>Step 5: a final -e, and -ll to -l.</summary>
        public void RemoveFinalE()
        {
            _stem = Length;
            if (_word[Length - 1] == 'e')
            {
                var measure = Measure();
                if (measure > 1 || (measure == 1 && !EndsShort(Length - 1))) Length--;
            }

            if (_word[Length - 1] == 'l' && EndsInDoubleConsonant(Length) && Measure() > 1) Length--;
        }

        private bool EndsWith(string suffix)
        {
            if (!Word.EndsWith(suffix)) return false;
            _stem = Length - suffix.Length;
            return true;
        }

        /// <summary>True when the word ends so, whether or not the stem before is long enough for the replacement.</summary>
        private bool Reduce(string suffix, string replacement)
        {
            if (!EndsWith(suffix)) return false;
            if (Measure() > 0) Replace(replacement);
            return true;
        }

        private void Replace(string replacement)
        {
            replacement.CopyTo(_word[_stem..]);
            Length = _stem + replacement.Length;
        }

        /// <summary>The paper's m: how many times a run of vowels is followed by consonants in the stem.</summary>
        private readonly int Measure()
        {
            var measure = 0;
            var afterVowel = false;
            var consonant = false;
            for (var at = 0; at < _stem; at++)
            {
                consonant = IsConsonant(_word[at], isFirst: at == 0, afterConsonant: consonant);
                if (consonant && afterVowel) measure++;
                afterVowel = !consonant;
            }

            return measure;
        }

        private readonly bool HasVowel()
        {
            var consonant = true;
            for (var at = 0; at < _stem && consonant; at++)
            {
                consonant = IsConsonant(_word[at], isFirst: at == 0, afterConsonant: consonant);
            }

            return !consonant;
        }

        private readonly bool EndsInDoubleConsonant(int length) =>
            length >= 2 && _word[length - 1] == _word[length - 2] && IsConsonantAt(length - 1);

        /// <summary>The paper's *o: consonant, vowel, consonant other than w, x and y.</summary>
        private readonly bool EndsShort(int length) =>
            length >= 3 && IsConsonantAt(length - 1) && !IsConsonantAt(length - 2) && IsConsonantAt(length - 3)
            && _word[length - 1] is not ('w' or 'x' or 'y');

        private readonly bool IsConsonantAt(int at)
        {
            // A y is what the letter before it is not, and so on back to the first letter that is no y.
            var from = at;
            while (from > 0 && _word[from] == 'y') from--;
            return IsConsonant(_word[from], isFirst: from == 0, afterConsonant: false) == ((at - from) % 2 == 0);
        }

        private static bool IsConsonant(char letter, bool isFirst, bool afterConsonant) => letter switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => isFirst || !afterConsonant,
            _ => true,
        };
    }
}
