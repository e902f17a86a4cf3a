namespace Warehouse.Reports.Charts;

/// <summary>A bullet's geometry, in the unit of the width it was made for.</summary>
/// <param name="Bands">What is short of the target, and what misses it, behind the bar.</param>
/// <param name="Bar">From zero to the value; null where there is no value.</param>
/// <param name="TargetX">Where the target's line stands; null for none.</param>
/// <param name="Beyond">1 where the bar goes on to the right of its column, −1 to the left, else 0.</param>
public sealed record BulletShape(IReadOnlyList<BulletBand> Bands, (decimal X, decimal Width)? Bar, decimal? TargetX, int Beyond)
{
    /// <summary>Draws a value into a column of the given width.</summary>
    public static BulletShape Of(decimal? value, BulletScale scale, decimal width)
    {
        decimal X(decimal at) => width * (Math.Clamp(at, scale.Low, scale.High) - scale.Low) / (scale.High - scale.Low);
        var beyond = value > scale.High ? 1 : value < scale.Low ? -1 : 0;
        var bar = value is { } known ? (Math.Min(X(0), X(known)), Math.Abs(X(known) - X(0))) : ((decimal X, decimal Width)?)null;
        return new BulletShape([.. Behind(scale).Select(band => new BulletBand(X(band.From), X(band.To) - X(band.From), band.IsMissed)).Where(band => band.Width > 0)], bar, scale.Target is { } target ? X(target) : null, beyond);
    }

    private static IEnumerable<(decimal From, decimal To, bool IsMissed)> Behind(BulletScale scale)
    {
        if (scale.Target is not { } target) return [];
        var amber = scale.Amber ?? target;
        return scale.IsUpBetter
            ? [(scale.Low, amber, true), (amber, target, false)]
            : [(target, amber, false), (amber, scale.High, true)];
    }
}

/// <summary>A band of a bullet.</summary>
/// <param name="IsMissed">Worse than amber; else between amber and target.</param>
public sealed record BulletBand(decimal X, decimal Width, bool IsMissed);
