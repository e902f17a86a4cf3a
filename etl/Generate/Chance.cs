namespace Warehouse.Etl.Generate;

/// <summary>
/// A seeded stream of random draws (xoshiro256**, seeded by SplitMix64), the same on every platform and runtime.
/// Each account and purpose has a stream of its own, so a draw added in one place moves nothing elsewhere.
/// </summary>
public sealed class Chance
{
    private ulong _a, _b, _c, _d;

    private Chance(ulong seed)
    {
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    /// <summary>The stream of one purpose and one subject of a company.</summary>
    public static Chance For(long seed, string purpose, int subject = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose) hash = (hash ^ letter) * 1099511628211UL;
        return new Chance(hash ^ ((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)subject * 0xD1B54A32D192ED03UL));
    }

    /// <summary>From 0 up to, never reaching, 1.</summary>
    public double Next() => (Draw() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability) => Next() < probability;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() * (most - least + 1));

    /// <summary>A number from one bound to the other.</summary>
    public double Between(double least, double most) => least + (Next() * (most - least));

    /// <summary>One of the choices, each as likely as the others.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[(int)(Next() * choices.Count)];

    /// <summary>One of the choices by their weights, which need not sum to one.</summary>
    public T Pick<T>(IReadOnlyList<(T Choice, double Weight)> choices)
    {
        var total = 0.0;
        foreach (var (_, weight) in choices) total += weight;
        var left = Next() * total;
        foreach (var (choice, weight) in choices)
        {
            left -= weight;
            if (left < 0) return choice;
        }

        return choices[^1].Choice;
    }

    /// <summary>Roughly normal with mean 0 and deviation 1: the sum of twelve uniform draws less six, never beyond ±6.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var draw = 0; draw < 12; draw++) sum += Next();
        return sum;
    }

    /// <summary>Log-normal around a median, kept within bounds.</summary>
    public double Skewed(double median, double spread, double least, double most) =>
        Math.Clamp(median * Math.Exp(Normal() * spread), least, most);

    /// <summary>A count whose mean is given: its whole part, and one more with the rest's probability.</summary>
    public int Count(double mean)
    {
        var whole = (int)mean;
        return Happens(mean - whole) ? whole + 1 : whole;
    }

    private ulong Draw()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
