using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Build;

namespace Warehouse.Etl.Publish;

/// <summary>Writes the file that readers get: star and marts as tables, the ledger, the functions and every comment; nothing raw.</summary>
internal static class VersionWriter
{
    private static readonly string[] Schemas = ["star", "marts", "metrics"];

    /// <summary>What of the ledger readers may see: how the numbers came to be.</summary>
    private static readonly string[] Ledger =
    [
        "run", "job_run", "delivery", "batch", "batch_delivery", "reject", "drift", "model_run", "check_result", "setting", "key_feature", "kpi_target",
        "score_component", "score_band", "renewal_stage", "tolerance", "close", "close_value", "restatement", "playbook_step", "playbook_tier", "playbook_kind", "first_value_feature", "icp_rule", "setting_change",
    ];

    /// <summary>Copies the build's published part into a new file, checkpointed and without a WAL.</summary>
    /// <param name="build">The build, which stays as it is.</param>
    public static void Write(DuckDBConnection build, Checkout checkout, string file, CancellationToken cancellation)
    {
        var source = build.Scalar<string>("select current_database()")!;
        build.Execute($"attach {Literal.Quote(file)} as version");
        try
        {
            var comments = Comments(build, source, ModelFolder.Read(checkout.ModelsFolder));
            build.Execute("use version");
            // One transaction: a commit each would flush the log hundreds of times.
            build.InTransaction(() =>
            {
                build.ExecuteScript(File.ReadAllText(Path.Combine(checkout.SqlFolder, "functions", "duckdb.sql")));
                foreach (var relation in Relations(build, source)) Copy(build, source, relation, comments, cancellation);
            });
            build.Execute("force checkpoint version");
        }
        finally
        {
            build.Execute($"use {Identifier.Quote(source)}");
            build.Execute("detach version");
        }

        // A reader would replay a log that was left behind; one is left only where closing failed.
        if (LogGuard.FindsLog(file)) throw new WarehouseException($"{file}.wal: DuckDB left a write-ahead log behind; the version is not published. Run publish again.");
    }

    /// <summary>Opens the file as a reader would and reads every relation's first row.</summary>
    /// <returns>The file's size in bytes.</returns>
    public static long Verify(string file)
    {
        using var version = Duck.Open(file, new DuckOptions { ReadOnly = true });
        var tables = version.Query("select schema_name, table_name from duckdb_tables() where database_name = current_database() order by all", reader => Identifier.Quote(reader.GetString(0), reader.GetString(1)));
        if (tables.Count == 0) throw new WarehouseException($"{file}: holds no table; nothing has been built. Run: warehouse build");
        foreach (var table in tables) version.Scalar<long>($"select count(*) from (select * from {table} limit 1)");
        return new FileInfo(file).Length;
    }

    private static IReadOnlyList<(string Schema, string Name)> Relations(DuckDBConnection build, string source) =>
        build.Query(
            """
            select table_schema, table_name from information_schema.tables
            where table_catalog = $source and (list_contains($schemas, table_schema) or (table_schema = 'etl' and list_contains($ledger, table_name)))
            order by all
            """,
            reader => (reader.GetString(0), reader.GetString(1)),
            new Dictionary<string, object?> { ["source"] = source, ["schemas"] = Schemas.ToList(), ["ledger"] = Ledger.ToList() });

    /// <summary>The statements that give a relation's copy its comments: a model's from its contract, others as they stand in the build. The catalogue is read once, which is slow.</summary>
    private static Dictionary<(string Schema, string Name), string> Comments(DuckDBConnection build, string source, IReadOnlyDictionary<string, Model> models) =>
        build.Query(
                """
                select schema_name, table_name, null as column_name, comment from duckdb_tables() where database_name = $1
                union all
                select schema_name, view_name, null, comment from duckdb_views() where database_name = $1
                union all
                select schema_name, table_name, column_name, comment from duckdb_columns() where database_name = $1
                """,
                reader => (Relation: (Schema: reader.GetString(0), Name: reader.GetString(1)), Column: reader.Get<string>(2), Comment: reader.Get<string>(3)),
                source)
            .GroupBy(told => told.Relation)
            .ToDictionary(relation => relation.Key, relation =>
            {
                var contract = models.GetValueOrDefault($"{relation.Key.Schema}.{relation.Key.Name}")?.Contract;
                var told = relation.ToLookup(item => item.Column is null);
                var columns = told[false].Select(item => (item.Column!, Comment: contract?.Columns.FirstOrDefault(column => column.Name == item.Column)?.Comment ?? item.Comment));
                // A copied view is a table there.
                return RelationComments.Script(
                    "table",
                    Identifier.Quote(relation.Key.Schema, relation.Key.Name),
                    contract?.Comment ?? told[true].FirstOrDefault().Comment,
                    columns.Where(column => column.Comment is not null).Select(column => (column.Item1, column.Comment!)));
            });

    private static void Copy(DuckDBConnection build, string source, (string Schema, string Name) relation, Dictionary<(string Schema, string Name), string> comments, CancellationToken cancellation)
    {
        var name = Identifier.Quote(relation.Schema, relation.Name);
        // The publication's own run is still under way, which is no news to a reader of what it published.
        var rows = relation == ("etl", "run") ? " where outcome <> 'running'" : "";
        build.Execute($"create schema if not exists {Identifier.Quote(relation.Schema)}");
        build.Run($"create table {name} as select * from {Identifier.Quote(source)}.{name}{rows}", cancellation);
        if (comments.TryGetValue(relation, out var told)) build.ExecuteScript(told);
    }
}
