using System.Numerics;

namespace DuckDB.NET.Native;

/// <summary>One value outside any table: duckdb_value. DuckDB converts it to the type asked for, as a cast would.</summary>
public sealed unsafe class DuckDBValue : DuckDBHandle, IDuckDBValueReader
{
    public bool IsNull() => IsInvalid || ReadValue.IsNull(this);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The value is NULL and the type cannot be.</exception>
    public T GetValue<T>()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (IsNull())
            return default(T) is null ? default! : throw new InvalidOperationException($"The value is NULL; read it as {typeof(T).Name}? instead.");
        return (T)Read(type);
    }

    private protected override void Destroy(IntPtr* pointer) => Release.Value(pointer);

    private object Read(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => ReadValue.Boolean(this),
        TypeCode.SByte => ReadValue.Int8(this),
        TypeCode.Byte => ReadValue.UInt8(this),
        TypeCode.Int16 => ReadValue.Int16(this),
        TypeCode.UInt16 => ReadValue.UInt16(this),
        TypeCode.Int32 => ReadValue.Int32(this),
        TypeCode.UInt32 => ReadValue.UInt32(this),
        TypeCode.Int64 => ReadValue.Int64(this),
        TypeCode.UInt64 => ReadValue.UInt64(this),
        TypeCode.Single => ReadValue.Float(this),
        TypeCode.Double => ReadValue.Double(this),
        TypeCode.Decimal => ToDecimal(ReadValue.Decimal(this)),
        TypeCode.String => ReadValue.Varchar(this),
        TypeCode.DateTime => DuckDBTimestamp.FromDuckDBTimestampStruct(ReadValue.Timestamp(this)).ToDateTime(),
        _ => ReadOther(type),
    };

    private object ReadOther(Type type)
    {
        if (type == typeof(BigInteger))
            return ReadValue.HugeInt(this).ToBigInteger();
        if (type == typeof(DateOnly))
            return (DateOnly)DuckDBDateOnly.FromDuckDBDate(ReadValue.Date(this));
        if (type == typeof(DuckDBDateOnly))
            return DuckDBDateOnly.FromDuckDBDate(ReadValue.Date(this));
        if (type == typeof(TimeOnly))
            return (TimeOnly)DuckDBTimeOnly.FromMicros(ReadValue.Time(this).Micros);
        if (type == typeof(DuckDBTimeOnly))
            return DuckDBTimeOnly.FromMicros(ReadValue.Time(this).Micros);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(DuckDBTimestamp.FromDuckDBTimestampStruct(ReadValue.TimestampTz(this)).ToDateTime(), TimeSpan.Zero);
        if (type == typeof(TimeSpan))
            return (TimeSpan)ReadValue.Interval(this);
        if (type == typeof(DuckDBInterval))
            return ReadValue.Interval(this);
        if (type == typeof(Guid))
            return Guid.Parse(ReadValue.Varchar(this));
        if (type == typeof(byte[]))
            return ReadValue.Bytes(this);
        if (type == typeof(object))
            return Read(NaturalType());
        throw new InvalidCastException($"A DuckDB value cannot be read as {type}.");
    }

    private Type NaturalType() => ReadValue.TypeOf(this) switch
    {
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.UnsignedTinyInt => typeof(byte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.UnsignedSmallInt => typeof(ushort),
        DuckDBType.Integer => typeof(int),
        DuckDBType.UnsignedInteger => typeof(uint),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.UnsignedBigInt => typeof(ulong),
        DuckDBType.HugeInt => typeof(BigInteger),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.Decimal => typeof(decimal),
        DuckDBType.Date => typeof(DateOnly),
        DuckDBType.Time => typeof(TimeOnly),
        DuckDBType.Timestamp => typeof(DateTime),
        DuckDBType.TimestampTz => typeof(DateTimeOffset),
        DuckDBType.Interval => typeof(DuckDBInterval),
        DuckDBType.Uuid => typeof(Guid),
        DuckDBType.Blob => typeof(byte[]),
        _ => typeof(string),
    };

    private static decimal ToDecimal(DuckDBDecimal value)
    {
        var unscaled = (decimal)value.Value.ToBigInteger();
        for (var i = 0; i < value.Scale; i++)
            unscaled /= 10m;
        return unscaled;
    }
}
