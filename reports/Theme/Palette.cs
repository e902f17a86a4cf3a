namespace Warehouse.Reports.Theme;

/// <summary>The pack's colours: two greys, one ink, one accent, a pale sequence and the three verdicts. Each holds in grey print.</summary>
public static class Palette
{
    /// <summary>Text and totals.</summary>
    public const string Ink = "#1A2433";

    /// <summary>Secondary text, reference lines, GRR.</summary>
    public const string Grey = "#5C6773";

    /// <summary>Rules.</summary>
    public const string Rule = "#C8CED6";

    /// <summary>Hairlines between rows.</summary>
    public const string Hairline = "#E4E8EC";

    /// <summary>Behind a line or a bar: short of the target, not missed.</summary>
    public const string Band = "#EDF0F3";

    /// <summary>Behind a bar: missed.</summary>
    public const string BandMissed = "#D5DAE0";

    /// <summary>藍: gains, NRR, the darkest tier.</summary>
    public const string Accent = "#1D4F91";

    /// <summary>The middle step of the accent.</summary>
    public const string AccentMiddle = "#7FA6D0";

    /// <summary>The palest step of the accent.</summary>
    public const string AccentPale = "#C9DAEC";

    /// <summary>Reached, but late.</summary>
    public const string Late = "#8FB1D6";

    /// <summary>朱: worse, negative, lost; always with a second sign.</summary>
    public const string Worse = "#B8431A";

    /// <summary>Verdict met.</summary>
    public const string Met = "#1B7F6B";

    /// <summary>Verdict watch.</summary>
    public const string Watch = "#E0A100";

    /// <summary>Edge of the watch triangle.</summary>
    public const string WatchEdge = "#8A6200";

    /// <summary>The palette as custom properties, so that style sheets and charts share one source.</summary>
    public static string Css { get; } = $$"""
        :root {
          --ink: {{Ink}}; --grey: {{Grey}}; --rule: {{Rule}}; --hairline: {{Hairline}};
          --accent: {{Accent}}; --accent-middle: {{AccentMiddle}}; --accent-pale: {{AccentPale}}; --late: {{Late}};
          --worse: {{Worse}}; --met: {{Met}}; --watch: {{Watch}}; --watch-edge: {{WatchEdge}};
        }

        """;

    /// <summary>A touch tier's colour: the highest is the darkest.</summary>
    public static string Tier(string tier) => tier switch { "high" => Accent, "low" => AccentMiddle, "tech" => AccentPale, _ => Rule };
}
