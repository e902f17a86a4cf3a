using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>One line of the scorecard: a headline metric as the board reads it.</summary>
/// <param name="Metric">The metric's name in the semantic layer.</param>
/// <param name="QualifierJa">What the name leaves open: window, base.</param>
/// <param name="Page">The page with the detail; null where there is none.</param>
/// <param name="ByStart">The metric belongs to the month of a start and is known only once that month is old enough.</param>
public sealed record Kpi(
    string Metric,
    string NameJa,
    string NameEn,
    string QualifierJa,
    string QualifierEn,
    Measure Measure,
    int? Page,
    bool ByStart = false)
{
    /// <summary>The name in prose: <c>NRR</c>, <c>解約率</c>.</summary>
    public string Short(Language language) => Metric switch
    {
        "nrr" => "NRR",
        "grr" => "GRR",
        "logo_churn" => language.Pick("解約率", "logo churn"),
        "nps" => "NPS",
        "csat" => "CSAT",
        "arpa" => "ARPA",
        "ltv_cac" => "LTV/CAC",
        _ => language.Pick(NameJa, char.ToLowerInvariant(NameEn[0]) + NameEn[1..]),
    };
}

/// <summary>A block of the scorecard.</summary>
public sealed record KpiGroup(string NameJa, string NameEn, IReadOnlyList<Kpi> Kpis);
