using Warehouse.Reports.Packs.Board.Cohorts;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

/// <summary>Cohorts that began so small that their growth has no room in a column.</summary>
public sealed class CohortFigureTests
{
    [Theory]
    [InlineData(999.4, 0, "999")]
    [InlineData(999.5, 0, "999+")]
    [InlineData(999.94, 1, "999.9")]
    [InlineData(999.95, 1, "999+")]
    [InlineData(0, 0, "0")]
    public void Figure_FromAThousandOn_IsABound(double percent, int decimals, string printed) => CohortBuilder.Figure((decimal)percent, decimals).ShouldBe(printed);

    [Fact]
    public void Build_CohortGrownTwelvefold_SaysSoInShortAndExplainsTheBound()
    {
        CohortMap Map(decimal size, decimal retention) => CohortMap.Of([new Cohort(Sample.October.AddMonths(-12), size, [.. Enumerable.Repeat((Quantity?)retention, CohortReader.Ages)])]);

        var page = CohortBuilder.Build(Sample.Facts(Language.English), Map(1, 1), Map(9_000, 12.345m));

        page.Frame.Title.ShouldBe("12 months after acquisition: accounts 100.0%, revenue 1,234.5%");
        page.Revenue.Means.ShouldAllBe(mean => mean == "999+");
        page.Note.ShouldBe("999+: 1,000 or more. Cohorts of 1 account: one is about 100 pt");
    }

    [Theory]
    [InlineData(16, 20, "Cohorts of 16–20 accounts: one is about 5–6 pt")]
    [InlineData(1_255, 2_945, "Cohorts of 1,255–2,945 accounts: one is at most 0.1 pt")]
    [InlineData(2_500, 4_000, "Cohorts of 2,500–4,000 accounts: one is under 0.1 pt")]
    public void Build_CohortsOfASize_SaysWhatOneAccountIsWorth(int least, int most, string says)
    {
        CohortMap Map(params decimal[] sizes) => CohortMap.Of([.. sizes.Select((size, i) => new Cohort(Sample.October.AddMonths(i - 12), size, [.. Enumerable.Repeat((Quantity?)0.9m, CohortReader.Ages)]))]);

        CohortBuilder.Build(Sample.Facts(Language.English), Map(least, most), Map(9_000, 8_000)).Note.ShouldEndWith(says);
    }
}
