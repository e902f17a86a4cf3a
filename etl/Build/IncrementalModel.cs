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
        var spans = affected.Select(keys => keys.Span(column => $"stands.{Identifier.Quote(column)}")).Select(span => span.Length > 0 ? $" where {span}" : "").ToList();
        var picked = affected.Select((keys, i) => $"{keys.Picking("stands", affected.Take(i))}{spans[i]}").ToList();
        // Those of the days in question are counted in no time, and mostly few enough.
        if (AreMost(relation, spans) && AreMost(relation, picked)) return Replacement.NotWorthIt;

        connection.Run($"create or replace temp table {Before} as {string.Join("\nunion all\n", picked.Select(picking => $"select stands.rowid as {Row}, stands.* from {relation} as stands{picking}"))}", cancellation);
        connection.Execute($"create or replace temp table {After} as from {relation} limit 0");
        for (var i = 0; i < affected.Count; i++) Make(model, affected[i], affected.Take(i));
        return Keep(model, relation, affected.SelectMany(keys => keys.Dates).Distinct()) ? Replacement.Changed : Replacement.Same;
    }

    /// <summary>Whether some picked rows together are half of a relation's or more.</summary>
    private bool AreMost(string relation, IReadOnlyList<string> picked)
    {
        var rows = picked.Sum(picking => connection.Scalar<long>($"select count(*) from {relation} as stands{picking}"));
        return connection.Scalar<bool>($"select ? * 2 >= count(*) from {relation}", rows);
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

    private bool Keep(Model model, string relation, IEnumerable<string> dates)
    {
        var columns = connection.Query($"describe temp.{After}", row => row.Get<string>(0)!);
        var differ = !TableContent.IsSame(connection, Before, After, columns);
        if (differ)
        {
            log.Differences(model, Before, After, columns);
            connection.Run($"delete from {relation} where rowid in (select {Row} from {Before}){string.Concat(dates.Select(Span))}", cancellation);
            connection.RunInOrder($"insert into {relation} from {After}", cancellation);
        }

        connection.Execute($"drop table temp.{Before}");
        connection.Execute($"drop table temp.{After}");
        return differ;
    }

    /// <summary>A condition that the rows to be replaced meet anyway and that storage can tell without reading them; "" where one of them has no such date.</summary>
    private string Span(string date)
    {
        var column = Identifier.Quote(date);
        return connection.Scalar<string>($"select if(count(*) = count({column}), 'date ''' || min({column}) || ''' and date ''' || max({column}) || '''', null) from {Before}") is { } span ? $" and {column} between {span}" : "";
    }
}
