using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>Compares the types that a Parquet file gives its columns with those of a contract.</summary>
internal static class ParquetTypes
{
    private static readonly HashSet<string> WholeNumbers = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT"];

    /// <summary>Whether values need no reading through their text: they are what the text would be read as. Not where a contract takes some text for NULL.</summary>
    public static bool IsNative(Contract contract, ContractColumn column, string type) => contract.Nulls.Count == 0 && column.Type.Kind switch
    {
        ColumnKind.Integer => type is "TINYINT" or "SMALLINT" or "INTEGER",
        ColumnKind.Bigint => type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT",
        ColumnKind.Double => type is "FLOAT" or "DOUBLE" or "TINYINT" or "SMALLINT" or "INTEGER",
        ColumnKind.Decimal => type == column.Type.Sql,
        ColumnKind.Boolean => type == "BOOLEAN",
        ColumnKind.Date => type == "DATE",
        ColumnKind.Timestamp => type == "TIMESTAMP WITH TIME ZONE",
        _ => false,
    };

    /// <summary>Whether the file's type is of another family than the contract's. Text is of every family, as all that a CSV file has.</summary>
    public static bool IsRetyped(ContractColumn column, string type) => Family(type) is var found && found != "text" && found != Family(column.Type.Sql);

    private static string Family(string type) =>
        WholeNumbers.Contains(type) || type is "FLOAT" or "DOUBLE" || type.StartsWith("DECIMAL", StringComparison.Ordinal) ? "number"
        : type is "DATE" || type.StartsWith("TIMESTAMP", StringComparison.Ordinal) ? "time"
        : type is "VARCHAR" or "BLOB" ? "text"
        : type;
}
