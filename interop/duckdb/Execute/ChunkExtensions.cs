using DuckDB.NET.Data;
using DuckDB.NET.Native;
using static DuckDB.NET.Native.NativeMethods;

namespace Warehouse.DuckDb;

/// <summary>Reading one column of many rows, a chunk at a time.</summary>
public static class ChunkExtensions
{
    /// <summary>Runs a query and hands over its only column, up to 2,048 rows at once, without a call for each row.</summary>
    /// <param name="connection">Keeps the whole result meanwhile: 8 bytes a row.</param>
    /// <param name="sql">One SELECT of one UBIGINT column without NULL.</param>
    /// <param name="read">Given the values of each chunk, valid during the call only.</param>
    /// <exception cref="DuckDBException">DuckDB refused; its message names the line.</exception>
    /// <exception cref="InvalidCastException">The result is of another shape, or holds a NULL.</exception>
    public static void ReadChunks(this DuckDBConnection connection, string sql, Action<ReadOnlySpan<ulong>> read)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(read);
        if (ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out var statements) != 1) throw Refusal(connection, sql);
        using (statements)
        {
            if (ExtractStatements.DuckDBPrepareExtractedStatement(connection.NativeConnection, statements, 0, out var statement) != DuckDBState.Success) throw Refusal(connection, sql);
            using (statement)
            {
                var result = default(DuckDBResult);
                try
                {
                    if (PreparedStatements.DuckDBExecutePrepared(statement, out result) != DuckDBState.Success) throw Refusal(connection, sql);
                    ReadAll(ref result, read);
                }
                finally
                {
                    result.Close();
                }
            }
        }
    }

    private static void ReadAll(ref DuckDBResult result, Action<ReadOnlySpan<ulong>> read)
    {
        using (var type = Query.DuckDBColumnLogicalType(ref result, 0))
        {
            if (Query.DuckDBColumnCount(ref result) != 1 || LogicalType.DuckDBGetTypeId(type) != DuckDBType.UnsignedBigInt) throw new InvalidCastException("The query must give one column of type UBIGINT.");
        }

        while (true)
        {
            using var chunk = Query.DuckDBFetchChunk(result);
            if (chunk.IsInvalid) break;
            read(Values(chunk));
        }
    }

    private static unsafe ReadOnlySpan<ulong> Values(DuckDBDataChunk chunk)
    {
        var rows = (int)DataChunks.DuckDBDataChunkGetSize(chunk);
        var vector = DataChunks.DuckDBDataChunkGetVector(chunk, 0);
        var validity = Vectors.DuckDBVectorGetValidity(vector);
        for (var row = 0; validity is not null && row < rows; row++)
        {
            if ((validity[row / 64] >> (row % 64) & 1) == 0) throw new InvalidCastException("The query gave a NULL where none was expected.");
        }

        return new ReadOnlySpan<ulong>(Vectors.DuckDBVectorGetData(vector), rows);
    }

    /// <summary>What DuckDB says when the statement is run in the ordinary way, whose exception is the one to be thrown.</summary>
    private static InvalidOperationException Refusal(DuckDBConnection connection, string sql)
    {
        connection.Execute(sql);
        return new InvalidOperationException("DuckDB refused a statement once and ran it the second time.");
    }
}
