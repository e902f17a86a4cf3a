namespace Warehouse.Etl.Generate.Simulate;

/// <summary>What a deal was about.</summary>
public enum SaleKind
{
    /// <summary>A first or a returning customer.</summary>
    New,

    /// <summary>More of a product held.</summary>
    Upsell,

    /// <summary>A further product.</summary>
    CrossSell,

    /// <summary>Another term.</summary>
    Renewal,
}

/// <summary>A deal that was settled, or is being settled, on a day.</summary>
/// <param name="Kind">What it was about.</param>
/// <param name="On">The day on which it takes effect; a renewal's is its term's end.</param>
/// <param name="SettledOn">The day on which it was won or lost.</param>
/// <param name="Product">The product at stake.</param>
/// <param name="Amount">A year's amount in yen.</param>
/// <param name="IsWon">Whether it was won.</param>
public sealed record Sale(SaleKind Kind, DateOnly On, DateOnly SettledOn, string Product, decimal Amount, bool IsWon);
