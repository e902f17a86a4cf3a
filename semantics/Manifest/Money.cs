using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>Amounts in the currency that their row names.</summary>
/// <param name="Amount">In that currency.</param>
internal sealed record Money(Expression Amount, Expression Currency, ExchangeRates Rates, string Reporting)
{
    /// <summary>The amount in the reporting currency, at the last rate before a day, to four decimals.</summary>
    /// <param name="otherwise">As <see cref="RateBefore.Otherwise"/>.</param>
    public Expression Before(Expression day, Expression? otherwise = null) =>
        new Call("round", [new Binary("*", Amount, new RateBefore(Rates, Reporting, Currency, day, otherwise)), new Constant(4L)]);

    /// <summary>Names the table of its columns.</summary>
    public Money In(string alias) => this with { Amount = Amount.In(alias), Currency = Currency.In(alias) };

    /// <summary>The amount at the last rate of the row's own day, or of the end of the month, quarter, … that it stands for.</summary>
    public Expression AtOwnTime(Dimension time)
    {
        var day = new Truncated(time.Value, time.Grain is { } grain && grain > Grain.Day ? grain : Grain.Day);
        return Before(time.Grain switch
        {
            Grain.Week => new Binary("+", day, new Constant(7L)),
            Grain.Month => new Call("add_months", [day, new Constant(1L)]),
            Grain.Quarter => new Call("add_months", [day, new Constant(3L)]),
            Grain.Year => new Call("add_months", [day, new Constant(12L)]),
            _ => new Binary("+", day, new Constant(1L)),
        });
    }
}
