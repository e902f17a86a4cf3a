using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Build;

/// <summary>Finds which rows of a model's inputs came or went after its last build, and reads inputs in part.</summary>
/// <remarks>
/// Rows of events are known by their batch. A view over them is asked what it makes of those rows: its own SELECT, reading them instead of all. So
/// what is in force in a view needs no declaration. Parts stand as temporary views of the same table name in the catalog <c>temp</c>.
/// </remarks>
internal sealed class ChangedInputs(DuckDBConnection connection, ModelGraph graph, ContractFolder contracts)
{
    private readonly Dictionary<string, Contract> events = contracts.Contracts
        .Where(contract => contract.Mode == DeliveryMode.Events)
        .ToDictionary(contract => $"raw.{contract.Relation}", StringComparer.Ordinal);

    private readonly HashSet<string> standing = new(StringComparer.Ordinal);

    /// <summary>The days on which the events of the last <see cref="Rows"/> took place, in UTC; null when none of them says when.</summary>
    public DayRange? EventDays { get; private set; }

    /// <summary>Makes a view of the rows of an input, itself events or a view over some, that came or went after a batch.</summary>
    /// <returns>The view's name; "" when there are none; null when they can't be told.</returns>
    public string? Rows(string relation, long batch)
    {
        if (events.TryGetValue(relation, out var contract)) return EventRows(contract, batch);
        if (graph.Find(relation) is not { Contract.IsTable: false } view) return "";
        var reads = graph.ReadBy(view).ToDictionary(read => read, read => Rows(read, batch), StringComparer.Ordinal);
        if (reads.ContainsValue(null)) return null;
        var changed = reads.Where(read => read.Value is { Length: > 0 }).ToDictionary(read => read.Key, read => read.Value!, StringComparer.Ordinal);
        if (changed.Count == 0) return "";
        var isUnion = IsUnion(view);
        if (changed.Count > 1 && !isUnion) return null;
        if (isUnion)
        {
            foreach (var read in reads.Keys.Where(read => !changed.ContainsKey(read) && !read.StartsWith("etl.", StringComparison.Ordinal))) changed.Add(read, View(read, $"select * from {Quoted(read)} limit 0"));
        }

        return View(relation, ModelText.Reading(connection, view, changed));
    }

    /// <summary>Makes a view of the rows of an input that rows of a model with some values are made from.</summary>
    /// <param name="relation">The input.</param>
    /// <param name="model">Who reads it.</param>
    /// <param name="rules">All rules by which the model follows it; each has some of the values' columns.</param>
    /// <param name="keys">The values.</param>
    public string Part(string relation, Model model, IReadOnlyList<RebuildRule> rules, AffectedKeys keys)
    {
        var day = rules[0].DayOf(model);
        var isByDay = day is not null && keys.Columns.Contains(day) && rules.All(rule => rule.DayOf(model) == day);
        var near = isByDay ? NearDays(relation, keys.Days(day!)) : null;
        var rows = $"{(near is null ? Quoted(relation) : $"({near})")} as rows_read";
        return View(relation, rules.Count == 1 ? Picked(rows, rules[0], keys, isStored: near is null) : $"select * from {rows} where {string.Join(" or ", rules.Select(rule => Condition(rule, keys)))}");
    }

    /// <remarks>Where days are worked out row by row, and few rows are read as it is, their span would only have them worked out twice.</remarks>
    private static string Picked(string rows, RebuildRule rule, AffectedKeys keys, bool isStored)
    {
        var shared = Shared(rule, keys);
        var values = string.Join(", ", shared.Select((pair, i) => $"{Identifier.Quote(pair.Column)} as _key_{i}"));
        var span = isStored ? keys.Span(column => shared.Find(pair => pair.Column == column).From) : "";
        return $"select * from {rows} semi join (select distinct {values} from {keys.Table}) as keys on {string.Join(" and ", shared.Select((pair, i) => $"_key_{i} = ({pair.From})"))}{(span.Length > 0 ? $" where {span}" : "")}";
    }

    private static string Condition(RebuildRule rule, AffectedKeys keys)
    {
        var shared = Shared(rule, keys);
        return $"row({string.Join(", ", shared.Select(pair => pair.From))}) in (select row({string.Join(", ", shared.Select(pair => Identifier.Quote(pair.Column)))}) from {keys.Table})";
    }

    private static List<(string Column, string From)> Shared(RebuildRule rule, AffectedKeys keys) =>
        [.. rule.Columns.Zip(rule.From).Where(pair => keys.Columns.Contains(pair.First))];

    /// <summary>Drops the views.</summary>
    public void Forget()
    {
        foreach (var view in standing) connection.Execute($"drop view if exists {view}");
        standing.Clear();
        EventDays = null;
    }

    private string? EventRows(Contract contract, long batch)
    {
        var table = Identifier.Quote("raw", contract.Table);
        var replaced = Identifier.Quote("raw", contract.ReplacedTable);
        if (!connection.Scalar<bool>($"select exists (select 1 from {table} where _batch_id > ?) or exists (select 1 from {replaced} where _replaced_in > ?)", batch, batch)) return "";
        var view = View($"raw.{contract.Relation}", $"select * from {table} where _batch_id > {batch} union all by name select * exclude (_replaced_in) from {replaced} where _replaced_in > {batch}");
        if (contract.Time is { } time)
        {
            var days = connection.Query($"select cast(min({Identifier.Quote(time)}) as date), cast(max({Identifier.Quote(time)}) as date) from {view}", row => new DayRange(row.Get<DateOnly>(0), row.Get<DateOnly>(1)))[0];
            EventDays = EventDays is { } others ? others.With(days) : days;
        }

        return view;
    }

    /// <summary>A SELECT of an input's rows whose events took place near some days, a day's width of time zones allowed for; null when none of its events say when.</summary>
    private string? NearDays(string relation, IReadOnlyList<DateOnly> days)
    {
        if (events.TryGetValue(relation, out var contract))
        {
            if (contract.Time is null) return null;
            var time = Identifier.Quote(contract.Time);
            var near = days.SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }).Distinct().Order().ToList();
            return $"select * from {Quoted(relation)} where {time} >= {Day(near[0])} and {time} < {Day(near[^1].AddDays(1))} and cast({time} as date) in ({string.Join(", ", near.Select(Day))})";
        }

        if (graph.Find(relation) is not { Contract.IsTable: false } view) return null;
        var parts = graph.ReadBy(view).Select(read => (Read: read, Near: NearDays(read, days))).Where(read => read.Near is not null).ToDictionary(read => read.Read, read => View(read.Read, read.Near!), StringComparer.Ordinal);
        return parts.Count == 0 ? null : ModelText.Reading(connection, view, parts);
    }

    private bool IsUnion(Model view) => SqlTree.Of(connection, view.Sql).GetProperty("statements")[0].GetProperty("node").GetProperty("type").GetString() == "SET_OPERATION_NODE";

    private string View(string relation, string sql)
    {
        var name = $"temp.{Identifier.Quote(relation[(relation.IndexOf('.', StringComparison.Ordinal) + 1)..])}";
        connection.Execute($"create or replace temp view {name["temp.".Length..]} as {sql}");
        standing.Add(name);
        return name;
    }

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'");

    private static string Quoted(string relation)
    {
        var parts = relation.Split('.', 2);
        return Identifier.Quote(parts[0], parts[1]);
    }
}
