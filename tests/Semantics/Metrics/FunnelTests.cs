using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>Four accounts enter in January (three low, one high), one in February; a first value is due in 30 days.</summary>
public sealed class FunnelTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-03")
        .Accounts("1 a tier=low", "2 b tier=high")
        .Rows(
            "star.fct_funnel_step",
            "funnel, entry_id, entry_date, step_number, step, entered, converted, late, open, lost, days, account_key, channel",
            "'phase', 'a', '2026-01-05', 1, 'contract_started', 1, 1, 0, 0, 0, 0, 1, '(none)'",
            "'phase', 'b', '2026-01-06', 1, 'contract_started', 1, 1, 0, 0, 0, 0, 1, '(none)'",
            "'phase', 'c', '2026-01-07', 1, 'contract_started', 1, 1, 0, 0, 0, 0, 1, '(none)'",
            "'phase', 'd', '2026-01-08', 1, 'contract_started', 1, 1, 0, 0, 0, 0, 2, '(none)'",
            "'phase', 'e', '2026-02-20', 1, 'contract_started', 1, 1, 0, 0, 0, 0, 1, '(none)'",
            "'phase', 'a', '2026-01-05', 2, 'first_value', 1, 1, 0, 0, 0, 10, 1, '(none)'",
            "'phase', 'b', '2026-01-06', 2, 'first_value', 1, 0, 1, 0, 0, 40, 1, '(none)'",
            "'phase', 'c', '2026-01-07', 2, 'first_value', 1, 0, 0, 0, 1, null, 1, '(none)'",
            "'phase', 'd', '2026-01-08', 2, 'first_value', 1, 1, 0, 0, 0, 20, 2, '(none)'",
            "'phase', 'e', '2026-02-20', 2, 'first_value', 1, 0, 0, 1, 0, null, 1, '(none)'",
            "'phase', 'd', '2026-01-08', 3, 'onboarding_completed', 1, 1, 0, 0, 0, 60, 2, '(none)'",
            "'acquisition', 'l', '2026-01-09', 1, 'lead', 1, 1, 0, 0, 0, 0, 0, 'web'",
            "'acquisition', 'l', '2026-01-09', 2, 'qualified', 1, 1, 0, 0, 0, 3, 0, 'web'",
            "'acquisition', 'm', '2026-01-09', 1, 'lead', 1, 1, 0, 0, 0, 0, 0, 'event'",
            "'acquisition', 'm', '2026-01-09', 2, 'qualified', 1, 0, 0, 0, 1, null, 0, 'event'");

    public void Dispose() => warehouse.Dispose();

    /// <summary>First value: 2 in time, 1 late, 1 open, 1 lost of 5; rate 2 ÷ 4, reached 3 of the 5 that started; median of 10, 20, 40.</summary>
    [Fact]
    public void PhaseFunnel_ByStep_GivesEveryNumberOfTheStep()
    {
        var table = warehouse.Query("phase_funnel", "step_number,step");
        table.Columns.ShouldBe(
            [
                "step_number", "step", "phase_funnel_entered", "phase_funnel_converted", "phase_funnel_late", "phase_funnel_open", "phase_funnel_lost",
                "phase_funnel_rate", "phase_funnel_of_first", "phase_funnel_median_days", "phase_funnel_p75_days",
            ]);
        table.Text().ShouldBe(
            """
            1 contract_started 5 5 0 0 0 1 1 – –
            2 first_value 5 2 1 1 1 0.5 0.6 20 30
            3 onboarding_completed 1 1 0 0 0 1 0.2 60 60
            """);
    }

    [Fact]
    public void PhaseFunnel_ByTier_ShowsStepsThatNobodyEntered() =>
        warehouse.Query("phase_funnel_entered,phase_funnel_rate,phase_funnel_of_first", "account__touch_tier,step_number,step").Text().ShouldBe(
            """
            high 1 contract_started 1 1 1
            high 2 first_value 1 1 1
            high 3 onboarding_completed 1 1 1
            low 1 contract_started 4 1 1
            low 2 first_value 4 0.3333 0.5
            low 3 onboarding_completed 0 – 0
            """);

    /// <summary>The share of the first step divides by all that started, whichever step the filter keeps.</summary>
    [Fact]
    public void PhaseFunnel_FilteredByStepAndEntry_KeepsItsDenominator() =>
        warehouse.Query("phase_funnel_entered,phase_funnel_of_first", where: "{{ Dimension('step') }} = 'first_value'", end: "2026-01-31").Text().ShouldBe("4 0.75");

    [Fact]
    public void PhaseFunnel_ByWeekOfEntry_GoesByTheDayOfEntry() =>
        warehouse.Query("phase_funnel_entered", "metric_time__week", "{{ Dimension('step_number') }} = 1 and {{ Dimension('step') }} like 'contract%'", start: "2026-02-16", end: "2026-02-22")
            .Text().ShouldBe("2026-02-16 1");

    [Fact]
    public void AcquisitionFunnel_ByChannelOfTheLead_IsTheSameRules() =>
        warehouse.Query("acquisition_funnel_rate", "lead__channel,step_number,step").Text().ShouldBe(
            """
            event 1 lead 1
            event 2 qualified 0
            web 1 lead 1
            web 2 qualified 1
            """);
}
