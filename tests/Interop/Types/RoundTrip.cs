using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Types;

/// <summary>Sends one value into DuckDB and reads it back, with the text that DuckDB itself shows for it.</summary>
public sealed class RoundTrip : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    internal (object? Value, string? Shown) ByParameter(string type, object? value)
    {
        return connection.Query($"select x, x::varchar from (select $1::{type} as x)", reader => Read(reader, value), value).Single();
    }

    internal (object? Value, string? Shown) ByAppender(string type, object? value)
    {
        connection.Execute($"create or replace table t (before integer, x {type}, after integer)");

        // Neighbours on every side: a value written too wide would show in them.
        using (var appender = TableAppender.Open(connection, "main", "t"))
        {
            appender.AppendRow(-1, null, 1);
            appender.AppendRow(-2, value, 2);
            appender.AppendRow(-3, null, 3);
        }

        var around = connection.Scalar<string>("select string_agg(before || ':' || (x is null) || ':' || after, ' ') from t");
        around.ShouldBe($"-1:true:1 -2:{(value is null ? "true" : "false")}:2 -3:true:3");
        return connection.Query("select x, x::varchar from t where before = -2", reader => Read(reader, value)).Single();
    }

    private static (object? Value, string? Shown) Read(DuckDBDataReader reader, object? like)
    {
        var shown = reader.Get<string>(1);
        if (reader.IsDBNull(0))
            return (null, shown);
        object? value = like switch
        {
            byte[] => reader.Get<byte[]>(0),
            DateOnly => reader.Get<DateOnly>(0),
            TimeOnly => reader.Get<TimeOnly>(0),
            DateTimeOffset => reader.Get<DateTimeOffset>(0),
            _ => reader.GetValue(0),
        };
        return (value, shown);
    }
}
