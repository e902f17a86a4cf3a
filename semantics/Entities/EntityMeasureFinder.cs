using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>Finds the measure that a metric follows, and how its rows name the entity.</summary>
internal sealed class EntityMeasureFinder(MetricManifest manifest)
{
    /// <exception cref="SemanticException">There is no such measure, its model does not know the entity, or the filter names another model's dimension.</exception>
    public EntityMeasure Find(MetricInput input, string entityName)
    {
        var (model, measure) = manifest.Measure(input.Name)
            ?? throw input.Place.Error($"'{input.Name}' is not a measure; {NearestName.Suggest(input.Name, manifest.Models.SelectMany(m => m.Measures).Select(m => m.Name))}");
        var entity = model.Entities.FirstOrDefault(e => e.Name == entityName)
            ?? throw input.Place.Error(
                $"entity '{entityName}': {model.Name}, the model of the measure '{measure.Name}', does not have it; {NearestName.Suggest(entityName, model.Entities.Select(e => e.Name))}");
        var rows = Rows(model, measure);
        var (unit, join) = Unit(model, entity, rows.Alias);
        var filter = input.Filter is null ? null : Own(input.Filter, model, rows.Alias, input.Place);
        return rows with { Entity = entity, Unit = unit, UnitJoin = join, Filter = new[] { rows.Filter, filter }.OfType<Expression>().AllOf() };
    }

    /// <summary>A measure's rows, whosever they are.</summary>
    public static EntityMeasure Rows(SemanticModel model, Measure measure)
    {
        var alias = model.Entities.Any(e => e.Name == model.Name) ? $"{model.Name}_row" : model.Name;
        return new EntityMeasure(model, alias, null, measure, new Constant(null), null, measure.Filter is null ? null : Own(measure.Filter, model, alias, measure.Place));
    }

    /// <summary>The row's own name for the entity, else the one that the versions of it share.</summary>
    private (Expression Unit, Join? Join) Unit(SemanticModel model, Entity entity, string alias)
    {
        if (entity.Identity is { } own) return (own.In(alias), null);
        var target = entity.Kind == EntityKind.Foreign ? manifest.Models.FirstOrDefault(m => m != model && m.Unique(entity.Name)?.Identity is not null) : null;
        if (target?.Unique(entity.Name) is not { Identity: { } shared } named) return (entity.Key.In(alias), null);
        var version = $"{entity.Name}_version";
        return (shared.In(version), new Join(version, entity.Key.In(alias), target, named.Key.In(version)));
    }

    /// <summary>A filter of the manifest over the model's own columns and dimensions.</summary>
    private static Expression Own(Expression filter, SemanticModel model, string alias, Place place) => filter.Rewrite(part => part switch
    {
        Reference reference => DimensionFinder.OwnOrKey(model, DimensionName.Of(reference).Path, alias)?.Value
            ?? throw place.Error($"filter: '{reference.Name}' is no dimension of {model.Name} itself; filter the metric by it instead"),
        Column { Table: null } column => column with { Table = alias },
        _ => null,
    });
}
