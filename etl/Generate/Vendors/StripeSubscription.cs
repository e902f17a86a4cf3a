using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>A Stripe subscription of one item: stretches that follow each other without a break.</summary>
internal sealed class StripeSubscription(string key, List<Stretch> stretches, string customer, Timeline timeline)
{
    /// <summary>What its ids are made of.</summary>
    public string Key => key;

    /// <summary>Events written so far.</summary>
    public int EventCount { get; set; }

    /// <summary>The subscriptions that an item's stretches make: what has ended can't go on, so after a break there is another.</summary>
    public static IEnumerable<StripeSubscription> Of(IReadOnlyList<Stretch> stretches, string customer, Timeline timeline)
    {
        List<Stretch> run = [];
        var runs = 0;
        foreach (var stretch in stretches.Where(stretch => stretch.Start <= timeline.AsOf))
        {
            if (run.Count > 0 && run[^1].End != stretch.Start)
            {
                yield return new StripeSubscription(KeyOf(run[0], ++runs), run, customer, timeline);
                run = [];
            }

            run.Add(stretch);
        }

        if (run.Count > 0) yield return new StripeSubscription(KeyOf(run[0], ++runs), run, customer, timeline);
    }

    /// <summary>Each event up to the extraction: its second since 1970, its type, the subscription after it.</summary>
    public IEnumerable<(long At, string Type, JsonObject State)> States()
    {
        var created = stretches[0].Start;
        for (var number = 0; number < stretches.Count; number++)
        {
            var stretch = stretches[number];
            yield return (Second(stretch.Start), stretch.Start == created ? "customer.subscription.created" : "customer.subscription.updated", Object(number, stretch.PausedOn(stretch.Start)));
            foreach (var day in new[] { stretch.PausedFrom, stretch.PausedTo }.OfType<DateOnly>().Where(day => day > stretch.Start && day <= timeline.AsOf && (stretch.End is null || day < stretch.End)))
                yield return (Second(day), "customer.subscription.updated", Object(number, stretch.PausedOn(day)));
        }

        var last = stretches[^1];
        if (last.End is not { } end) yield break;
        if (end <= timeline.AsOf) yield return (Second(end), "customer.subscription.deleted", Object(stretches.Count - 1, false, endedAt: end));
        else if (last.EndKnownOn is { } known)
            yield return (Second(Calendar.Later(known, last.Start)) + 43_200, "customer.subscription.updated", Object(stretches.Count - 1, last.PausedOn(known), cancelAt: end));
    }

    private static string KeyOf(Stretch first, int run) => first.SubscriptionId.Replace('-', 'x') + (run == 1 ? "" : $"r{run.ToString(CultureInfo.InvariantCulture)}");

    private JsonObject Object(int number, bool isPaused, DateOnly? endedAt = null, DateOnly? cancelAt = null)
    {
        var stretch = stretches[number];
        var trial = stretches[0] is { IsTrial: true } tried ? tried : null;
        var state = new JsonObject
        {
            ["id"] = $"sub_{key}",
            ["object"] = "subscription",
            ["customer"] = customer,
            ["status"] = endedAt is not null ? "canceled" : stretch.IsTrial ? "trialing" : "active",
            ["currency"] = "jpy",
            ["created"] = Second(stretches[0].Start),
            ["start_date"] = Second(stretches[0].Start),
            ["trial_start"] = trial is null ? null : Second(trial.Start),
            ["trial_end"] = trial?.End is { } trialEnd ? Second(trialEnd) : null,
            ["cancel_at"] = cancelAt is { } day ? Second(day) : null,
            ["ended_at"] = endedAt is { } ended ? Second(ended) : null,
            ["cancellation_details"] = new JsonObject { ["comment"] = endedAt is null && cancelAt is null ? null : stretch.CancelReason },
            ["pause_collection"] = isPaused ? new JsonObject { ["behavior"] = "void" } : null,
            ["metadata"] = stretch.ContractId is null ? new JsonObject() : new JsonObject { ["contract_id"] = stretch.ContractId },
            ["items"] = new JsonObject { ["object"] = "list", ["data"] = new JsonArray(Item(number)) },
        };
        state["discount"] = stretch.Discount == 0 ? null : new JsonObject { ["coupon"] = new JsonObject { ["amount_off"] = (long)stretch.Discount, ["currency"] = "jpy", ["duration"] = "forever" } };
        return state;
    }

    private JsonObject Item(int number)
    {
        var stretch = stretches[number];
        var unit = Math.Round(stretch.Amount / stretch.Seats, 12);
        var isWhole = unit == decimal.Truncate(unit);
        return new JsonObject
        {
            ["id"] = $"si_{key}",
            ["quantity"] = stretch.Seats,
            ["price"] = new JsonObject
            {
                ["id"] = $"price_{key}n{(number + 1).ToString(CultureInfo.InvariantCulture)}",
                ["product"] = StripeFiles.ProductId(stretch.Product),
                ["nickname"] = stretch.Plan,
                ["currency"] = "jpy",
                ["unit_amount"] = isWhole ? (long)unit : null,
                ["unit_amount_decimal"] = unit.ToString("0.############", CultureInfo.InvariantCulture),
                ["recurring"] = stretch.BillingMonths % 12 == 0
                    ? new JsonObject { ["interval"] = "year", ["interval_count"] = stretch.BillingMonths / 12, ["usage_type"] = "licensed" }
                    : new JsonObject { ["interval"] = "month", ["interval_count"] = stretch.BillingMonths, ["usage_type"] = "licensed" },
            },
        };
    }

    private static long Second(DateOnly day) => day.InTokyo().ToUnixTimeSeconds();
}
