namespace Warehouse.Etl.Generate.Truth;

/// <summary>Works out an account's bridge from one month's end to the next.</summary>
/// <remarks>
/// Pauses and resumptions are lines of their own, at the price of the month before; what is left of the change is the
/// account's movement, told by what is in force whether paused or not.
/// </remarks>
public static class Movements
{
    private const int MonthsHeldBefore = 12;

    /// <summary>Every movement of the account, by month; nothing moves in a month without one.</summary>
    /// <param name="positions">The positions of consecutive months, from one at which the account had nothing, or its first.</param>
    public static IReadOnlyList<Movement> Of(IReadOnlyList<Position> positions)
    {
        List<Movement> movements = [];
        var hasPaid = false;
        for (var month = 0; month < positions.Count; month++)
        {
            var before = month == 0 ? new Position(positions[0].Month.AddMonths(-1), []) : positions[month - 1];
            movements.AddRange(Between(before, positions[month], hasPaid, ProductsHeld(positions, month)));
            hasPaid |= positions[month].Mrr > 0;
        }

        return movements;
    }

    private static IEnumerable<Movement> Between(Position before, Position now, bool hasPaid, HashSet<string> held)
    {
        if (!hasPaid && now.Mrr > 0)
        {
            yield return new Movement(now.Month, MovementKind.New, now.Mrr);
            yield break;
        }

        var paused = before.Items.Where(item => !item.IsPaused && now.Find(item.SubscriptionId) is { IsPaused: true }).ToArray();
        var resumed = before.Items.Where(item => item.IsPaused && now.Find(item.SubscriptionId) is { IsPaused: false }).ToArray();
        var rest = now.Mrr - before.Mrr + paused.Sum(item => item.Monthly) - resumed.Sum(item => item.Monthly);

        if (paused.Length > 0) yield return new Movement(now.Month, MovementKind.Pause, -paused.Sum(item => item.Monthly));
        if (resumed.Length > 0) yield return new Movement(now.Month, MovementKind.Resume, resumed.Sum(item => item.Monthly));

        if (before.Gross == 0 && now.Mrr > 0) yield return new Movement(now.Month, MovementKind.Reactivation, rest);
        else if (before.Gross > 0 && now.Gross == 0) yield return new Movement(now.Month, MovementKind.Churn, rest);
        else if (rest > 0) yield return Expansion(before, now, rest, paused, resumed, held);
        else if (rest < 0) yield return new Movement(now.Month, MovementKind.Contraction, rest);
    }

    /// <summary>Splits an expansion over the products that rose, in proportion to their rise.</summary>
    private static Movement Expansion(Position before, Position now, decimal amount, ItemPosition[] paused, ItemPosition[] resumed, HashSet<string> held)
    {
        var rises = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var item in now.Items.Where(item => !item.IsPaused)) Add(item, item.Monthly);
        foreach (var item in before.Items.Where(item => !item.IsPaused)) Add(item, -item.Monthly);
        foreach (var item in paused) Add(item, item.Monthly);
        foreach (var item in resumed) Add(item, -item.Monthly);

        var risen = rises.Where(rise => rise.Value > 0).ToArray();
        var total = risen.Sum(rise => rise.Value);
        var ofHeld = risen.Where(rise => held.Contains(rise.Key)).Sum(rise => rise.Value);
        var upsell = Math.Round(amount * ofHeld / total, 4, MidpointRounding.AwayFromZero);
        return new Movement(now.Month, MovementKind.Expansion, amount, upsell, amount - upsell, [.. risen.Select(rise => rise.Key)]);

        void Add(ItemPosition item, decimal rise) => rises[item.Product] = rises.GetValueOrDefault(item.Product) + rise;
    }

    /// <summary>The products in force at any of the twelve month ends before.</summary>
    private static HashSet<string> ProductsHeld(IReadOnlyList<Position> positions, int month) =>
        [.. positions.Take(month).Skip(month - MonthsHeldBefore).SelectMany(position => position.Items).Select(item => item.Product)];
}
