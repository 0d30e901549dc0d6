using System.Text;

namespace DealBot.Core.Tests;

/// <summary>Makes wrong input, of nothing or of what is right.</summary>
internal static class Mutations
{
    /// <summary>Up to 400 bytes, every other time such as stand in text.</summary>
    public static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(0, 400)];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
        {
            for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(32 + (bytes[i] % 95));
        }

        return bytes;
    }

    /// <summary>A text of which some places were taken out, overwritten, said twice, or filled with something else.</summary>
    /// <param name="seed">The text.</param>
    /// <param name="piece">Something that has a meaning in such texts.</param>
    /// <param name="random">Decides.</param>
    public static string Of(string seed, Func<string> piece, Random random)
    {
        var text = new StringBuilder(seed);
        for (var edits = random.Next(1, 30); edits > 0 && text.Length > 1; edits--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, piece());
                    break;
                case 2:
                    text[at] = (char)random.Next(0, 0x10000);
                    break;
                default:
                    var from = random.Next(text.Length);
                    text.Insert(at, text.ToString(from, Math.Min(random.Next(1, 60), text.Length - from)));
                    break;
            }
        }

        return text.ToString();
    }
}
