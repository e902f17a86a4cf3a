using System.Runtime.CompilerServices;
using DuckDB.NET.Native;

namespace Warehouse.Tests.Interop.Bindings;

/// <summary>C reads and writes these by their size: a byte more or less and neighbours are overwritten.</summary>
public sealed class StructSizeTests
{
    [Theory]
    [InlineData(typeof(DuckDBResult), 48)]
    [InlineData(typeof(DuckDBDate), 4)]
    [InlineData(typeof(DuckDBDateOnly), 8)]
    [InlineData(typeof(DuckDBTime), 8)]
    [InlineData(typeof(DuckDBTimeOnly), 8)]
    [InlineData(typeof(DuckDBTimeTzStruct), 8)]
    [InlineData(typeof(DuckDBTimeTz), 12)]
    [InlineData(typeof(DuckDBTimestampStruct), 8)]
    [InlineData(typeof(DuckDBTimestamp), 16)]
    [InlineData(typeof(DuckDBInterval), 16)]
    [InlineData(typeof(DuckDBHugeInt), 16)]
    [InlineData(typeof(DuckDBUHugeInt), 16)]
    [InlineData(typeof(DuckDBDecimal), 24)]
    [InlineData(typeof(DuckDBBignum), 24)]
    [InlineData(typeof(DuckDBListEntry), 16)]
    [InlineData(typeof(DuckDBQueryProgress), 24)]
    [InlineData(typeof(DuckDBString), 16)]
    public void Struct_InMemory_HasTheSizeOfItsCTwin(Type type, int bytes)
    {
        var sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type);

        sizeOf.Invoke(null, null).ShouldBe(bytes);
    }
}
