using System.Globalization;

namespace Warehouse.Reports.Text;

/// <summary>A number that knows where it comes from: an answer, a record, a constant, or arithmetic over them.</summary>
/// <remarks>Equal and ordered by value. Arithmetic keeps the origin; a plain number becomes a constant, and a quantity used as a plain number leaves its origin behind.</remarks>
public readonly struct Quantity(decimal value, Origin origin) : IEquatable<Quantity>, IComparable<Quantity>
{
    /// <summary>The number, unrounded.</summary>
    public decimal Value { get; } = value;

    /// <summary>Where it comes from.</summary>
    public Origin Origin => origin ?? Origin.Constant(Value);

    /// <summary>The value without its sign: the words around it say which way.</summary>
    public Quantity Size => Value < 0 ? -this : this;

    /// <summary>How many of some quantities lie between two bounds, both included.</summary>
    public static Quantity Between(IEnumerable<Quantity> quantities, decimal low, decimal high)
    {
        var all = quantities.ToArray();
        var count = all.Count(each => each.Value >= low && each.Value <= high);
        return new Quantity(count, Origin.Between(low, high, [.. all.Select(each => each.Origin)]));
    }

    /// <summary>The days from one day to another.</summary>
    public static Quantity Days(DateOnly from, DateOnly to) => new(to.DayNumber - from.DayNumber, Origin.Days(from, to));

    /// <summary>A plain number, without an origin to show.</summary>
    public static implicit operator Quantity(decimal value) => new(value, Origin.Constant(value));

    /// <summary>The number alone.</summary>
    public static implicit operator decimal(Quantity quantity) => quantity.Value;

    public static Quantity operator +(Quantity left, Quantity right) => Computed("+", left.Value + right.Value, left, right);

    public static Quantity operator -(Quantity left, Quantity right) => Computed("-", left.Value - right.Value, left, right);

    public static Quantity operator *(Quantity left, Quantity right) => Computed("*", left.Value * right.Value, left, right);

    public static Quantity operator /(Quantity left, Quantity right) => Computed("/", left.Value / right.Value, left, right);

    public static Quantity operator -(Quantity quantity) => Computed("-", -quantity.Value, 0, quantity);

    public static bool operator ==(Quantity left, Quantity right) => left.Value == right.Value;

    public static bool operator !=(Quantity left, Quantity right) => left.Value != right.Value;

    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public bool Equals(Quantity other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static Quantity Computed(string operation, decimal value, Quantity left, Quantity right) => new(value, Origin.Of(operation, value, left.Origin, right.Origin));
}

/// <summary>Sums that keep their origin.</summary>
public static class Quantities
{
    /// <summary>The sum; 0 of nothing.</summary>
    public static Quantity Sum(this IEnumerable<Quantity> parts)
    {
        var all = parts.ToArray();
        var sum = all.Aggregate(0m, (total, part) => total + part.Value);
        return new Quantity(sum, Origin.Of("+", sum, [.. all.Select(part => part.Origin)]));
    }

    /// <summary>The sum over what a source gives.</summary>
    public static Quantity Sum<T>(this IEnumerable<T> source, Func<T, Quantity> part) => source.Select(part).Sum();

    /// <summary>The numbers alone, for what is drawn and not printed.</summary>
    public static IReadOnlyList<decimal?> Plain(this IEnumerable<Quantity?> series) => [.. series.Select(value => value?.Value)];

    /// <summary>The known numbers alone.</summary>
    public static IEnumerable<decimal> Known(this IEnumerable<Quantity?> series) => series.OfType<Quantity>().Select(value => value.Value);
}
