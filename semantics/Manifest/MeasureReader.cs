using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads one measure of a semantic model.</summary>
internal static class MeasureReader
{
    private static readonly Dictionary<string, AggregationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["sum"] = AggregationKind.Sum,
        ["sum_boolean"] = AggregationKind.SumBoolean,
        ["count"] = AggregationKind.Count,
        ["count_distinct"] = AggregationKind.CountDistinct,
        ["average"] = AggregationKind.Average,
        ["min"] = AggregationKind.Min,
        ["max"] = AggregationKind.Max,
        ["median"] = AggregationKind.Median,
        ["percentile"] = AggregationKind.Percentile,
    };

    /// <summary>The words of a measure's <c>agg</c>.</summary>
    public static IReadOnlyCollection<string> Aggregations => Kinds.Keys;

    public static Measure Read(YamlMap map, IReadOnlyList<Dimension> dimensions, string defaultTime, Reporting reporting)
    {
        map.Only(ModelShapes.Measure);
        var name = map.Required("name");
        var aggregation = Aggregation(map);
        var inForce = map.IsMap("as_of") ? InForceReader.Read(map.Map("as_of")!, dimensions) : null;
        var filter = map.Has("filter") ? ExpressionParser.Manifest(map.Required("filter"), $"{map.PlaceOf("filter")}: filter") : null;
        var (value, time) = (SemanticModelReader.Expression(map, "expr", name), Time(map, dimensions, map.Text("agg_time_dimension", defaultTime), inForce));
        var money = Money(map, value, reporting);
        return new Measure(
            name,
            aggregation,
            money is null || inForce is not null ? value : money.AtOwnTime(time),
            time,
            filter,
            inForce is null ? StockAsOf(map) : AsOf.End,
            FillsWithZero(map, aggregation),
            Latest(map),
            map.Place)
        {
            NonAdditive = NonAdditive(map, dimensions),
            InForce = inForce,
            Money = money,
        };
    }

    private static Money? Money(YamlMap map, Expression amount, Reporting reporting)
    {
        if (!map.Has("currency")) return null;
        var place = map.PlaceOf("currency");
        return reporting is { Currency.Length: > 0, Rates: { } rates }
            ? new Money(amount, SemanticModelReader.Expression(map, "currency", ""), rates, reporting.Currency)
            : throw place.Error("currency: in which money is it reported, at which rates? Expected the top-level key reporting: {currency: JPY, exchange_rates: {model: schema.table}}");
    }

    private static NonAdditive? NonAdditive(YamlMap map, IReadOnlyList<Dimension> dimensions)
    {
        if (map.Map("non_additive_dimension") is not { } stock) return null;
        stock.Only(ModelShapes.NonAdditive);
        var takesLast = stock.Word("window_choice") switch
        {
            "min" => false,
            "max" => true,
            var other => throw stock.PlaceOf("window_choice").Error($"window_choice: expected min or max, found '{other}'"),
        };
        var name = stock.Required("name");
        var time = dimensions.FirstOrDefault(d => d.Name == name && d.Grain is not null)
            ?? throw stock.PlaceOf("name").Error($"non_additive_dimension '{name}' is not a time dimension of the model; {NearestName.Suggest(name, TimesOf(dimensions))}");
        return new NonAdditive(time, takesLast, stock.Texts("window_groupings"));
    }

    private static Aggregation Aggregation(YamlMap map)
    {
        map.Required("agg");
        var name = map.Word("agg");
        if (!Kinds.TryGetValue(name, out var kind))
            throw map.PlaceOf("agg").Error($"agg: '{name}' is not an aggregation; {NearestName.Suggest(name, Kinds.Keys)}");
        if (kind != AggregationKind.Percentile) return new Aggregation(kind);
        var parameters = map.Map("agg_params") ?? throw map.Place.Error("expected agg_params with a percentile from 0 to 1");
        parameters.Only(ModelShapes.PercentileParameters);
        if (parameters.Number("percentile") is not (>= 0 and <= 1 and { } percentile))
            throw parameters.Place.Error($"percentile: expected a number from 0 to 1, found '{parameters.Text("percentile")}'");
        return new Aggregation(kind, percentile, parameters.Flag("use_discrete_percentile"), parameters.Flag("use_approximate_percentile"));
    }

    private static Dimension Time(YamlMap map, IReadOnlyList<Dimension> dimensions, string name, InForce? inForce)
    {
        // A row that holds for a stretch of days is dated by none of them, but by the day that is asked for.
        if (inForce is not null) return new Dimension($"{inForce.From} to {inForce.To}", inForce.From, Grain.Day, "", "", map.Place);
        if (name.Length == 0)
            throw map.Place.Error("expected agg_time_dimension here or under the model's defaults: what dates the measure?");
        return dimensions.FirstOrDefault(d => d.Name == name && d.Grain is not null)
            ?? throw map.Place.Error($"agg_time_dimension '{name}' is not a time dimension of the model; {NearestName.Suggest(name, TimesOf(dimensions))}");
    }

    private static IEnumerable<string> TimesOf(IEnumerable<Dimension> dimensions) => dimensions.Where(d => d.Grain is not null).Select(d => d.Name);

    private static AsOf? StockAsOf(YamlMap map) => map.Text("as_of") switch
    {
        "" or "false" => null,
        "true" or "end" => AsOf.End,
        "start" => AsOf.Start,
        var other => throw map.PlaceOf("as_of").Error($"as_of: expected end, start or true, found '{other}'"),
    };

    private static bool FillsWithZero(YamlMap map, Aggregation aggregation) => map.Text("fill_nulls_with") switch
    {
        "" when map.Has("fill_nulls_with") => false,
        "" => aggregation.IsZeroForNothing,
        "0" => true,
        var other => throw map.PlaceOf("fill_nulls_with").Error($"fill_nulls_with: expected 0 or null, found '{other}'"),
    };

    private static LatestOnly? Latest(YamlMap map)
    {
        if (map.Map("latest") is not { } latest) return null;
        latest.Only(ModelShapes.Latest);
        var (per, by) = (latest.Texts("per"), latest.Texts("by"));
        return per.Count > 0 && by.Count > 0 ? new LatestOnly(per, by) : throw latest.Place.Error("latest: expected per and by, each a column or a list of columns");
    }
}
