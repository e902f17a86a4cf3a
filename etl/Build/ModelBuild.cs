using System.Diagnostics;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Build;

/// <summary>One run's work on models: which are due, and how each is made, whole or in part.</summary>
internal sealed class ModelBuild
{
    private const string Old = "_old";

    private readonly DuckDBConnection connection;
    private readonly ContractFolder contracts;
    private readonly ModelState now;
    private readonly IReadOnlyDictionary<string, BuiltModel> before;
    private readonly IReadOnlyDictionary<string, string> kinds;
    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);
    private readonly ModelGraph graph;
    private readonly ChangeLog changes;
    private readonly AffectedRows affected;
    private readonly IncrementalModel incremental;
    private readonly long run;
    private readonly long lastBatch;
    private readonly DateOnly asOf;
    private readonly BuildOptions options;
    private readonly TimeProvider time;
    private readonly CancellationToken cancellation;

    public ModelBuild(DuckDBConnection connection, Checkout checkout, ModelGraph graph, long run, DateOnly asOf, BuildOptions options, TimeProvider time, CancellationToken cancellation)
    {
        this.connection = connection;
        this.graph = graph;
        this.run = run;
        this.asOf = asOf;
        this.options = options;
        this.time = time;
        this.cancellation = cancellation;
        contracts = checkout.Contracts;
        before = BuiltModel.All(connection);
        kinds = BuildStage.Kinds(connection);
        now = new ModelState(connection, graph, contracts, File.ReadAllText(Path.Combine(checkout.SqlFolder, "functions", "duckdb.sql")), before);
        lastBatch = connection.Scalar<long>("select coalesce(max(batch_id), 0) from etl.batch");
        changes = new ChangeLog(connection, graph, now, run);
        var inputs = new ChangedInputs(connection, graph, contracts);
        affected = new AffectedRows(connection, inputs, changes, graph);
        incremental = new IncrementalModel(connection, graph, inputs, changes, cancellation);
    }

    /// <summary>Whether a model isn't what it would be if it were made now; asked in graph order.</summary>
    public bool IsDue(Model model)
    {
        states[model.FullName] = now.Of(model);
        return options.Full || before.GetValueOrDefault(model.FullName)?.State != states[model.FullName] || (options.Again is not null && model.Contract.IsIncremental);
    }

    /// <summary>Leaves a model as it stands though it is due.</summary>
    public void LeaveBehind(Model model) => now.LeftBehind(model, run);

    /// <summary>Makes a model, in a transaction of its own.</summary>
    public void Build(Model model)
    {
        var started = Stopwatch.GetTimestamp();
        connection.InTransaction(() =>
        {
            var replacement = options.Full ? Replacement.NotWorthIt : MakePart(model);
            if (replacement == Replacement.NotWorthIt) MakeWhole(model);
            var content = replacement == Replacement.Same ? before[model.FullName].Content ?? $"run {run}" : $"run {run}";
            if (model.Contract.IsIncremental) now.Changed(model, content);
            new BuiltModel(states[model.FullName], model.Contract.IsIncremental ? now.BaseOf(model) : null, run, lastBatch, asOf, model.Contract.IsIncremental ? content : null).Note(connection, model, isKnown: before.ContainsKey(model.FullName));
            var rows = model.Contract.IsTable ? connection.Scalar<long>($"select count(*) from {Identifier.Quote(model.Schema, model.Name)}") : (long?)null;
            connection.Execute(
                "insert into etl.model_run (run_id, model, outcome, row_count, seconds, built_at) values (?, ?, ?, ?, ?, ?)",
                run, model.FullName, replacement == Replacement.NotWorthIt ? "built" : "built in part", rows, Stopwatch.GetElapsedTime(started).TotalSeconds, time.GetUtcNow().UtcDateTime);
        });
    }

    /// <summary>Lets go of what was kept for incremental models, after all models have been looked at.</summary>
    public void Forget() => connection.InTransaction(() =>
        changes.Clear(contracts.Contracts.Where(contract => contract.Mode == DeliveryMode.Events).Select(contract => Identifier.Quote("raw", contract.ReplacedTable))));

    private Replacement MakePart(Model model)
    {
        if (!model.Contract.IsIncremental || before.GetValueOrDefault(model.FullName) is not { Base: not null } built || built.Base != now.BaseOf(model)) return Replacement.NotWorthIt;
        try
        {
            return affected.Of(model, built, asOf, options.Again) is { } rows ? incremental.Replace(model, rows) : Replacement.NotWorthIt;
        }
        finally
        {
            affected.Forget();
        }
    }

    /// <remarks>A small table that others follow row by row is compared with what it was; an incremental one made whole is news in all its rows.</remarks>
    private void MakeWhole(Model model)
    {
        now.IsChanging(model);
        var isCompared = model.Contract.IsTable && changes.IsFollowed(model) && !model.Contract.IsIncremental && before.ContainsKey(model.FullName);
        var relation = Identifier.Quote(model.Schema, model.Name);
        if (isCompared) connection.Run($"create or replace temp table {Old} as from {relation}", cancellation);
        ModelBuilder.Build(connection, model, kinds.GetValueOrDefault(model.FullName), cancellation);
        if (isCompared && HasColumnsOf(model)) changes.Differences(model, Old, relation, connection.Query($"describe {relation}", row => row.Get<string>(0)!));
        else changes.Whole(model);
        if (isCompared) connection.Execute($"drop table temp.{Old}");
    }

    private bool HasColumnsOf(Model model) => Columns("temp", "main", Old).SequenceEqual(Columns(connection.Scalar<string>("select current_database()")!, model.Schema, model.Name), StringComparer.Ordinal);

    private IReadOnlyList<string> Columns(string catalog, string schema, string table) =>
        connection.Query(
            "select column_name || ' ' || data_type from duckdb_columns() where database_name = ? and schema_name = ? and table_name = ? order by column_index",
            row => row.Get<string>(0)!,
            catalog, schema, table);
}
