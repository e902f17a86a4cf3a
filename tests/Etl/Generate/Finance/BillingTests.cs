using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Finance;

public sealed class BillingTests
{
    [Fact]
    public void ChangeInsideAYear_CreditsTheDaysLeft_AndChargesThemAtTheNewPrice()
    {
        // The year from 1 April 2024 has 365 days, 91 of them before 1 July.
        var billing = new Billing(
            [Item("S1", "Core", "2024-04-01", "2024-07-01", 1_200_000), Item("S1", "Core", "2024-07-01", null, 1_800_000) with { BillingAnchor = Day("2024-04-01") }],
            Day("2024-11-04"));

        billing.Lines.Select(line => (line.Kind, line.IssuedOn, line.Amount)).ShouldBe(
        [
            ("recurring", Day("2024-04-01"), 1_200_000m),
            ("credit", Day("2024-07-01"), -900_822m), // 1,200,000 × 274 ÷ 365
            ("recurring", Day("2024-07-01"), 1_351_233m), // 1,800,000 × 274 ÷ 365
        ]);
        billing.Recognised(Day("2024-04-01")).ShouldBe(98_630m); // 299,178 × 30 ÷ 91
        billing.Recognised(Day("2024-07-01")).ShouldBe(152_877m); // 1,351,233 × 31 ÷ 274
    }

    [Fact]
    public void PausedDays_AreNotCharged()
    {
        // ¥1,000 a day in January; ten days before the pause, eleven after.
        var billing = new Billing([Item("S1", "Core", "2024-01-01", "2024-02-01", 31_000, 1).Paused("2024-01-11", "2024-01-21")], Day("2024-11-04"));

        billing.Lines.Select(line => line.Amount).ShouldBe([10_000m, 11_000m]);
        billing.Recognised(Day("2024-01-01")).ShouldBe(21_000m);
    }

    [Fact]
    public void Recognised_OverThePeriodsMonths_AddsUpToTheInvoice()
    {
        var billing = new Billing([Item("S1", "Core", "2024-01-15", "2025-01-15", 1_000_000)], Day("2025-06-01"));

        billing.Lines.ShouldHaveSingleItem().Amount.ShouldBe(1_000_000m);
        Enumerable.Range(0, 13).Sum(month => billing.Recognised(Day("2024-01-01").AddMonths(month))).ShouldBe(1_000_000m);
    }

    [Fact]
    public void Trials_AndPeriodsThatHaveNotBegun_AreNotInvoiced()
    {
        Stretch[] items = [Item("S1", "Core", "2024-01-01", "2024-02-01", 31_000, 1) with { IsTrial = true }, Item("S2", "Core", "2024-09-10", null, 50_000, 1)];

        new Billing(items, Day("2024-11-04")).Lines.Select(line => line.IssuedOn).ShouldBe([Day("2024-09-10"), Day("2024-10-10")]);
    }
}
