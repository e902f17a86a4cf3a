namespace DuckDB.NET.Native;

/// <summary>A statement compiled once: duckdb_prepared_statement.</summary>
public sealed unsafe class DuckDBPreparedStatement : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.Prepared(pointer);
}

/// <summary>The statements found in one text: duckdb_extracted_statements.</summary>
public sealed unsafe class DuckDBExtractedStatements : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.Extracted(pointer);
}

/// <summary>A writer of rows into one table: duckdb_appender. It stays valid after a failure, to be asked for its error.</summary>
public sealed unsafe class DuckDBAppender : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.Appender(pointer);
}
