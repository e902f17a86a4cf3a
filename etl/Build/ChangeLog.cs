using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Notes where the rows of a table changed, for the incremental models that follow it (<c>etl.model_change</c>).</summary>
internal sealed class ChangeLog(DuckDBConnection connection, IEnumerable<Model> models, long run)
{
    private readonly ILookup<string, string> followers = models
        .SelectMany(model => model.Contract.Rebuild)
        .Distinct()
        .ToLookup(rule => rule.When, rule => rule.From, StringComparer.Ordinal);

    /// <summary>Whether any model follows this one row by row.</summary>
    public bool IsFollowed(Model model) => followers.Contains(model.FullName);

    /// <summary>Notes that every row may have changed.</summary>
    public void Whole(Model model)
    {
        if (IsFollowed(model)) connection.Execute("insert into etl.model_change values (?, ?, null, null)", model.FullName, run);
    }

    /// <summary>Notes where two tables of a model's rows differ.</summary>
    public void Differences(Model model, string before, string after)
    {
        if (!IsFollowed(model)) return;
        connection.Execute($"create or replace temp table _differences as (from {before} except all from {after}) union all (from {after} except all from {before})");
        foreach (var expression in followers[model.FullName].Distinct(StringComparer.Ordinal))
        {
            connection.Execute($"insert into etl.model_change select distinct ?, cast(? as bigint), ?, cast({expression} as varchar) from _differences", model.FullName, run, expression);
        }

        connection.Execute("drop table temp._differences");
    }

    /// <summary>The values of an expression in rows of a table that changed after a build; null when any row may have.</summary>
    public IReadOnlyList<string>? Since(string table, string expression, long build)
    {
        var values = connection.Query(
            "select distinct value from etl.model_change where model = ? and run_id > ? and coalesce(expression, ?) = ?",
            row => row.Get<string>(0),
            table, build, expression, expression);
        return values.Contains(null) ? null : [.. values.Select(value => value!)];
    }

    /// <summary>Forgets everything, once every model has been built; and the rows of events that had been kept because later ones replaced them.</summary>
    public void Clear(IEnumerable<string> replacedTables)
    {
        connection.Execute("delete from etl.model_change");
        foreach (var table in replacedTables) connection.Execute($"delete from {table}");
    }
}
