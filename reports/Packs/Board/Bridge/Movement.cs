using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Bridge;

/// <summary>A kind of movement of MRR.</summary>
/// <param name="Metric">The amount's metric.</param>
/// <param name="AccountsMetric">The accounts' metric; null where the semantic layer counts none.</param>
/// <param name="IsRare">Left out of the page where it did not occur.</param>
public sealed record Movement(
    string Metric, string? AccountsMetric, string NameJa, string NameEn, string SubjectJa, string SubjectEn, bool IsRare = false)
{
    /// <summary>Every movement of the whole, in the order of the bridge. Transfers are only between members of a cut.</summary>
    public static IReadOnlyList<Movement> All { get; } =
    [
        new("new_mrr", "new_accounts", "新規", "New", "新規顧客", "new accounts"),
        new("reactivation_mrr", "reactivation_accounts", "再開", "Returned", "再開した顧客", "returning accounts"),
        new("expansion_mrr", "expansion_accounts", "拡大", "Expansion", "既存顧客の拡大", "expansion"),
        new("resume_mrr", null, "休止明け", "Resumed", "休止明け", "resumed items", IsRare: true),
        new("contraction_mrr", "contraction_accounts", "縮小", "Contraction", "縮小", "contraction"),
        new("churned_mrr", "churned_accounts", "解約", "Churn", "解約", "churn"),
        new("pause_mrr", null, "休止", "Paused", "休止", "paused items", IsRare: true),
        new("fx_mrr", null, "為替", "FX", "為替", "exchange rates", IsRare: true),
    ];

    /// <summary>The short name, in a head or under a bar.</summary>
    public string Name(Language language) => language.Pick(NameJa, NameEn);

    /// <summary>What moved, in a sentence.</summary>
    public string Subject(Language language) => language.Pick(SubjectJa, SubjectEn);
}
