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
    private const string Row = "_row";

    /// <summary>Replaces the rows that have affected values.</summary>
    public Replacement Replace(Model model, IReadOnlyList<AffectedKeys> affected)
    {
        if (affected.Count == 0) return Replacement.Same;
        var relation = Identifier.Quote(model.Schema, model.Name);
        var picked = affected.Select((keys, i) => Standing(keys, affected.Take(i))).ToList();
        var rows = picked.Sum(picking => connection.Scalar<long>($"select count(*) from {relation} as stands{picking}"));
        if (connection.Scalar<bool>($"select ? * 2 >= count(*) from {relation}", rows)) return Replacement.NotWorthIt;

        connection.Run($"create or replace temp table {Before} as {string.Join("\nunion all\n", picked.Select(picking => $"select stands.rowid as {Row}, stands.* from {relation} as stands{picking}"))}", cancellation);
        connection.Execute($"create or replace temp table {After} as from {relation} limit 0");
        for (var i = 0; i < affected.Count; i++) Make(model, affected[i], affected.Take(i));
        return Keep(model, relation) ? Replacement.Changed : Replacement.Same;
    }

    private static string Standing(AffectedKeys keys, IEnumerable<AffectedKeys> butNot)
    {
        var span = keys.Span(column => $"stands.{Identifier.Quote(column)}");
        return $"{keys.Picking("stands", butNot)}{(span.Length > 0 ? $" where {span}" : "")}";
    }

    /// <summary>The model's SELECT over the part of its inputs that some values come from.</summary>
    private void Make(Model model, AffectedKeys keys, IEnumerable<AffectedKeys> done)
    {
        try
        {
            // What is read through a view is read whole.
            var reads = graph.ReadBy(model);
            var parts = model.Contract.Rebuild.Where(rule => reads.Contains(rule.When))
                .GroupBy(rule => rule.When, StringComparer.Ordinal)
                .Where(rules => rules.All(rule => rule.Columns.Any(keys.Columns.Contains)))
                .ToDictionary(rules => rules.Key, rules => inputs.Part(rules.Key, model, [.. rules], keys), StringComparer.Ordinal);
            connection.Run($"insert into {After} select made.* from (\n{ModelText.Reading(connection, model, parts)}\n) as made{keys.Picking("made", done)}", cancellation);
        }
        finally
        {
            inputs.Forget();
        }
    }

    private bool Keep(Model model, string relation)
    {
        var columns = connection.Query($"describe temp.{After}", row => row.Get<string>(0)!);
        var sums = TableContent.Sums(columns);
        var differ = connection.Scalar<bool>($"select (select {sums} from {Before}) <> (select {sums} from {After})");
        if (differ)
        {
            log.Differences(model, Before, After, columns);
            connection.Run($"delete from {relation} where rowid in (select {Row} from {Before})", cancellation);
            connection.Run($"insert into {relation} from {After}", cancellation);
        }

        connection.Execute($"drop table temp.{Before}");
        connection.Execute($"drop table temp.{After}");
        return differ;
    }
}
