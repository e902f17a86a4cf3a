using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Plan;

/// <summary>The plan and the SQL that a reader of <c>--explain</c> sees.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new("2026-01", "2026-03");

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Explain_OfARateByTier_ShowsWhatIsReadJoinedAndComputed() =>
        warehouse.Engine.Explain(TinyWarehouse.Request("nrr", "metric_time__month,account__touch_tier", "account__region = 'east'") with { Limit = 5 }).ShouldBe(
            """
            OrderLimit metric_time__month, account__touch_tier, nrr by metric_time__month, account__touch_tier, the first 5
              ComputeMetrics nrr = retention_closing_mrr / retention_opening_mrr
                CombineOnDimensions each month from 2026-01-01 to before 2026-04-01, account__touch_tier
                  AggregateMeasures retention_at_end: retention_closing_mrr = sum(retention.closing_mrr), retention_opening_mrr = sum(retention.opening_mrr) by account__touch_tier
                    FilterRows retention.window_months = 12 and account.region = 'east'
                      JoinDimension accounts as account on account.account_key = retention.account_key
                        JoinPeriods closings on retention.month
                          ReadModel retention (star.fct_retention)

            with
            calendar as (
                select spine_day, spine_day as period
                from (select cast(unit as date) as spine_day from range(date '2026-01-01', date '2026-04-01', interval 1 month) as units(unit)) as spine
            ),
            periods as (
                select period, min(spine_day) as first_day, max(spine_day) as last_day
                from calendar
                group by period
            ),
            closings as (
                select period, last_day as spine_day
                from periods
            ),
            retention_at_end as (
                select
                    reach.period,
                    retention.account_touch_tier as account__touch_tier,
                    sum(retention.closing_mrr) as retention_closing_mrr,
                    sum(retention.opening_mrr) as retention_opening_mrr
                from star.fct_retention as retention
                inner join closings as reach on reach.spine_day = retention.month
                left join star.dim_account as account on account.account_key = retention.account_key
                where retention.window_months = 12
                    and account.region = $1
                group by 1, 2
            ),
            members as (
                select distinct account__touch_tier from retention_at_end
            ),
            combined as (
                select
                    periods.period,
                    members.account__touch_tier,
                    coalesce(retention_at_end.retention_closing_mrr, 0) as retention_closing_mrr,
                    coalesce(retention_at_end.retention_opening_mrr, 0) as retention_opening_mrr
                from periods
                cross join members
                left join retention_at_end on retention_at_end.period = periods.period and retention_at_end.account__touch_tier is not distinct from members.account__touch_tier
            ),
            computed as (
                select
                    combined.*,
                    cast(retention_closing_mrr as double) / nullif(retention_opening_mrr, 0) as nrr
                from combined
            )
            select
                period as metric_time__month,
                account__touch_tier,
                nrr
            from computed
            order by metric_time__month nulls last, account__touch_tier nulls last
            limit 5
            -- $1 = 'east'
            """);

    [Fact]
    public void Measures_OfOneFact_ShareOneScan()
    {
        var text = warehouse.Engine.Explain(TinyWarehouse.Request("nrr,grr,logo_churn,nrr_1m,new_mrr,churned_mrr,churned_accounts,mrr,arpa", "metric_time__month,account__touch_tier"));
        text.Split('\n').Count(line => line.TrimStart().StartsWith("ReadModel", StringComparison.Ordinal)).ShouldBe(3);
    }
}
