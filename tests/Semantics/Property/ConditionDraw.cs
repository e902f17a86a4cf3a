using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Draws conditions on items.</summary>
internal sealed class ConditionDraw(Chance chance, Reachable reachable)
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["kind"] = ["a", "b"],
        ["channel"] = ["web", "shop"],
        ["segment"] = ["small", "large"],
        ["colour"] = ["red", "blue"],
        ["country"] = ["jp", "us"],
        ["tier"] = ["gold", "silver"],
    };

    /// <summary>One condition, or two joined.</summary>
    public string On(ModelDef model, IReadOnlyList<Item> items)
    {
        var first = One(model, chance.One(items));
        return chance.In(4) ? $"{first} {chance.One("AND", "OR")} {One(model, chance.One(items))}" : first;
    }

    public string OnTime(string name, string grain)
    {
        var day = chance.One("2024-01-01", "2024-01-31", "2024-02-29", "2024-03-01");
        return $"{{{{ TimeDimension('{name}', '{grain}') }}}} {chance.One(">=", "<", "<=", ">")} '{day}'";
    }

    private string One(ModelDef model, Item item)
    {
        var name = (item.Path.Length == 0 ? "" : item.Path + "__") + item.Element;
        if (reachable.Dimension(model, item) is not { } dimension) return Unknown($"{{{{ Entity('{name}') }}}}", "c1");
        if (dimension.IsTime) return OnTime(name, chance.One("day", "month", "year") is var grain && Periods.Coarseness(grain) < Periods.Coarseness(dimension.Grain) ? dimension.Grain : grain);
        var reference = $"{{{{ Dimension('{name}') }}}}";
        if (dimension.Name.StartsWith("is_", StringComparison.Ordinal)) return chance.One(reference, $"NOT {reference}", $"{reference} IS NULL", $"({reference} OR {reference} IS NULL)");
        return dimension.Name == "size" ? $"{reference} {chance.One(">", "<=", "=")} 2" : Unknown(reference, chance.One<string>(Words[dimension.Name]));
    }

    private string Unknown(string reference, string value) =>
        chance.One($"{reference} = '{value}'", $"{reference} <> '{value}'", $"{reference} IS NOT NULL", $"{reference} IN ('{value}', 'c2')", $"({reference} = '{value}' OR {reference} IS NULL)");
}
