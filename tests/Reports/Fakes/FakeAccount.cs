namespace Warehouse.Tests.Reports.Fakes;

/// <summary>An account of the invented warehouse: its MRR at every month end since it was acquired.</summary>
public sealed record FakeAccount(int Number, string Segment, string Channel, DateOnly Start, IReadOnlyDictionary<DateOnly, decimal> Amounts)
{
    public decimal Mrr(DateOnly month) => Amounts.GetValueOrDefault(month);

    /// <summary>The member of a cut at a month's end; an account at zero keeps its last tier.</summary>
    public string Member(string dimension, DateOnly month) => dimension switch
    {
        "account__touch_tier" => Tier(month),
        "account__segment" => Segment,
        "account__channel" => Channel,
        "account" => Account,
        "account__name" => Name,
        "account__csm" => Number % 3 == 0 ? "佐伯 花子" : "有賀 次郎",
        _ => throw new ArgumentException($"the fake has no {dimension}"),
    };

    public string Account => $"A{Number:0000}";

    /// <summary>One in three has a long name.</summary>
    public string Name => Number % 3 == 0 ? $"株式会社みちのく総合エンジニアリングサービス第{Number}" : $"東雲商事{Number}";

    /// <summary>The band of its health, which moves for some accounts every other month.</summary>
    public string Band(DateOnly month) => Chance(8 + (Number % 4 == 0 ? month.Month % 2 : 0)) switch { < 0.55 => "healthy", < 0.88 => "watch", _ => "risk" };

    /// <summary>A share of 0 to 1 that is always the same for an account and a purpose.</summary>
    public double Chance(int purpose)
    {
        var mixed = (uint)((Number * 2654435761L) ^ (purpose * 40503L * 65537L));
        mixed ^= mixed >> 15;
        mixed *= 0x2C1B3C6D;
        mixed ^= mixed >> 12;
        mixed *= 0x297A2D39;
        mixed ^= mixed >> 15;
        return mixed / (double)uint.MaxValue;
    }

    private readonly Dictionary<DateOnly, string> _tiers = [];

    private string Tier(DateOnly month)
    {
        if (_tiers.TryGetValue(month, out var known)) return known;
        var amount = Mrr(month);
        var at = month < Start ? Amounts[Start] : amount;
        return _tiers[month] = at == 0 && month > Start ? Tier(month.AddMonths(-1)) : (at * 12) switch { >= 10_000_000 => "high", >= 1_000_000 => "low", _ => "tech" };
    }
}
