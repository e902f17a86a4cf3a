using System.Diagnostics;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Build;

/// <summary>One run's work on models: which are due, and how each is made, whole or in part.</summary>
internal sealed class ModelBuild
{
    private const string Aside = "_aside";

    /// <summary>Of more rows it costs more to write them twice than it may save.</summary>
    private const long MostAside = 5_000_000;

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
            var part = options.Full ? Replacement.NotWorthIt : MakePart(model);
            var replacement = part == Replacement.NotWorthIt ? MakeWhole(model) : part;
            var content = replacement == Replacement.Same ? before[model.FullName].Content ?? $"run {run}" : $"run {run}";
            if (model.Contract.IsIncremental) now.Changed(model, content);
            new BuiltModel(states[model.FullName], model.Contract.IsIncremental ? now.BaseOf(model) : null, run, lastBatch, asOf, model.Contract.IsIncremental ? content : null).Note(connection, model, isKnown: before.ContainsKey(model.FullName));
            var rows = model.Contract.IsTable ? connection.Scalar<long>($"select count(*) from {Identifier.Quote(model.Schema, model.Name)}") : (long?)null;
            connection.Execute(
                "insert into etl.model_run (run_id, model, outcome, row_count, seconds, built_at) values (?, ?, ?, ?, ?, ?)",
                run, model.FullName, part == Replacement.NotWorthIt ? "built" : "built in part", rows, Stopwatch.GetElapsedTime(started).TotalSeconds, time.GetUtcNow().UtcDateTime);
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

    private Replacement MakeWhole(Model model)
    {
        if (IsMadeAside(model)) return MakeAside(model);
        now.IsChanging(model);
        ModelBuilder.Build(connection, model, kinds.GetValueOrDefault(model.FullName), null, cancellation);
        changes.Whole(model);
        return Replacement.NotWorthIt;
    }

    /// <summary>Whether a table's rows are compared with those that stand: others follow it row by row, or it is small and most likely the same, as all days of a month are to what is closed.</summary>
    private bool IsMadeAside(Model model) =>
        model.Contract is { IsTable: true, IsIncremental: false } && before.ContainsKey(model.FullName) && kinds.GetValueOrDefault(model.FullName) == "table"
        && (changes.IsFollowed(model) || (!options.Full && connection.Scalar<long>($"select count(*) from {Identifier.Quote(model.Schema, model.Name)}") <= MostAside));

    /// <summary>Makes a table's rows aside; when they are those that stand, nothing is written.</summary>
    private Replacement MakeAside(Model model)
    {
        ModelBuilder.MakeAside(connection, model, Aside, cancellation);
        var relation = Identifier.Quote(model.Schema, model.Name);
        var columns = connection.Query($"describe {relation}", row => (Name: row.GetString(0), Type: row.GetString(1)));
        var names = columns.Select(column => column.Name).ToList();
        var isAlike = columns.SequenceEqual(connection.Query($"describe temp.{Aside}", row => (Name: row.GetString(0), Type: row.GetString(1))));
        var isSame = isAlike && !options.Full && TableContent.IsSame(connection, relation, $"temp.{Aside}", names);
        if (isSame)
        {
            ModelBuilder.Confirm(connection, model);
        }
        else
        {
            if (isAlike) changes.Differences(model, relation, $"temp.{Aside}", names);
            else changes.Whole(model);
            now.IsChanging(model);
            ModelBuilder.Build(connection, model, "table", $"temp.{Aside}", cancellation);
        }

        connection.Execute($"drop table temp.{Aside}");
        return isSame ? Replacement.Same : Replacement.Changed;
    }
}
