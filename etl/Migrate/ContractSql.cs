using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Yaml;

namespace Warehouse.Etl.Migrate;

/// <summary>Checks the parts of a contract that only DuckDB can judge: its rules, patterns and formats.</summary>
internal static class ContractSql
{
    /// <exception cref="WarehouseException">One of them is wrong; the message names file, line, column, the part and what DuckDB says.</exception>
    public static void Require(DuckDBConnection connection, Contract contract)
    {
        foreach (var (at, rule) in contract.Rules.Index())
        {
            Try(connection, contract, yaml => yaml.Sections("rules")[at].Place("sql"), $"rule '{rule.Name}'", $"select cast(({rule.Sql}) as boolean) from {Identifier.Quote("raw", contract.Table)} limit 0");
        }

        foreach (var (at, column) in contract.Columns.Index().Where(item => item.Item.Pattern is not null))
        {
            Try(connection, contract, yaml => yaml.Sections("columns")[at].Place("pattern"), $"'pattern' of column '{column.Name}'", $"select regexp_full_match('', {Literal.Quote(column.Pattern!)})");
        }

        foreach (var (key, format) in contract.DateFormats.Select(format => ("date_format", format)).Concat(contract.TimestampFormats.Select(format => ("timestamp_format", format))))
        {
            Try(connection, contract, yaml => yaml.Place(key), $"'{key}' '{format}'", $"select cast(try_strptime('', {Literal.Quote(format)}) as timestamp)");
        }
    }

    private static void Try(DuckDBConnection connection, Contract contract, Func<YamlSection, string> place, string part, string sql)
    {
        try
        {
            connection.Query(sql, row => row.FieldCount);
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{place(YamlSection.Read(contract.File))}: {part}: {BuildDatabase.FirstLine(error)}", error);
        }
    }
}
