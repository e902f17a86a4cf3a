using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Warehouse.DuckDb;

/// <summary>Puts a statement and its values into a command.</summary>
internal static class Parameters
{
    internal static DuckDBCommand Command(DuckDBConnection connection, string sql, object?[] positional)
    {
        var command = Command(connection, sql);
        foreach (var value in positional)
            command.Parameters.Add(new DuckDBParameter(Bindable(value)));
        return command;
    }

    internal static DuckDBCommand Command(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?> named)
    {
        var command = Command(connection, sql);
        foreach (var (name, value) in named)
            command.Parameters.Add(new DuckDBParameter(name.TrimStart('$'), Bindable(value)));
        return command;
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(sql);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <remarks>Left alone, DuckDB.NET.Data would bind the ToString() of whatever it does not know.</remarks>
    private static object Bindable(object? value) => value switch
    {
        null or DBNull => DBNull.Value,
        DateTime { Kind: DateTimeKind.Local } local => throw new ArgumentException(
            $"A local time ({local:O}) cannot be bound: what it means depends on the machine. Give UTC."),
        Int128 wide => (BigInteger)wide,
        UInt128 wide => (BigInteger)wide,
        Enum name => name.ToString(),
        DuckDBInterval span => $"{span.Months} months {span.Days} days {span.Micros} microseconds",
        DuckDBTimeTz or DuckDBTimeOnly or DuckDBTimestamp => throw new ArgumentException(
            $"A {value.GetType().Name} cannot be bound to a parameter: give a DateTimeOffset, TimeOnly or DateTime."),
        _ when NestedText.Needs(value) => NestedText.Of(value),
        IConvertible or BigInteger or DateOnly or TimeOnly or DateTimeOffset or TimeSpan or Guid => value,
        System.Collections.IEnumerable => value,
        _ when value.GetType().Namespace == "DuckDB.NET.Native" => value,
        _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be bound to a parameter."),
    };
}
