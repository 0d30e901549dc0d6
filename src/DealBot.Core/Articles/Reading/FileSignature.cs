namespace DealBot.Core.Articles.Reading;

/// <summary>Knows files that are no text by their first bytes, so that a refusal can name what they are.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Kind)[] Known =
    [
        ([.. "%PDF-"u8], "a PDF document"),
        ([.. "%!PS"u8], "a PostScript document"),
        ([.. @"{\rtf"u8], "an RTF document"),
        ([.. "PK\x03\x04"u8], "a ZIP archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an office document"),
        ([0x89, .. "PNG"u8], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([.. "GIF8"u8], "a GIF image"),
        ([.. "RIFF"u8], "an image or a recording"),
        ([.. "II*\0"u8], "a TIFF image"),
        ([.. "MM\0*"u8], "a TIFF image"),
        ([.. "ID3"u8], "a recording"),
        ([.. "OggS"u8], "a recording"),
        ([.. "fLaC"u8], "a recording"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([.. "BZh"u8], "a bzip2 archive"),
        ([0xFD, .. "7zXZ"u8], "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
        ([.. "7z"u8, 0xBC, 0xAF], "a 7z archive"),
        ([.. "Rar!"u8], "a RAR archive"),
        ([.. "SQLite format 3\0"u8], "an SQLite database"),
        ([0x7F, .. "ELF"u8], "a program"),
        ([.. "MZ"u8, 0x90, 0], "a program"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "a program"),
        ([.. "wOFF"u8], "a font"),
        ([.. "wOF2"u8], "a font"),
    ];

    /// <summary>What a file is that begins so ("a PDF document"); null when the bytes may be text.</summary>
    public static string? KindOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, kind) in Known)
        {
            if (bytes.StartsWith(start)) return kind;
        }

        return bytes.Length > 8 && bytes[4..].StartsWith("ftyp"u8) ? "a film or a recording" : null;
    }
}
