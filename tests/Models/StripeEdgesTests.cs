namespace Warehouse.Tests.Models;

/// <summary>Stripe's subscriptions told twice of one thing, taken back, and at one instant. Midnight in Tokyo is 15:00 UTC of the day before.</summary>
public sealed class StripeEdgesTests(StripeEdgesTests.Files warehouse) : IClassFixture<StripeEdgesTests.Files>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Theory]
    [InlineData("twice", "2024-01-01 – 2024-02-01 2024-03-01", "told paused twice: one pause")]
    [InlineData("sooner", "2024-01-01 – 2024-11-01 2025-02-01", "its end was moved to an earlier day: what was told last holds")]
    public void Pause_ToldMoreThanOnce_IsOne(string item, string expected, string because) =>
        warehouse.Rows($"select start_date, end_date, paused_from, paused_to from staging.stg_stripe__subscriptions where subscription_id = '{item}'").ShouldBe([expected], because);

    [Fact]
    public void Trial_ToldOfAfterItsEnd_EndsAtTheTermsToldFirst() =>
        // The event of May still names the trial.
        warehouse.Rows("select start_date, end_date, amount, is_trial from staging.stg_stripe__subscriptions where subscription_id = 'tried' order by 1")
            .ShouldBe(["2024-01-01 2024-02-01 100 yes", "2024-02-01 2024-05-01 100 no", "2024-05-01 – 200 no"]);

    [Theory]
    [InlineData("stayed", "2024-01-01 – –", "a feedback is no reason where nothing ends")]
    [InlineData("undone", "2024-01-01 2024-03-01 –,2024-03-01 2024-04-01 –,2024-04-01 – –", "an end set and taken back ended nothing")]
    [InlineData("moved", "2024-01-01 2025-04-01 price", "an end set twice is the later telling's")]
    public void Reason_IsOfWhatEnds(string item, string expected, string because) =>
        warehouse.Rows($"select start_date, end_date, cancel_reason from staging.stg_stripe__subscriptions where subscription_id = '{item}' order by 1").ShouldBe(expected.Split(','), because);

    [Theory]
    [InlineData("weekly", "36400 3640 12", "52 weeks of 700, ten percent off")]
    [InlineData("daily", "36500 3650 12", "365 days of 100, ten percent off")]
    [InlineData("biennial", "9000 0 24", "two years at a time")]
    [InlineData("covered", "300 300 1", "a coupon of 500 takes off no more than the 300 that there are")]
    [InlineData("free", "0 0 1", "a coupon takes nothing off nothing")]
    public void Amount_OfABillingPeriod_IsNeverBelowZero(string item, string expected, string because) =>
        warehouse.Rows($"select amount, discount_amount, billing_months from staging.stg_stripe__subscriptions where subscription_id = '{item}'").ShouldBe([expected], because);

    [Theory]
    [InlineData("keeps", "2024-01-01 2024-04-01 10,2024-04-01 – 0", "the discount and the other item end at one instant")]
    [InlineData("taken", "2024-01-01 2024-04-01 10", "an item taken out as the discount ends is gone")]
    [InlineData("told", "2024-01-01 2024-03-01 20,2024-03-01 – 0", "a discount that ends as it is first told of is over")]
    [InlineData("retold", "2024-01-01 2024-03-01 20,2024-03-01 – 0", "as it is told of again")]
    public void Discount_EndingAtAnInstantOfTelling_IsOver(string item, string expected, string because) =>
        warehouse.Rows($"select start_date, end_date, discount_amount from staging.stg_stripe__subscriptions where subscription_id = '{item}' order by 1").ShouldBe(expected.Split(','), because);

    [Fact]
    public void Snapshots_OfOneInstant_AreEachItemsOwn() =>
        // What is told in April of the first holds until June, of the second for good: only its discount ends in October.
        warehouse.Rows("select item_id, changed_date, unit_amount, coupon_duration from staging.stg_stripe__subscription_states where item_id in ('first', 'second') order by 1, 2").ShouldBe(
        [
            "first 2024-01-01 100 –", "first 2024-04-01 100 repeating", "first 2024-06-01 200 –", "second 2024-01-01 50 –", "second 2024-04-01 50 repeating", "second 2024-10-01 50 once",
        ]);

    [Fact]
    public void Product_OfEachItem_IsItsOwn() =>
        warehouse.Rows("select subscription_id, product from staging.stg_stripe__subscriptions where subscription_id in ('first', 'second') group by 1, 2 order by 1").ShouldBe(["first Core", "second Side"]);

    /// <summary>As of 31 December 2024.</summary>
    public sealed class Files() : BuiltWarehouse(Make())
    {
        private const string At = "2024-12-31";

        private const string Item = "subscription_id, item_id, customer_id, status, start_date, quantity, product_id, currency, unit_amount, recurring_interval";

        private static ScratchWarehouse Make() => new ScratchWarehouse(At)
            .Delivered(At, "stripe", "customers", "id, name", "cus_1, One")
            .Delivered(At, "stripe", "products", "id, name", "p, Core", "q, Side")
            .Delivered(
                At, "stripe", "events", $"event_id, event_type, event_created, {Item}, pause_behavior, pause_resumes_at",
                "e10, customer.subscription.created, 2023-12-31 15:00, s1, twice, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , ",
                "e11, customer.subscription.updated, 2024-01-31 15:00, s1, twice, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, void, 2024-03-31 15:00",
                "e12, customer.subscription.updated, 2024-02-10 15:00, s1, twice, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, void, 2024-02-29 15:00",
                "e13, customer.subscription.updated, 2024-02-29 15:00, s1, twice, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , ",
                "e20, customer.subscription.created, 2023-12-31 15:00, s2, sooner, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , ",
                "e21, customer.subscription.updated, 2024-10-31 15:00, s2, sooner, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, void, 2025-03-31 15:00",
                "e22, customer.subscription.updated, 2024-11-30 15:00, s2, sooner, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, void, 2025-01-31 15:00")
            .Delivered(
                At, "stripe", "events", $"event_id, event_type, event_created, {Item}, cancel_at, cancel_feedback",
                "e30, customer.subscription.created, 2023-12-31 15:00, s3, stayed, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , unused",
                "e40, customer.subscription.created, 2023-12-31 15:00, s4, undone, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , ",
                "e41, customer.subscription.updated, 2024-02-29 15:00, s4, undone, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 200, month, 2025-02-28 15:00, unused",
                "e42, customer.subscription.updated, 2024-03-31 15:00, s4, undone, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 300, month, , ",
                "e50, customer.subscription.created, 2023-12-31 15:00, s5, moved, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , ",
                "e51, customer.subscription.updated, 2024-02-29 15:00, s5, moved, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 2025-02-28 15:00, unused",
                "e52, customer.subscription.updated, 2024-03-31 15:00, s5, moved, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 2025-03-31 15:00, price")
            .Delivered(
                At, "stripe", "events", $"event_id, event_type, event_created, {Item}, coupon_amount_off, coupon_duration, discount_end",
                "e60, customer.subscription.created, 2023-12-31 15:00, s6, keeps, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 20, repeating, 2024-03-31 15:00",
                "e60, customer.subscription.created, 2023-12-31 15:00, s6, taken, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 20, repeating, 2024-03-31 15:00",
                "e61, customer.subscription.updated, 2024-03-31 15:00, s6, keeps, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , ",
                "e70, customer.subscription.created, 2024-02-29 15:00, s7, told, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 20, repeating, 2024-02-29 15:00",
                "e80, customer.subscription.created, 2023-12-31 15:00, s8, retold, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 20, repeating, 2024-02-29 15:00",
                "e81, customer.subscription.updated, 2024-02-29 15:00, s8, retold, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 20, repeating, 2024-02-29 15:00")
            .Delivered(
                At, "stripe", "events", $"event_id, event_type, event_created, {Item}, recurring_interval_count, coupon_amount_off, coupon_percent_off, coupon_duration",
                "e90, customer.subscription.created, 2023-12-31 15:00, s9, weekly, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 700, week, , , 10, forever",
                "e91, customer.subscription.created, 2023-12-31 15:00, s10, daily, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, day, , , 10, forever",
                "e92, customer.subscription.created, 2023-12-31 15:00, s11, biennial, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 9000, year, 2, , , ",
                "e93, customer.subscription.created, 2023-12-31 15:00, s12, covered, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 300, month, , 500, , forever",
                "e94, customer.subscription.created, 2023-12-31 15:00, s13, free, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 0, month, , 100, , forever")
            .Delivered(
                At, "stripe", "events", $"event_id, event_type, event_created, {Item}, trial_end",
                "e95, customer.subscription.created, 2024-02-29 15:00, s16, tried, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 2024-01-31 15:00",
                "e96, customer.subscription.updated, 2024-04-30 15:00, s16, tried, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 200, month, 2024-01-31 15:00")
            .Delivered(
                "2024-02-01", "stripe", "subscriptions", Item,
                "s14, first, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month", "s15, second, cus_1, active, 2023-12-31 15:00, 1, q, jpy, 50, month")
            .Delivered(
                "2024-04-01", "stripe", "subscriptions", $"{Item}, coupon_amount_off, coupon_duration, discount_end",
                "s14, first, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 20, repeating, 2024-09-30 15:00", "s15, second, cus_1, active, 2023-12-31 15:00, 1, q, jpy, 50, month, 20, repeating, 2024-09-30 15:00")
            .Delivered("2024-06-01", "stripe", "subscriptions", Item, "s14, first, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 200, month")
            .Build("+int_subscription_items");
    }
}
