using System.Collections.Concurrent;
using System.Text;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Theme.Fonts;

namespace Warehouse.Reports.Theme;

/// <summary>Noto Sans JP (SIL Open Font License 1.1) in the pack's four weights, cut to the characters that a document uses.</summary>
public static class FontFaces
{
    private static readonly (int Weight, string File)[] Weights =
    [
        (400, "400Regular/NotoSansJP_400Regular.ttf"),
        (500, "500Medium/NotoSansJP_500Medium.ttf"),
        (600, "600SemiBold/NotoSansJP_600SemiBold.ttf"),
        (700, "700Bold/NotoSansJP_700Bold.ttf"),
    ];

    // A file is read for the first document of a process, and stays for the others.
    private static readonly ConcurrentDictionary<string, FontSubset> Read = new(StringComparer.Ordinal);

    /// <summary>The style sheet that carries the fonts for a document's text. ASCII is always in, for what tooltips compose.</summary>
    /// <exception cref="FileNotFoundException">A font file is missing; the message says how to get it.</exception>
    public static string Css(string document, string packages)
    {
        using var stage = PackStages.Begin(PackStages.Fonts);
        var characters = document.EnumerateRunes().Where(rune => rune.Value > 0x7E).ToHashSet();
        for (var ascii = 0x20; ascii <= 0x7E; ascii++) characters.Add(new Rune(ascii));

        var css = new StringBuilder();
        foreach (var (weight, file) in Weights)
        {
            var path = Path.Combine(packages, "@expo-google-fonts", "noto-sans-jp", file);
            var font = Convert.ToBase64String(Read.GetOrAdd(path, Find).Make(characters));
            css.Append("@font-face{font-family:\"Noto Sans JP\";font-style:normal;font-weight:").Append(weight)
                .Append(";src:url(data:font/woff;base64,").Append(font).Append(") format(\"woff\")}\n");
        }

        return css.ToString();
    }

    private static FontSubset Find(string path) => File.Exists(path)
        ? new FontSubset(TrueTypeFont.Read(path))
        : throw new FileNotFoundException($"the font {path} is missing; run build/setup.sh packages in the checkout", path);
}
