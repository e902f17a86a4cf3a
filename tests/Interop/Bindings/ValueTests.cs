using DuckDB.NET.Native;

namespace Warehouse.Tests.Interop.Bindings;

/// <summary>Values made and read without any query.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Decimal_ReadAsDecimal_KeepsItsScale()
    {
        // −12.345 as DECIMAL(9,3).
        using var value = NativeMethods.Value.DuckDBCreateDecimal(new DuckDBDecimal(9, 3, new DuckDBHugeInt(-12_345)));

        value.GetValue<decimal>().ShouldBe(-12.345m);
        value.GetValue<object>().ShouldBe(-12.345m);
        value.GetValue<string>().ShouldBe("-12.345");
    }

    [Fact]
    public void Null_ReadAsNullable_IsNullAndAsAValueIsRefused()
    {
        using var value = NativeMethods.Value.DuckDBCreateNullValue();

        value.IsNull().ShouldBeTrue();
        value.GetValue<int?>().ShouldBeNull();
        value.GetValue<string>().ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => value.GetValue<int>());
    }

    [Fact]
    public void Value_ReadAsATypeItHasNone_IsRefused()
    {
        using var value = NativeMethods.Value.DuckDBCreateInt32(7);

        value.GetValue<long>().ShouldBe(7);
        value.GetValue<object>().ShouldBe(7);
        Should.Throw<InvalidCastException>(() => value.GetValue<Uri>());
    }

    [Fact]
    public void List_OfValues_IsReadAsItsText()
    {
        using var type = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Integer);
        using var one = NativeMethods.Value.DuckDBCreateInt32(1);
        using var two = NativeMethods.Value.DuckDBCreateInt32(2);

        using var list = NativeMethods.Value.DuckDBCreateListValue(type, [one, two], 2);
        using var empty = NativeMethods.Value.DuckDBCreateListValue(type, [], 0);
        using var array = NativeMethods.Value.DuckDBCreateArrayValue(type, [two, one], 2);

        list.GetValue<string>().ShouldBe("[1, 2]");
        empty.GetValue<string>().ShouldBe("[]");
        array.GetValue<string>().ShouldBe("[2, 1]");
    }

    [Fact]
    public void Value_Disposed_CannotBeUsed()
    {
        var value = NativeMethods.Value.DuckDBCreateInt32(7);
        value.Dispose();

        Should.Throw<ObjectDisposedException>(() => value.GetValue<int>());
    }
}
