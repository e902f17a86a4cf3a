using System.Diagnostics;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Migrate;
using Warehouse.Etl.Settings;

namespace Warehouse.Etl.Build;

/// <summary>What to build.</summary>
/// <param name="Select">Models to look at, such as <c>fct_mrr_month+</c>; null means all.</param>
/// <param name="Full">Build also what has not changed.</param>
/// <param name="AsOf">The day to speak as of; null means the settings', else the latest delivery's.</param>
/// <param name="Again">Days whose rows incremental models make anew, changed or not, with what follows from them; null for none.</param>
public sealed record BuildOptions(string? Select = null, bool Full = false, DateOnly? AsOf = null, DayRange? Again = null);

/// <summary>What a build did.</summary>
/// <param name="Built">Models made anew, in the order in which they were.</param>
/// <param name="Unchanged">Models left as they stand, since nothing they read had changed.</param>
public sealed record BuildResult(DateOnly AsOf, IReadOnlyList<string> Built, int Unchanged, TimeSpan Elapsed);

/// <summary>Turns what was loaded into staging, intermediate, star and marts: every model after all that it reads.</summary>
public static class BuildStage
{
    /// <summary>Builds. Each model is made in a transaction of its own, so an interrupted build goes on where it stopped.</summary>
    /// <exception cref="WarehouseException">A model is wrong; the message names its file, line and what to do.</exception>
    public static BuildResult Run(WarehouseHome home, Checkout checkout, BuildOptions options, IStageLog log, TimeProvider time, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var settings = WarehouseSettings.Read(home, checkout.SettingsFile);
        var models = ModelFolder.Read(checkout.ModelsFolder);
        using var connection = BuildDatabase.Open(home);
        Migration.Apply(connection, checkout, time);
        return RunLedger.Record(connection, "build", time, run =>
        {
            var asOf = AsOf.Decide(connection, settings, options.AsOf);
            SettingTables.Fill(connection, settings, asOf);
            SettingHistory.Record(connection, settings, time);
            var graph = ModelGraph.Of(connection, models, OtherRelations(connection));
            DropForgotten(connection, models);
            var picked = options.Select is { } expression ? graph.Select(expression) : null;
            var built = Build(new ModelBuild(connection, checkout, graph, run, asOf, options, time, cancellation), graph, picked, log, cancellation);
            return new BuildResult(asOf, built, graph.Order.Count - built.Count, Stopwatch.GetElapsedTime(started));
        });
    }

    private static List<string> Build(ModelBuild build, ModelGraph graph, IReadOnlySet<string>? picked, IStageLog log, CancellationToken cancellation)
    {
        var built = new List<string>();
        for (var i = 0; i < graph.Order.Count; i++)
        {
            var model = graph.Order[i];
            if (!build.IsDue(model)) continue;
            if (picked?.Contains(model.FullName) == false)
            {
                build.LeaveBehind(model);
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            log.Progress(model.FullName, i + 1, graph.Order.Count);
            build.Build(model);
            built.Add(model.FullName);
        }

        if (picked is null) build.Forget();
        return built;
    }

    /// <summary>What models may read besides each other.</summary>
    private static HashSet<string> OtherRelations(DuckDBConnection connection) =>
        [.. connection.Query(
            """
            select schema_name || '.' || table_name from duckdb_tables() where database_name = current_database() and schema_name in ('raw', 'etl', 'star')
            union all
            select schema_name || '.' || view_name from duckdb_views() where database_name = current_database() and schema_name = 'raw'
            """,
            reader => reader.GetString(0))];

    /// <summary>A model that was renamed or removed leaves no stale relation behind for readers to trust.</summary>
    private static void DropForgotten(DuckDBConnection connection, IReadOnlyDictionary<string, Model> models)
    {
        var forgotten = BuiltModel.All(connection).Keys.Where(name => !models.ContainsKey(name)).ToList();
        if (forgotten.Count == 0) return;
        var kinds = Kinds(connection);
        foreach (var name in forgotten)
        {
            var parts = name.Split('.', 2);
            connection.InTransaction(() =>
            {
                if (kinds.TryGetValue(name, out var kind)) connection.Execute($"drop {kind} {Identifier.Quote(parts[0], parts[1])}");
                connection.Execute("delete from etl.model_state where model = ?", name);
                connection.Execute("delete from etl.model_content where model = ?", name);
            });
        }
    }

    /// <summary>What stands under each name, <c>schema.name</c>: table or view.</summary>
    internal static IReadOnlyDictionary<string, string> Kinds(DuckDBConnection connection) =>
        connection.Query(
                "select table_schema || '.' || table_name, if(table_type = 'VIEW', 'view', 'table') from information_schema.tables where table_catalog = current_database()",
                row => (Name: row.GetString(0), Kind: row.GetString(1)))
            .ToDictionary(relation => relation.Name, relation => relation.Kind, StringComparer.Ordinal);
}
