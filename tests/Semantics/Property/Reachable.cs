using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>What rows of a model can be grouped and filtered by.</summary>
internal sealed class Reachable(World world)
{
    private readonly Paths paths = new(world);

    /// <summary>Items of the model and of those up to two joins away, time dimensions without a grain.</summary>
    public IReadOnlyList<Item> Of(ModelDef model)
    {
        var entities = world.Models.SelectMany(m => m.Entities.Select(e => e.Name)).Append(model.RowEntity).OfType<string>().Distinct().ToList();
        var elements = world.Models.SelectMany(m => m.Dimensions.Where(d => !d.IsValidityStart && !d.IsValidityEnd).Select(d => d.Name).Concat(m.Entities.Select(e => e.Name))).Distinct().ToList();
        string[] routes = ["", .. entities, .. entities.SelectMany(a => entities.Where(b => b != a).Select(b => $"{a}__{b}"))];
        return [.. routes.SelectMany(path => elements.Select(e => new Item(path, e, null, null))).Where(i => (i.Path.Length == 0 || ((i.Links[0] == model.RowEntity || model.Entity(i.Links[0]) is not null) && i.Element != i.Links[^1])) && paths.CanFind(model, i))];
    }

    /// <summary>The dimension that an item reads; null where it is an entity.</summary>
    public DimensionDef? Dimension(ModelDef model, Item item) => paths.Find(model, item).Dimension;
}
