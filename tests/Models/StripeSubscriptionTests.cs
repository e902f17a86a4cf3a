namespace Warehouse.Tests.Models;

/// <summary>Stretches of unchanged terms, made of Stripe's events, or of its subscriptions as they stand. Midnight in Tokyo is 15:00 UTC of the day before.</summary>
public sealed class StripeSubscriptionTests(StripeSubscriptionTests.Files warehouse) : IClassFixture<StripeSubscriptionTests.Files>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => warehouse.ShouldBeApproved();

    [Theory]
    [InlineData("price", "price 2024-01-01 2024-03-15 300 2 – no,price 2024-03-15 2024-07-01 400 2 too_expensive no", "a new price ends a stretch; the event that says nothing new does not")]
    [InlineData("day", "day 2024-01-01 2024-02-01 100 1 – no,day 2024-02-01 – 300 1 – no", "the last change of a day is the day's")]
    [InlineData("back", "back 2023-11-01 – 100 1 – no", "begun before it was entered")]
    [InlineData("trial", "trial 2024-01-01 2024-01-15 100 1 – yes,trial 2024-01-15 – 100 1 – no")]
    [InlineData("kept", "kept 2024-01-01 – 100 1 – no")]
    [InlineData("taken", "taken 2024-01-01 2024-04-01 50 1 – no", "an item that the next event lacks was taken out")]
    [InlineData("unpaid", "unpaid 2024-01-01 2024-05-01 100 1 – no", "past due still counts, unpaid does not")]
    [InlineData("ahead", "ahead 2024-01-01 2025-03-01 100 1 unused no", "an end set in advance")]
    [InlineData("still", "still 2024-01-01 2024-06-01 100 1 other no", "no events: the snapshot says when it began and ended")]
    [InlineData("tried", "tried 2024-01-01 2024-02-01 100 1 – yes,tried 2024-02-01 – 100 1 – no", "no events: the snapshot knows of its trial")]
    [InlineData("metered", "", "what is used is not recurring")]
    public void Item_OfASubscription_IsStretchesOfUnchangedTerms(string item, string expected, string? because = null) =>
        warehouse.Rows($"select subscription_id, start_date, end_date, amount, seats, cancel_reason, is_trial from intermediate.int_subscriptions_unioned where subscription_id = '{item}' order by start_date")
            .ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), because);

    [Fact]
    public void Pause_TheSecondOfAStretch_BeginsAStretch() =>
        warehouse.Rows("select start_date, end_date, paused_from, paused_to from intermediate.int_subscriptions_unioned where subscription_id = 'pause' order by 1")
            .ShouldBe(["2024-01-01 2024-06-01 2024-02-01 2024-03-01", "2024-06-01 – 2024-06-01 2024-07-01"]);

    [Fact]
    public void Discount_OfAnAmount_IsSharedByTheItemsAndLosesNothing() =>
        warehouse.Rows("select subscription_id, amount, discount_amount from intermediate.int_subscriptions_unioned where subscription_id in ('share1', 'share2') order by 1")
            .ShouldBe(["share1 300 33", "share2 600 67"]);

    [Fact]
    public void Discount_ForSomeMonths_EndsWithoutAnEvent() =>
        warehouse.Rows("select start_date, end_date, discount_amount from intermediate.int_subscriptions_unioned where subscription_id in ('repeat', 'stopped') order by subscription_id, start_date")
            .ShouldBe(["2024-01-01 2024-04-01 20", "2024-04-01 – 0", "2024-01-01 2024-02-01 20"]);

    [Theory]
    [InlineData("dollars", "USD 1200 120 12", "cents; ten percent off")]
    [InlineData("yen", "JPY 1000 0 3", "the yen has no smaller unit; what was taken off once does not recur")]
    [InlineData("weekly", "EUR 520 0 12", "52 weeks of ten euros")]
    [InlineData("seats", "JPY 100 0 1", "33.333… for each of three seats")]
    public void Amount_InTheSmallestUnit_IsThatOfTheBillingPeriod(string item, string expected, string because) =>
        warehouse.Rows($"select currency, amount, discount_amount, billing_months from intermediate.int_subscriptions_unioned where subscription_id = '{item}'").ShouldBe([expected], because);

    [Fact]
    public void Price_InTiers_HasNoAmountAndStopsPublicationByName()
    {
        warehouse.Rows("select subscription_id, monthly_amount from intermediate.int_subscription_items where monthly_amount is null").ShouldBe(["tiers –"]);
        warehouse.Finds("subscription_without_price", "select 1").ShouldBe(1);
    }

    [Fact]
    public void Product_IsCalledByItsName() =>
        warehouse.Rows("select distinct account_id, product, plan, contract_id from intermediate.int_subscriptions_unioned where subscription_id = 'price'").ShouldBe(["cus_1 Core Gold C1"]);

    /// <summary>As of 31 December 2024.</summary>
    public sealed class Files() : BuiltWarehouse(Make())
    {
        private const string Columns = "subscription_id, item_id, customer_id, status, start_date, quantity, product_id, currency, unit_amount, recurring_interval";

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Delivered("2024-12-31", "stripe", "customers", "id, name", "cus_1, One")
            .Delivered("2024-12-31", "stripe", "products", "id, name", "p, Core")
            .Delivered(
                "2024-12-31", "stripe", "events", $"event_id, event_type, event_created, {Columns}, ended_at, cancel_feedback, price_nickname, contract_id",
                "e01, customer.subscription.created, 2023-12-31 15:00, s1, price, cus_1, active, 2023-12-31 15:00, 2, p, jpy, 150, month, , , Gold, C1",
                "e02, customer.subscription.updated, 2024-02-10 03:00, s1, price, cus_1, active, 2023-12-31 15:00, 2, p, jpy, 150, month, , , Gold, C1",
                "e03, customer.subscription.updated, 2024-03-14 15:00, s1, price, cus_1, active, 2023-12-31 15:00, 2, p, jpy, 200, month, , , Gold, C1",
                "e04, customer.subscription.deleted, 2024-06-30 15:00, s1, price, cus_1, canceled, 2023-12-31 15:00, 2, p, jpy, 200, month, 2024-06-30 15:00, too_expensive, Gold, C1",
                "e05, invoice.paid, 2024-06-30 15:00, s1, price, cus_1, active, 2023-12-31 15:00, 2, p, jpy, 999, month, , , Gold, C1",
                "e10, customer.subscription.created, 2023-12-31 15:00, s2, day, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , , ",
                "e11, customer.subscription.updated, 2024-02-01 01:00, s2, day, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 200, month, , , , ",
                "e12, customer.subscription.updated, 2024-02-01 02:00, s2, day, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 300, month, , , , ",
                "e20, customer.subscription.created, 2024-01-10 15:00, s3, back, cus_1, active, 2023-10-31 15:00, 1, p, jpy, 100, month, , , , ",
                "e30, customer.subscription.created, 2023-12-31 15:00, s4, kept, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , , ",
                "e30, customer.subscription.created, 2023-12-31 15:00, s4, taken, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 50, month, , , , ",
                "e31, customer.subscription.updated, 2024-03-31 15:00, s4, kept, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , , ",
                "e40, customer.subscription.created, 2023-12-31 15:00, s5, unpaid, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , , ",
                "e41, customer.subscription.updated, 2024-03-31 15:00, s5, unpaid, cus_1, past_due, 2023-12-31 15:00, 1, p, jpy, 100, month, , , , ",
                "e42, customer.subscription.updated, 2024-04-30 15:00, s5, unpaid, cus_1, unpaid, 2023-12-31 15:00, 1, p, jpy, 100, month, , , , ")
            .Delivered(
                "2024-12-31", "stripe", "events", $"event_id, event_type, event_created, {Columns}, trial_start, trial_end",
                "e50, customer.subscription.created, 2023-12-31 15:00, s6, trial, cus_1, trialing, 2023-12-31 15:00, 1, p, jpy, 100, month, 2023-12-31 15:00, 2024-01-14 15:00",
                "e51, customer.subscription.updated, 2024-01-14 15:00, s6, trial, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 2023-12-31 15:00, 2024-01-14 15:00")
            .Delivered(
                "2024-12-31", "stripe", "events", $"event_id, event_type, event_created, {Columns}, pause_behavior, cancel_at, cancel_feedback",
                "e60, customer.subscription.created, 2023-12-31 15:00, s7, pause, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , ",
                "e61, customer.subscription.updated, 2024-01-31 15:00, s7, pause, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, void, , ",
                "e62, customer.subscription.updated, 2024-02-29 15:00, s7, pause, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , ",
                "e63, customer.subscription.updated, 2024-05-31 15:00, s7, pause, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, void, , ",
                "e64, customer.subscription.updated, 2024-06-30 15:00, s7, pause, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , ",
                "e70, customer.subscription.created, 2023-12-31 15:00, s8, ahead, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , , ",
                "e71, customer.subscription.updated, 2024-11-30 15:00, s8, ahead, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , 2025-02-28 15:00, unused")
            .Delivered(
                "2024-12-31", "stripe", "events", $"event_id, event_type, event_created, {Columns}, ended_at, coupon_amount_off, coupon_duration, discount_end",
                "e80, customer.subscription.created, 2023-12-31 15:00, s9, repeat, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , 20, repeating, 2024-03-31 15:00",
                "e81, customer.subscription.updated, 2024-01-31 15:00, s9, repeat, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , 20, repeating, 2024-03-31 15:00",
                "e90, customer.subscription.created, 2023-12-31 15:00, s0, stopped, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, , 20, repeating, 2024-03-31 15:00",
                "e91, customer.subscription.deleted, 2024-01-31 15:00, s0, stopped, cus_1, canceled, 2023-12-31 15:00, 1, p, jpy, 100, month, 2024-01-31 15:00, 20, repeating, 2024-03-31 15:00")
            .Delivered(
                "2024-12-31", "stripe", "subscriptions", $"{Columns}, recurring_interval_count, recurring_usage_type, coupon_amount_off, coupon_percent_off, coupon_duration, ended_at, trial_end, cancel_feedback",
                "t1, still, cus_1, canceled, 2023-12-31 15:00, 1, p, jpy, 100, month, 1, licensed, , , , 2024-05-31 15:00, , other",
                "t2, tried, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 1, licensed, , , , , 2024-01-31 15:00, ",
                "t3, metered, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 100, month, 1, metered, , , , , , ",
                "t4, share1, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 300, month, 1, licensed, 100, , forever, , , ",
                "t4, share2, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 600, month, 1, licensed, 100, , forever, , , ",
                "t5, dollars, cus_1, active, 2023-12-31 15:00, 1, p, usd, 120000, year, 1, licensed, , 10, forever, , , ",
                "t6, yen, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 1000, month, 3, licensed, , 50, once, , , ",
                "t7, weekly, cus_1, active, 2023-12-31 15:00, 1, p, eur, 1000, week, 1, licensed, , , , , , ",
                "t8, seats, cus_1, active, 2023-12-31 15:00, 3, p, jpy, 33.333333333333, month, 1, licensed, , , , , , ",
                "t9, tiers, cus_1, active, 2023-12-31 15:00, 5, p, jpy, , month, 1, licensed, , , , , , ",
                "s2, day, cus_1, active, 2023-12-31 15:00, 1, p, jpy, 300, month, 1, licensed, , , , , , ")
            .Build("+int_subscription_items");
    }
}
