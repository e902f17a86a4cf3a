using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>What came of making rows anew.</summary>
internal enum Replacement
{
    /// <summary>Nothing was done: most rows are affected, and making all is quicker.</summary>
    NotWorthIt,

    /// <summary>The rows are what they were.</summary>
    Same,

    /// <summary>Some rows are others.</summary>
    Changed,
}

/// <summary>Makes the affected rows of an incremental model anew, and leaves the others.</summary>
internal sealed class IncrementalModel(DuckDBConnection connection, ModelGraph graph, ChangedInputs inputs, ChangeLog log, CancellationToken cancellation)
{
    private const string Before = "_rows_before";
    private const string After = "_rows_after";

    /// <summary>Replaces the rows that have one of the affected values in its column.</summary>
    public Replacement Replace(Model model, IReadOnlyDictionary<string, IReadOnlyList<string>> affected)
    {
        if (affected.Count == 0) return Replacement.Same;
        var relation = Identifier.Quote(model.Schema, model.Name);
        var conditions = affected.ToDictionary(column => column.Key, column => In(Identifier.Quote(column.Key), model.Contract.TypeOf(column.Key), column.Value), StringComparer.Ordinal);
        var any = string.Join(" or ", conditions.Values);
        if (connection.Scalar<bool>($"select count(*) filter ({any}) * 2 >= count(*) from {relation}")) return Replacement.NotWorthIt;

        connection.Run($"create or replace temp table {Before} as select * from {relation} where {any}", cancellation);
        connection.Execute($"create or replace temp table {After} as from {relation} limit 0");
        var done = new List<string>();
        foreach (var (column, condition) in conditions)
        {
            Make(model, column, affected[column], string.Join(" and ", done.Select(earlier => $"({earlier}) is not true").Prepend(condition)));
            done.Add(condition);
        }

        return Keep(model, relation, any) ? Replacement.Changed : Replacement.Same;
    }

    /// <summary>The model's SELECT over the part of its inputs that a column's values come from.</summary>
    private void Make(Model model, string column, IReadOnlyList<string> values, string condition)
    {
        try
        {
            // What is read through a view is read whole.
            var parts = model.Contract.Rebuild.Where(rule => rule.Column == column && graph.ReadBy(model).Contains(rule.When))
                .GroupBy(rule => rule.When, StringComparer.Ordinal)
                .ToDictionary(
                    rules => rules.Key,
                    rules => inputs.Part(rules.Key, string.Join(" or ", rules.Select(rule => In(rule.From, model.Contract.TypeOf(column), values))), rules.All(rule => rule.IsDay(model)) ? Days(values) : null),
                    StringComparer.Ordinal);
            connection.Run($"insert into {After} select * from (\n{ModelText.Reading(connection, model, parts)}\n) as made where {condition}", cancellation);
        }
        finally
        {
            inputs.Forget();
        }
    }

    private bool Keep(Model model, string relation, string affected)
    {
        var differ = connection.Scalar<bool>($"select exists (from {Before} except all from {After}) or exists (from {After} except all from {Before})");
        if (differ)
        {
            log.Differences(model, Before, After);
            connection.Run($"delete from {relation} where {affected}", cancellation);
            connection.Run($"insert into {relation} from {After}", cancellation);
        }

        connection.Execute($"drop table temp.{Before}");
        connection.Execute($"drop table temp.{After}");
        return differ;
    }

    private static string In(string expression, string type, IReadOnlyList<string> values) =>
        $"{expression} in ({string.Join(", ", values.Select(value => $"cast({Literal.Quote(value)} as {type})"))})";

    private static List<DateOnly> Days(IReadOnlyList<string> values) => [.. values.Select(value => DateOnly.Parse(value, CultureInfo.InvariantCulture))];
}
