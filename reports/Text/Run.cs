using System.Text.RegularExpressions;

namespace Warehouse.Reports.Text;

/// <summary>A stretch of a sentence.</summary>
/// <param name="Tone">Plain, bold, or bold in the colour of what is worse.</param>
/// <param name="IsWhole">A figure with its unit, which no line may break.</param>
/// <param name="Joins">Belongs to the stretch before: the particle or mark after a figure, which may not begin a line.</param>
public sealed record Run(string Text, RunTone Tone, bool IsWhole, bool Joins = false);

/// <summary>How a stretch of a sentence is set.</summary>
public enum RunTone
{
    /// <summary>As the text around.</summary>
    Plain,

    /// <summary>Bold: a figure that the sentence is about.</summary>
    Bold,

    /// <summary>Bold 朱.</summary>
    Worse,
}

/// <summary>Reads the two marks of a sentence, <c>**bold**</c> and <c>!!worse!!</c>, and keeps figures with their units.</summary>
public static partial class Runs
{
    /// <summary>The stretches of a sentence, in order.</summary>
    public static IReadOnlyList<Run> Of(string sentence)
    {
        var runs = new List<Run>();
        foreach (Match part in Marked().Matches(sentence))
        {
            var tone = part.Groups["bold"].Success ? RunTone.Bold : part.Groups["worse"].Success ? RunTone.Worse : RunTone.Plain;
            var text = tone switch { RunTone.Bold => part.Groups["bold"].Value, RunTone.Worse => part.Groups["worse"].Value, _ => part.Value };
            runs.AddRange(Figured(text, tone));
        }

        return Joined(runs);
    }

    /// <summary>A sentence without its marks.</summary>
    public static string Plain(string sentence) => string.Concat(Of(sentence).Select(run => run.Text));

    private static List<Run> Joined(List<Run> runs)
    {
        var joined = new List<Run>();
        foreach (var run in runs)
        {
            var particle = joined.Count > 0 && joined[^1].IsWhole && !run.IsWhole ? Particle().Match(run.Text) : Match.Empty;
            if (particle.Length > 0) joined.Add(new Run(particle.Value, run.Tone, false, Joins: true));
            if (particle.Length < run.Text.Length) joined.Add(run with { Text = run.Text[particle.Length..] });
        }

        return joined;
    }

    private static IEnumerable<Run> Figured(string text, RunTone tone)
    {
        var at = 0;
        foreach (Match figure in Figure().Matches(text))
        {
            if (figure.Index > at) yield return new Run(text[at..figure.Index], tone, false);
            yield return new Run(figure.Value, tone, true);
            at = figure.Index + figure.Length;
        }

        if (at < text.Length) yield return new Run(text[at..], tone, false);
    }

    [GeneratedRegex(@"\*\*(?<bold>.+?)\*\*|!!(?<worse>.+?)!!|(?:(?!\*\*|!!).)+", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?:から|まで|より|[をにがはもとでへの])?[、。）)]*")]
    private static partial Regex Particle();

    // A figure's mark stands before its sign, or after a currency's name.
    [GeneratedRegex(@"[≥≤]? ?(?:[\uDB80-\uDBFF].)?[+\u2212±]?(?:[A-Z]{3} (?:[\uDB80-\uDBFF].)?)?\d[\d,]*(?:\.\d+)?(?:年\d+月\d+日|年\d+月度?|百万[円A-Z]+|千[円A-Z]+|か月|ページ|コホート|指標|時間|月|日|社|回|個|点|倍|件|面|段階|%|pt|[mkx]\b| accounts?\b| months?\b| days?\b| pt\b)?(?:以上|以下|以内)?")]
    private static partial Regex Figure();
}
