namespace Warehouse.Tests.Models;

/// <summary>One account a case of the MRR bridge, as of 31 October 2024.</summary>
public sealed class MovementWarehouse() : BuiltWarehouse(Make())
{
    private static readonly string[] Accounts =
    [
        "Plain", "EndsLastDay", "EndsFirstDay", "Yearly", "Pauses", "PausesOneOfTwo", "EndsPaused", "StartsPaused", "ReturnsPaused",
        "Splits", "Held12", "Held13", "Dollars", "Brief", "Tries", "Overlaps", "Future", "EndsTwice",
    ];

    private static ScratchWarehouse Make() =>
        new ScratchWarehouse("2024-10-31")
            .Given("accounts", "account_id, account_name, created_at", [.. Accounts.Select(account => $"{account}, {account} Ltd, 2022-01-01")])
            .Given("fx_rates", "date, currency, rate", "2024-01-31, USD, 100", "2024-02-29, USD, 110", "2024-03-15, USD, 121")
            .Given(
                "subscriptions",
                "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                "P1, Plain, Core, 2024-01-10, 2024-03-05, 100, 1",
                "P1, Plain, Core, 2024-03-05, 2024-04-02, 150, 1",
                "P1, Plain, Core, 2024-04-02, 2024-05-20, 80, 1",
                "P1, Plain, Core, 2024-08-15, , 90, 1",
                "L1, EndsLastDay, Core, 2024-01-01, 2024-03-31, 100, 1",
                "F1, EndsFirstDay, Core, 2024-01-01, 2024-04-01, 100, 1",
                "Y1, Yearly, Core, 2024-02-01, , 1000000, 12",
                "Y2, Yearly, Side, 2024-02-01, , 1000000, 12",
                "S1, Splits, Core, 2024-01-01, 2024-02-10, 100, 1",
                "S1, Splits, Core, 2024-02-10, , 98, 1",
                "S2, Splits, Beta, 2024-02-05, , 4, 1",
                "S3, Splits, Alpha, 2024-02-07, , 4, 1",
                "S4, Splits, Gamma, 2024-02-09, , 4, 1",
                "H1, Held12, Core, 2023-01-01, , 100, 1",
                "H2, Held12, Side, 2023-01-01, 2023-02-01, 30, 1",
                "H2, Held12, Side, 2024-01-10, , 30, 1",
                "H3, Held13, Core, 2023-01-01, , 100, 1",
                "H4, Held13, Side, 2023-01-01, 2023-02-01, 30, 1",
                "H4, Held13, Side, 2024-02-10, , 30, 1",
                "B1, Brief, Core, 2024-03-03, 2024-03-20, 50, 1",
                "B2, Brief, Side, 2024-03-10, 2024-03-20, 30, 1",
                "B1, Brief, Core, 2024-06-10, , 70, 1",
                "X1, Future, Core, 2024-11-05, , 100, 1")
            .Given(
                "subscriptions",
                "subscription_id, account_id, product, start_date, end_date, amount, billing_months, paused_from, paused_to, cancel_reason",
                "U1, Pauses, Core, 2024-01-05, , 100, 1, 2024-03-10, 2024-05-20, ",
                "U2, PausesOneOfTwo, Core, 2024-01-01, 2024-05-01, 100, 1, 2024-03-01, 2024-05-01, ",
                "U2, PausesOneOfTwo, Core, 2024-05-01, , 130, 1, , , ",
                "U3, PausesOneOfTwo, Side, 2024-01-01, 2024-03-15, 200, 1, , , ",
                "U3, PausesOneOfTwo, Side, 2024-03-15, , 260, 1, , , ",
                "U4, EndsPaused, Core, 2024-01-01, 2024-05-10, 100, 1, 2024-03-01, , budget",
                "E1, EndsTwice, Side, 2024-01-01, 2024-05-10, 50, 1, , , price",
                "E2, EndsTwice, Core, 2024-01-01, 2024-05-10, 100, 1, , , budget",
                "E3, EndsTwice, More, 2024-01-01, 2024-05-03, 500, 1, , , quality",
                "U5, StartsPaused, Core, 2024-01-01, , 100, 1, 2024-01-01, 2024-03-15, ",
                "U6, ReturnsPaused, Core, 2024-01-01, 2024-03-05, 100, 1, , , ",
                "U6, ReturnsPaused, Core, 2024-05-10, , 120, 1, 2024-05-10, 2024-07-04, ")
            .Given(
                "subscriptions",
                "subscription_id, account_id, product, start_date, end_date, amount, billing_months, currency, is_trial, updated_at",
                "D1, Dollars, Core, 2024-01-15, 2024-03-10, 10, 1, USD, , ",
                "D1, Dollars, Core, 2024-03-10, 2024-04-10, 12, 1, usd, , ",
                "T1, Tries, Core, 2024-01-01, 2024-03-01, 40, 1, , true, ",
                "T1, Tries, Core, 2024-03-01, , 40, 1, , false, ",
                "O1, Overlaps, Core, 2024-01-01, , 100, 1, , , 2024-01-01",
                "O1, Overlaps, Core, 2024-02-01, , 120, 1, , , 2024-02-01")
            .Build();
}
