using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>What is remembered of a model's last build (<c>etl.model_state</c>).</summary>
/// <param name="State">Hash over all that it was built from.</param>
/// <param name="Base">The same without the rows that it follows one by one; null for a model that isn't incremental.</param>
/// <param name="Run">The build's run.</param>
/// <param name="Batch">The last batch loaded then.</param>
/// <param name="AsOf">The as-of then.</param>
/// <param name="Content">Names what an incremental model's rows are: another name for every build that changed them; null for other models.</param>
internal sealed record BuiltModel(string State, string? Base, long Run, long Batch, DateOnly AsOf, string? Content)
{
    /// <summary>All models that stand in the build, by full name.</summary>
    public static IReadOnlyDictionary<string, BuiltModel> All(DuckDBConnection connection) =>
        connection.Query(
                "select model, state, base, coalesce(run_id, 0), coalesce(batch_id, 0), coalesce(as_of_date, date '1900-01-01'), content from etl.model_state",
                row => (Model: row.Get<string>(0)!, Built: new BuiltModel(row.Get<string>(1)!, row.Get<string>(2), row.Get<long>(3), row.Get<long>(4), row.Get<DateOnly>(5), row.Get<string>(6))))
            .ToDictionary(pair => pair.Model, pair => pair.Built, StringComparer.Ordinal);

    /// <summary>Notes it, in the transaction that built the model.</summary>
    /// <param name="isKnown">Whether the model was noted before.</param>
    public void Note(DuckDBConnection connection, Model model, bool isKnown) => connection.Execute(
        isKnown
            ? "update etl.model_state set state = $2, base = $3, run_id = $4, batch_id = $5, as_of_date = $6, content = $7 where model = $1"
            : "insert into etl.model_state (model, state, base, run_id, batch_id, as_of_date, content) values ($1, $2, $3, $4, $5, $6, $7)",
        model.FullName, State, Base, Run, Batch, AsOf, Content);
}
