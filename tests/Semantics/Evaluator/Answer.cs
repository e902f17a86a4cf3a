using System.Globalization;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A number for each combination of some items.</summary>
internal sealed record Answer(IReadOnlyList<Item> Items, IReadOnlyList<(object?[] Key, object? Value)> Rows)
{
    /// <summary>One text for equal keys, NULLs being equal.</summary>
    public static string Text(IEnumerable<object?> key) => string.Join("|", key.Select(v => v switch
    {
        null => "null",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"{v.GetType().Name}:{v}",
    }));

    /// <summary>Puts answers side by side: a row for every key that any of them has.</summary>
    /// <param name="fills">What stands where an answer has no such key, or no value there.</param>
    public static IReadOnlyList<(object?[] Key, object?[] Values)> Combine(IReadOnlyList<Answer> answers, IReadOnlyList<double?> fills)
    {
        var keys = new Dictionary<string, object?[]>();
        var values = new Dictionary<string, object?[]>();
        for (var i = 0; i < answers.Count; i++)
        {
            foreach (var (key, value) in answers[i].Rows)
            {
                var text = Text(key);
                keys.TryAdd(text, key);
                values.TryAdd(text, new object?[answers.Count]);
                values[text][i] = value ?? values[text][i];
            }
        }

        foreach (var row in values.Values)
        {
            for (var i = 0; i < row.Length; i++) row[i] ??= fills[i];
        }

        return [.. keys.Select(k => (k.Value, values[k.Key]))];
    }
}
