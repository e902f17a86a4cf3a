using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Draws the rows of a world: few values, so that keys meet; NULLs, repeats, keys that lead nowhere, days at the ends of periods.</summary>
internal sealed class RowsDraw(Chance chance)
{
    private static readonly string[] Days =
    [
        "2023-12-29", "2023-12-30", "2023-12-31", "2024-01-01", "2024-01-02", "2024-01-07", "2024-01-08", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-15",
        "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-29", "2024-03-30", "2024-03-31", "2024-04-01", "2024-04-02", "2024-04-30", "2024-05-01", "2024-05-31",
    ];

    public static Table Spine() => new(
        ["day_on", "fortnight_on"],
        [.. Enumerable.Range(0, 244).Select(i => new DateTime(2023, 11, 1).AddDays(i)).Select((day, i) => new object?[] { day, new DateTime(2023, 11, 1).AddDays(i / 14 * 14) })]);

    public static Table Hours() => new(["hour_at"], [.. Enumerable.Range(0, 96).Select(i => new object?[] { new DateTime(2024, 1, 30).AddHours(i) })]);

    /// <summary>Orders: a row an order, by customers and products.</summary>
    public Table Orders() => new(
        ["order_id", "customer_id", "product_id", "ordered_on", "paid_on", "month_on", "ordered_at", "amount", "is_gift", "kind"],
        Rows(26, i => Order(i)));

    public Table Visits() => new(
        ["visit_id", "customer_id", "product_id", "visited_on", "channel", "balance"],
        // One visit a customer and day: which of two a later order is credited to would be a matter of chance.
        [.. Rows(22, i => [Id("v", i), Key("c", 5), Key("p", 4), Day(), Word("web", "shop"), Number()]).DistinctBy(r => r[1] is null ? r[0] : (r[1], r[3]))]);

    public Table Customers() => new(
        ["customer_id", "code", "region_id", "segment", "joined_on", "is_vip", "size"],
        [.. Enumerable.Range(0, chance.Below(5)).Select(i => new object?[] { Id("c", i), Id("k", i), Key("r", 3), Word("small", "large"), Day(), Flag(), Number() })]);

    public Table Products() => new(
        ["product_id", "maker_id", "colour", "size"],
        [.. Enumerable.Range(0, chance.Below(4)).Select(i => new object?[] { Id("p", i), Key("m", 3), Word("red", "blue"), Number() })]);

    public Table Regions() => new(["region_id", "country", "opened_on"], [.. Enumerable.Range(0, chance.Below(4)).Select(i => new object?[] { Id("r", i), Word("jp", "us"), Day() })]);

    /// <summary>A customer's tiers over time, one after the other: some with gaps, the last open or closed.</summary>
    public Table Tiers()
    {
        var rows = new List<object?[]>();
        for (var customer = 0; customer < 4; customer++)
        {
            var days = chance.Some(Days, 4).Select(d => DateTime.Parse(d, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            for (var i = 0; i < days.Count; i++)
            {
                var next = i + 1 < days.Count ? (object?)days[i + 1] : null;
                if (chance.In(5)) continue;
                rows.Add([Id("c", customer), Word("gold", "silver"), Key("r", 3), days[i], next ?? (chance.In(3) ? days[i].AddDays(20) : null)]);
            }
        }

        return new Table(["customer_id", "tier", "manager_id", "valid_from", "valid_to"], rows);
    }

    private object?[] Order(int i)
    {
        var day = Day();
        var month = day is DateTime d ? (object?)Periods.Truncate(d, "month") : null;
        object? hour = chance.In(5) ? null : new DateTime(2024, 1, 30).AddHours(chance.Below(60)).AddMinutes(chance.Below(60));
        return [Id("o", i), Key("c", 5), Key("p", 4), day, Day(), month, hour, Number(), Flag(), Word("a", "b")];
    }

    private List<object?[]> Rows(int most, Func<int, object?[]> row)
    {
        var count = chance.In(8) ? 0 : chance.Below(most) + 1;
        var rows = Enumerable.Range(0, count).Select(row).ToList();
        if (rows.Count > 1 && chance.In(2)) rows.Add(rows[0]);
        return rows;
    }

    private static string Id(string kind, int i) => $"{kind}{i}";

    private string? Key(string kind, int of) => chance.In(6) ? null : Id(kind, chance.Below(of));

    private DateTime? Day() => chance.In(9) ? null : DateTime.Parse(chance.One<string>(Days), System.Globalization.CultureInfo.InvariantCulture);

    private double? Number() => chance.In(6) ? null : (double)(chance.Below(9) - 2);

    private bool? Flag() => chance.In(5) ? null : chance.In(2);

    private string? Word(string one, string other) => chance.In(5) ? null : chance.In(2) ? one : other;
}
