using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Migrate;

/// <summary>The raw tables and views of a contract.</summary>
internal static class RawLayer
{
    /// <summary>Rises when the views below change, so that every build makes them anew.</summary>
    public const string Edition = "3";

    /// <summary>The column of <see cref="Contract.ReplacedTable"/> that says when.</summary>
    public const string ReplacedIn = "_replaced_in";

    private const string RowHash = "_row_hash";

    private static readonly (string Name, string Type, string Comment)[] Origin =
    [
        ("_batch_id", "BIGINT", "The batch that brought the row (etl.batch)"),
        ("_delivery_id", "BIGINT", "The delivery that brought the row (etl.delivery)"),
        ("_extracted_at", "TIMESTAMP", "When the source was read (UTC)"),
    ];

    /// <summary>Makes the table, or gives it the columns it lacks, and makes the views over it anew.</summary>
    /// <exception cref="WarehouseException">A column's type changed and its values don't convert.</exception>
    public static void Follow(DuckDBConnection connection, Contract contract)
    {
        connection.Execute("create schema if not exists raw");
        var table = Identifier.Quote("raw", contract.Table);
        var columns = contract.Columns.Select(column => (column.Name, Type: column.Type.Sql)).Concat(Metadata(contract).Select(column => (column.Name, column.Type))).ToList();
        connection.Execute($"create table if not exists {table} ({string.Join(", ", columns.Select(column => $"{Identifier.Quote(column.Name)} {column.Type}"))})");
        Alter(connection, contract, contract.Table, columns);
        if (contract.Mode == DeliveryMode.Events) connection.Execute($"alter table {table} drop column if exists {RowHash}");
        ContractSql.Require(connection, contract);
        Comment(connection, "table", contract.Table, contract, contract.Mode == DeliveryMode.Events ? "one row an event" : "every version of every row");
        if (contract.Mode == DeliveryMode.Events)
        {
            FollowReplaced(connection, contract, columns);
            return;
        }

        connection.Execute(CurrentRows(contract));
        Comment(connection, "view", contract.Relation, contract, "current rows");
        if (contract.Mode != DeliveryMode.Snapshot) return;

        connection.Execute(RawHistory.View(contract));
        Comment(connection, "view", $"{contract.Relation}__history", contract, "distinct versions with the time they were valid");
    }

    /// <summary>Column list of a contract with its metadata, each with an alias in front.</summary>
    public static string ColumnList(Contract contract, string alias) =>
        string.Join(", ", contract.Columns.Select(column => column.Name).Concat(Metadata(contract).Select(column => column.Name)).Select(name => $"{alias}.{Identifier.Quote(name)}"));

    /// <summary>The columns that loading adds to a contract's own. Of events, nearly all of which stand alone, the hash is worked out where one is needed.</summary>
    private static (string Name, string Type, string Comment)[] Metadata(Contract contract) =>
        contract.Mode == DeliveryMode.Events ? Origin : [.. Origin, (RowHash, "UBIGINT", "Hash of the row's values, greater for a fuller row; breaks ties between versions")];

    /// <summary>The object's deliveries, as a filter on etl.delivery.</summary>
    public static string DeliveriesOf(Contract contract, string alias) =>
        $"{alias}.source = {Literal.Quote(contract.Source)} and {alias}.object = {Literal.Quote(contract.Object)}";

    /// <summary>The rows that later ones replaced, which tell an incremental build where something went.</summary>
    private static void FollowReplaced(DuckDBConnection connection, Contract contract, List<(string Name, string Type)> columns)
    {
        var table = Identifier.Quote("raw", contract.ReplacedTable);
        columns = [.. columns, (ReplacedIn, "BIGINT")];
        connection.Execute($"create table if not exists {table} ({string.Join(", ", columns.Select(column => $"{Identifier.Quote(column.Name)} {column.Type}"))})");
        Alter(connection, contract, contract.ReplacedTable, columns);
        connection.Execute($"alter table {table} drop column if exists {RowHash}");
        Comment(connection, "table", contract.ReplacedTable, contract, "events that later ones replaced, until the next build");
        connection.Execute($"comment on column {table}.{ReplacedIn} is 'The last batch of the load that replaced it'");
    }

    private static void Alter(DuckDBConnection connection, Contract contract, string relation, List<(string Name, string Type)> columns)
    {
        var table = Identifier.Quote("raw", relation);
        var present = connection.Query(
                "select column_name, data_type from duckdb_columns() where schema_name = 'raw' and table_name = ? and database_name = current_database()",
                row => (Name: row.Get<string>(0)!, Type: row.Get<string>(1)!),
                relation)
            .ToDictionary(column => column.Name, column => column.Type, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, type) in columns)
        {
            if (!present.TryGetValue(name, out var stored)) connection.Execute($"alter table {table} add column {Identifier.Quote(name)} {type}");
            else if (!string.Equals(stored, type, StringComparison.OrdinalIgnoreCase)) ChangeType(connection, contract, table, name, stored, type);
        }
    }

    private static void ChangeType(DuckDBConnection connection, Contract contract, string table, string name, string stored, string type)
    {
        try
        {
            connection.Execute($"alter table {table} alter column {Identifier.Quote(name)} type {type}");
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{contract.File}: column '{name}' was {stored} and is now {type}, but values that are already loaded don't convert: {BuildDatabase.FirstLine(error)} Name the new column differently, or build in a new home.", error);
        }
    }

    private static string CurrentRows(Contract contract)
    {
        var key = string.Join(", ", contract.Key.Select(name => $"versions.{Identifier.Quote(name)}"));
        var updated = contract.Updated is null ? "" : $"versions.{Identifier.Quote(contract.Updated)} desc nulls last, ";
        return $"""
            create or replace view {Identifier.Quote("raw", contract.Relation)} as
            with delivered as (
                select content.batch_id, max(delivery.extracted_at) as last_extracted_at
                from etl.batch_delivery as content
                inner join etl.delivery as delivery on delivery.delivery_id = content.delivery_id
                where {DeliveriesOf(contract, "delivery")}
                group by content.batch_id
            ),
            last_complete as (
                select max(delivery.extracted_at) as extracted_at from etl.delivery as delivery where {DeliveriesOf(contract, "delivery")} and delivery.complete
            ),
            ranked as (
                select
                    versions.*,
                    row_number() over (partition by {key} order by {updated}delivered.last_extracted_at desc, versions._row_hash desc) as _rank,
                    max(delivered.last_extracted_at) over (partition by {key}) as _last_seen
                from raw.{Identifier.Quote(contract.Table)} as versions
                inner join delivered on delivered.batch_id = versions._batch_id
            )
            select {ColumnList(contract, "ranked")}
            from ranked
            cross join last_complete
            where ranked._rank = 1 and ranked._last_seen >= coalesce(last_complete.extracted_at, ranked._last_seen)
            """;
    }

    private static void Comment(DuckDBConnection connection, string kind, string relation, Contract contract, string what)
    {
        var name = Identifier.Quote("raw", relation);
        var columns = contract.Columns.Select(column => (column.Name, Comment: column.Description.En)).Concat(Metadata(contract).Select(column => (column.Name, column.Comment)));
        if (relation.EndsWith("__history", StringComparison.Ordinal))
        {
            columns = columns.Concat([("valid_from", "First instant of this version (UTC); the first known one since 1900-01-01"), ("valid_to", "First instant after it (UTC); 9999-12-31 when it still holds")]);
        }

        connection.ExecuteScript(RelationComments.Script(kind, name, $"{contract.Description.En}: {what}, from {contract.Name}", columns));
    }
}
