namespace Warehouse.Tests.Semantics.Property;

/// <summary>Draws by a seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>From 0 to <paramref name="below"/>, not included.</summary>
    public int Below(int below) => random.Next(below);

    public bool In(int times) => random.Next(times) == 0;

    public T One<T>(params IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>Some of them, in their order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> of, int atMost) =>
        [.. of.Select((value, i) => (value, i, by: random.Next())).OrderBy(v => v.by).Take(random.Next(Math.Min(atMost, of.Count) + 1)).OrderBy(v => v.i).Select(v => v.value)];
}
