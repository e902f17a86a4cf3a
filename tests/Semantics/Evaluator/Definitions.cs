namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Everything a question is answered from.</summary>
/// <param name="Tables">By the name a model's relation has, without its schema.</param>
internal sealed record World(
    IReadOnlyList<ModelDef> Models,
    IReadOnlyList<MetricDef> Metrics,
    IReadOnlyList<SpineDef> Spines,
    IReadOnlyList<SavedQueryDef> SavedQueries,
    IReadOnlyDictionary<string, Table> Tables)
{
    public MetricDef Metric(string name) => Metrics.FirstOrDefault(m => m.Name == name) ?? throw new RefusedException($"no metric {name}");

    public (ModelDef Model, MeasureDef Measure) Measure(string name)
    {
        var found = Models.SelectMany(model => model.Measures.Where(m => m.Name == name).Select(measure => (model, measure))).ToList();
        return found.Count == 1 ? found[0] : throw new RefusedException($"{found.Count} measures {name}");
    }
}

internal sealed record ModelDef(
    string Name,
    string Table,
    string? PrimaryEntity,
    IReadOnlyList<EntityDef> Entities,
    IReadOnlyList<DimensionDef> Dimensions,
    IReadOnlyList<MeasureDef> Measures)
{
    /// <summary>What one row is called: the primary entity, by either way of writing it.</summary>
    public string? RowEntity => PrimaryEntity ?? Entities.FirstOrDefault(e => e.Type == "primary")?.Name;

    public DimensionDef? Dimension(string name) => Dimensions.FirstOrDefault(d => d.Name == name);

    public EntityDef? Entity(string name) => Entities.FirstOrDefault(e => e.Name == name);

    public DimensionDef? ValidFrom => Dimensions.FirstOrDefault(d => d.IsValidityStart);

    public DimensionDef? ValidTo => Dimensions.FirstOrDefault(d => d.IsValidityEnd);
}

internal sealed record EntityDef(string Name, string Type, string Expr);

internal sealed record DimensionDef(string Name, bool IsTime, string Expr, string Grain = "day")
{
    public bool IsPartition { get; init; }

    public bool IsValidityStart { get; init; }

    public bool IsValidityEnd { get; init; }
}

internal sealed record MeasureDef(string Name, string Agg, string Expr, string TimeDimension)
{
    public double? Percentile { get; init; }

    public bool IsDiscrete { get; init; }

    public NonAdditiveDef? NonAdditive { get; init; }
}

/// <summary>A measure that is not summed over this dimension: only its first or last time counts, for each of the groupings.</summary>
internal sealed record NonAdditiveDef(string Dimension, bool IsMin, IReadOnlyList<string> Groupings);

internal sealed record MetricDef(string Name, string Type)
{
    public IReadOnlyList<string> Filters { get; init; } = [];

    public string? Grain { get; init; }

    /// <summary>The measure of a simple or cumulative metric, the base of a conversion.</summary>
    public MeasureInput? Measure { get; init; }

    public MeasureInput? Conversion { get; init; }

    /// <summary>Inputs of a derived metric; numerator and denominator of a ratio.</summary>
    public IReadOnlyList<MetricInput> Inputs { get; init; } = [];

    public string? Expr { get; init; }

    public Span? Window { get; init; }

    public string? GrainToDate { get; init; }

    public string? PeriodAgg { get; init; }

    public string? Entity { get; init; }

    public bool IsRate { get; init; } = true;

    public IReadOnlyList<(string Base, string Conversion)> ConstantProperties { get; init; } = [];
}

internal sealed record MeasureInput(string Name)
{
    public IReadOnlyList<string> Filters { get; init; } = [];

    public bool JoinsSpine { get; init; }

    public double? Fill { get; init; }
}

internal sealed record MetricInput(string Name)
{
    public string? Alias { get; init; }

    public IReadOnlyList<string> Filters { get; init; } = [];

    public Span? OffsetWindow { get; init; }

    public string? OffsetToGrain { get; init; }
}

/// <summary>So many periods of a grain.</summary>
internal sealed record Span(int Count, string Grain);

/// <summary>A table with a row for each period of a grain; its custom grains are columns.</summary>
internal sealed record SpineDef(string Table, string Column, string Grain, IReadOnlyList<(string Name, string Column)> CustomGrains);

internal sealed record SavedQueryDef(string Name, IReadOnlyList<string> Metrics, IReadOnlyList<string> GroupBy, IReadOnlyList<string> Where);
