using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Publish;

/// <summary>Writes the file that readers get: star and marts as tables, the ledger, the functions and every comment; nothing raw.</summary>
internal static class VersionWriter
{
    private static readonly string[] Schemas = ["star", "marts", "metrics"];

    /// <summary>What of the ledger readers may see: how the numbers came to be.</summary>
    private static readonly string[] Ledger =
    [
        "run", "delivery", "batch", "batch_delivery", "reject", "drift", "model_run", "check_result", "setting", "key_feature", "kpi_target",
    ];

    /// <summary>Copies the build's published part into a new file, checkpointed and without a WAL.</summary>
    public static void Write(WarehouseHome home, Checkout checkout, string file, CancellationToken cancellation)
    {
        using (var version = Duck.Open(file, new DuckOptions { TempDirectory = home.TemporaryFolder }))
        {
            version.Execute("set TimeZone = 'UTC'");
            version.Execute($"attach {Literal.Quote(home.BuildFile)} as build (read_only)");
            version.ExecuteScript(File.ReadAllText(Path.Combine(checkout.SqlFolder, "functions", "duckdb.sql")));
            foreach (var relation in Relations(version)) Copy(version, relation, cancellation);
            version.Execute("detach build");
            version.Execute("force checkpoint");
        }

        // An empty WAL is left by nothing but a failed close; a reader would try to replay it.
        if (File.Exists($"{file}.wal")) throw new WarehouseException($"{file}.wal: DuckDB left a write-ahead log behind; the version is not published. Run again: warehouse publish --home {home.Path}");
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

    private static IReadOnlyList<(string Schema, string Name)> Relations(DuckDBConnection version) =>
        version.Query(
            """
            select table_schema, table_name from information_schema.tables
            where table_catalog = 'build' and (list_contains($schemas, table_schema) or (table_schema = 'etl' and list_contains($ledger, table_name)))
            order by all
            """,
            reader => (reader.GetString(0), reader.GetString(1)),
            new Dictionary<string, object?> { ["schemas"] = Schemas.ToList(), ["ledger"] = Ledger.ToList() });

    private static void Copy(DuckDBConnection version, (string Schema, string Name) relation, CancellationToken cancellation)
    {
        var name = Identifier.Quote(relation.Schema, relation.Name);
        version.Execute($"create schema if not exists {Identifier.Quote(relation.Schema)}");
        version.Run($"create table {name} as select * from build.{name}", cancellation);
        var comment = version.Scalar<string>(
            """
            select comment from duckdb_tables() where database_name = 'build' and schema_name = $1 and table_name = $2
            union all
            select comment from duckdb_views() where database_name = 'build' and schema_name = $1 and view_name = $2
            """,
            relation.Schema, relation.Name);
        if (comment is not null) version.Execute($"comment on table {name} is {Literal.Quote(comment)}");
        var columns = version.Query(
            "select column_name, comment from duckdb_columns() where database_name = 'build' and schema_name = ? and table_name = ? and comment is not null",
            reader => (Name: reader.GetString(0), Comment: reader.GetString(1)),
            relation.Schema, relation.Name);
        foreach (var column in columns) version.Execute($"comment on column {name}.{Identifier.Quote(column.Name)} is {Literal.Quote(column.Comment)}");
    }
}
