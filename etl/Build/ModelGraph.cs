using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Which model reads which, told by DuckDB's parser from the SQL itself.</summary>
public sealed class ModelGraph
{
    private readonly IReadOnlyDictionary<string, Model> models;
    private readonly Dictionary<string, IReadOnlyList<string>> reads;

    private ModelGraph(IReadOnlyDictionary<string, Model> models, Dictionary<string, IReadOnlyList<string>> reads, IReadOnlyList<Model> order)
    {
        this.models = models;
        this.reads = reads;
        Order = order;
    }

    /// <summary>Every model after all that it reads; ties by name, so that two builds go the same way.</summary>
    public IReadOnlyList<Model> Order { get; }

    /// <summary>The relations a model reads, <c>schema.name</c>, models and others (raw, etl) alike.</summary>
    public IReadOnlyList<string> ReadBy(Model model) => reads[model.FullName];

    /// <summary>The model of that name, or null for another relation.</summary>
    public Model? Find(string name) => models.GetValueOrDefault(name);

    /// <summary>Parses every model and orders them.</summary>
    /// <param name="others">Relations that exist without a model, <c>schema.name</c>: raw, etl and the fixed members of star.</param>
    /// <exception cref="WarehouseException">A model does not parse, reads an unknown or unqualified relation, or models read each other in a circle.</exception>
    public static ModelGraph Of(DuckDBConnection connection, IReadOnlyDictionary<string, Model> models, IReadOnlySet<string> others)
    {
        var reads = models.Values.ToDictionary(model => model.FullName, model => Reads(connection, model, models, others), StringComparer.Ordinal);
        var graph = new ModelGraph(models, reads, Sort(models, reads));
        foreach (var model in models.Values.Where(model => model.Contract.IsIncremental)) graph.RequireRules(model);
        return graph;
    }

    /// <summary>The models that an expression picks: <c>fct_x</c>, <c>star.fct_x</c>, with <c>+</c> before it what it reads, after it what reads it; several with commas.</summary>
    /// <exception cref="WarehouseException">A name is unknown.</exception>
    public IReadOnlySet<string> Select(string expression)
    {
        var picked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in expression.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = term.Trim('+');
            var start = models.Values.FirstOrDefault(model => model.FullName == name || model.Name == name)
                ?? throw new WarehouseException($"--select: there is no model '{name}'{NearestName.Hint(name, models.Values.Select(model => model.Name))}");
            picked.Add(start.FullName);
            if (term.StartsWith('+')) Walk(start.FullName, picked, model => reads[model].Where(models.ContainsKey));
            if (term.EndsWith('+')) Walk(start.FullName, picked, model => reads.Where(pair => pair.Value.Contains(model)).Select(pair => pair.Key));
        }

        return picked;
    }

    private static void Walk(string from, HashSet<string> picked, Func<string, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var model))
        {
            foreach (var other in next(model).Where(seen.Add)) open.Enqueue(other);
        }

        picked.UnionWith(seen);
    }

    private static IReadOnlyList<string> Reads(DuckDBConnection connection, Model model, IReadOnlyDictionary<string, Model> models, IReadOnlySet<string> others)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (table, line, column) in Occurrences(connection, model))
        {
            var place = $"{model.SqlFile}:{line}:{column}";
            if (table.Schema.Length == 0) throw new WarehouseException($"{place}: '{table.Table}' has no schema; write it as staging.{table.Table}, raw.{table.Table} or the like");
            var name = table.ToString();
            if (!models.ContainsKey(name) && !others.Contains(name)) throw new WarehouseException($"{place}: there is no relation '{name}'{NearestName.Hint(name, [.. models.Keys, .. others])}");
            found.Add(name);
        }

        return [.. found];
    }

    /// <summary>The relations a model reads, by itself and through views.</summary>
    private IEnumerable<string> ReadThroughViews(Model model) =>
        ReadBy(model).SelectMany(read => Find(read) is { Contract.IsTable: false } view ? ReadThroughViews(view).Prepend(read) : [read]).Distinct(StringComparer.Ordinal);

    private void RequireRules(Model model)
    {
        var reads = ReadThroughViews(model).ToList();
        foreach (var rule in model.Contract.Rebuild.Where(rule => rule.When != RebuildRule.AsOf && !reads.Contains(rule.When)))
        {
            throw new WarehouseException($"{model.Contract.File}: 'rebuild': {model.FullName} doesn't read '{rule.When}'{NearestName.Hint(rule.When, [.. reads, RebuildRule.AsOf])}; it reads {string.Join(", ", reads)}");
        }

        if (model.Contract.Rebuild.FirstOrDefault(rule => rule.Within is not null && Find(rule.When) is not { Contract.IsTable: true }) is { } wrong)
        {
            throw new WarehouseException($"{model.Contract.File}: 'rebuild': 'within' follows a model that is a table, and {wrong.When} is none; leave it out, or materialize {wrong.When}");
        }
    }

    private static IReadOnlyList<TableOccurrence> Occurrences(DuckDBConnection connection, Model model)
    {
        try
        {
            return SqlTables.Occurrences(connection, model.Sql);
        }
        catch (SqlTextException error)
        {
            throw new WarehouseException($"{model.SqlFile}{(error.Line is null ? "" : $":{error.Line}:{error.Column}")}: {error.Reason}", error);
        }
    }

    private static List<Model> Sort(IReadOnlyDictionary<string, Model> models, Dictionary<string, IReadOnlyList<string>> reads)
    {
        var order = new List<Model>(models.Count);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        foreach (var name in models.Keys.Order(StringComparer.Ordinal)) Visit(name);
        return order;

        void Visit(string name)
        {
            if (done.Contains(name)) return;
            var start = path.IndexOf(name);
            if (start >= 0) throw new WarehouseException($"{models[name].SqlFile}: models read each other in a circle: {string.Join(" → ", path.Skip(start).Append(name))}; break it with a model that both read");
            path.Add(name);
            foreach (var next in reads[name].Where(models.ContainsKey)) Visit(next);
            path.RemoveAt(path.Count - 1);
            done.Add(name);
            order.Add(models[name]);
        }
    }
}
