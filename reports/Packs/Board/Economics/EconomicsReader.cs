using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>Unit economics of one population over up to 25 months.</summary>
/// <param name="Member">The member of the cut; null for all accounts.</param>
/// <param name="NewAccounts">Accounts acquired in the three months that end with the month.</param>
/// <param name="IsCapped">The lifetime reached its cap, so LTV and LTV/CAC are lower bounds.</param>
public sealed record EconomicsFigures(
    string? Member,
    Quantity NewAccounts,
    IReadOnlyList<Quantity?> Ltv,
    IReadOnlyList<Quantity?> Cac,
    IReadOnlyList<Quantity?> LtvCac,
    IReadOnlyList<Quantity?> Payback,
    bool IsCapped,
    bool WasCapped)
{
    /// <summary>Whether anything was observed in the month.</summary>
    public bool IsKnown => Ltv[^1] is not null || Cac[^1] is not null || NewAccounts > 0;
}

/// <summary>A cut of the page.</summary>
public sealed record EconomicsCut(string NameJa, string NameEn, IReadOnlyList<EconomicsFigures> Members);

/// <summary>What LTV is made of, for all accounts.</summary>
public sealed record LtvParts(Quantity? Arpa, Quantity? Lifetime, bool IsCapped, Quantity? Margin);

/// <summary>The page's figures.</summary>
public sealed record EconomicsSet(
    IReadOnlyList<DateOnly> Months, EconomicsFigures Whole, IReadOnlyList<EconomicsCut> Cuts, LtvParts Parts, EconomicsTarget LtvCac, EconomicsTarget Payback)
{
    /// <summary>How long accounts stay; all of them first, none where nothing is known.</summary>
    public IReadOnlyList<SurvivalFigures> Survival { get; init; } = [];
}

/// <summary>What a ratio is judged by.</summary>
public sealed record EconomicsTarget(Quantity? Target, Quantity? Amber);

/// <summary>Reads unit economics.</summary>
public static class EconomicsReader
{
    private const int History = 25;

    /// <summary>What is asked by month, of all accounts and of each cut.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["ltv", "cac", "ltv_cac", "payback_months", "ltv_capped", "new_accounts"];

    /// <summary>Reads the month and the 24 before it.</summary>
    public static EconomicsSet Read(MetricReader reader, DateOnly month)
    {
        var months = Month.Ending(month, History);
        var whole = reader.ByMonth(Metrics, months[0], month);
        var parts = reader.ByMonth(["arpa", "lifetime_months", "lifetime_capped", "gross_margin"], month, month);
        return new EconomicsSet(
            months,
            Figures(null, months, (metric, each) => whole[metric, each]),
            [
                Cut(reader, Dimensions.TouchTier, "タッチモデル", "Touch tier", months),
                Cut(reader, Dimensions.Segment, "セグメント", "Segment", months),
                Cut(reader, Dimensions.Channel, "チャネル", "Channel", months),
            ],
            new LtvParts(parts["arpa", month], parts["lifetime_months", month], parts["lifetime_capped", month] == 1, parts["gross_margin", month]),
            Target(reader, "ltv_cac", month),
            Target(reader, "payback_months", month))
        {
            Survival = SurvivalReader.Read(reader, month),
        };
    }

    private static EconomicsTarget Target(MetricReader reader, string metric, DateOnly month)
    {
        var target = reader.Target(metric, month);
        return new EconomicsTarget(target?.Target, target?.Amber);
    }

    private static EconomicsCut Cut(MetricReader reader, string dimension, string nameJa, string nameEn, IReadOnlyList<DateOnly> months)
    {
        var recent = months.TakeLast(13).ToArray();
        var answer = reader.ByMonthAnd(dimension, Metrics, recent[0], recent[^1]);
        var members = answer.Members<string>(1);
        var figures = members.Select(member => Figures(member, recent, (metric, each) => answer[metric, each, member])).Where(each => each.IsKnown);
        var ordered = dimension == Dimensions.TouchTier
            ? Members.TierOrder(members).Select(tier => figures.FirstOrDefault(each => each.Member == tier)).OfType<EconomicsFigures>()
            : figures.OrderByDescending(each => each.NewAccounts).ThenBy(each => each.Member, StringComparer.Ordinal);
        return new EconomicsCut(nameJa, nameEn, [.. ordered]);
    }

    private static EconomicsFigures Figures(string? member, IReadOnlyList<DateOnly> months, Func<string, DateOnly, Quantity?> cell)
    {
        IReadOnlyList<Quantity?> Series(string metric) => [.. months.Select(month => cell(metric, month))];
        return new EconomicsFigures(
            member,
            months.TakeLast(3).Sum(month => cell("new_accounts", month) ?? 0),
            Series("ltv"),
            Series("cac"),
            Series("ltv_cac"),
            Series("payback_months"),
            cell("ltv_capped", months[^1]) == 1,
            cell("ltv_capped", months[^13]) == 1);
    }
}
