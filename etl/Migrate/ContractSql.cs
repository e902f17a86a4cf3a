using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Settings;

namespace Warehouse.Etl.Migrate;

/// <summary>Checks the parts of a contract that only DuckDB can judge: its rules, patterns and formats.</summary>
internal static class ContractSql
{
    /// <exception cref="WarehouseException">One of them is wrong; the message names the contract, the part and what DuckDB says.</exception>
    public static void Require(DuckDBConnection connection, Contract contract)
    {
        foreach (var rule in contract.Rules)
        {
            Try(connection, contract, $"rule '{rule.Name}'", $"select cast(({rule.Sql}) as boolean) from {Identifier.Quote("raw", contract.Table)} limit 0");
        }

        foreach (var column in contract.Columns.Where(column => column.Pattern is not null))
        {
            Try(connection, contract, $"'pattern' of column '{column.Name}'", $"select regexp_full_match('', {Literal.Quote(column.Pattern!)})");
        }

        foreach (var format in contract.DateFormats.Concat(contract.TimestampFormats))
        {
            Try(connection, contract, $"format '{format}'", $"select cast(try_strptime('', {Literal.Quote(format)}) as timestamp)");
        }
    }

    private static void Try(DuckDBConnection connection, Contract contract, string part, string sql)
    {
        try
        {
            connection.Query(sql, row => row.FieldCount);
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{contract.File}: {part}: {BuildDatabase.FirstLine(error)}", error);
        }
    }
}
