namespace Warehouse.Reports.Text;

/// <summary>Whether a title fits its one line, by estimate: names come from the data and can be of any length.</summary>
public static class TitleWidth
{
    // 267 mm are 44.5 em of 17 pt; bold Latin letters and digits are 0.58 em wide on average.
    private const double Line = 43.5;
    private const double HalfWidth = 0.58;

    /// <summary>The first of the texts that fits; the last where none does.</summary>
    public static string FirstThatFits(params string[] texts) => FirstOf(Line, texts);

    /// <summary>The first of the texts that a width in em holds; the last where none does.</summary>
    public static string FirstOf(double width, params string[] texts) => Array.Find(texts, text => Of(text) <= width) ?? texts[^1];

    /// <summary>A text as it is, or as much of it as a width in em holds, with an ellipsis.</summary>
    public static string Shorten(string text, double width)
    {
        if (Of(text) <= width) return text;
        var kept = text.EnumerateRunes().ToList();
        while (kept.Count > 1 && Of(string.Concat(kept)) > width - 1) kept.RemoveAt(kept.Count - 1);
        return string.Concat(kept).TrimEnd() + "…";
    }

    /// <summary>A text in lines that a width in em holds: broken at spaces where there are any, else where a line is full.</summary>
    public static IReadOnlyList<string> Wrapped(string text, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            if (lines.Count > 0 && Of($"{lines[^1]} {word}") <= width) (lines[^1], rest) = ($"{lines[^1]} {word}", "");
            while (rest.Length > 0)
            {
                var kept = rest.Length;
                while (kept > 1 && Of(rest[..kept]) > width) kept--;
                lines.Add(rest[..kept]);
                rest = rest[kept..];
            }
        }

        return lines;
    }

    /// <summary>The width in em.</summary>
    public static double Of(string text) => text.EnumerateRunes().Sum(rune => FigureLedger.IsMark(rune.Value) ? 0 : rune.Value < 0x2E80 ? HalfWidth : 1);
}
