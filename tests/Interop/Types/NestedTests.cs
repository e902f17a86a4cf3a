using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Types;

public sealed class NestedTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void List_AsParameter_ComesBack()
    {
        connection.Scalar<List<int>>("select $1", new[] { 3, 1, 2 }).ShouldBe([3, 1, 2]);
        connection.Scalar<List<string?>>("select $1", new List<string?> { "a", null, "日本語のテキスト" }).ShouldBe(["a", null, "日本語のテキスト"]);
        connection.Scalar<List<decimal>>("select $1::decimal(9,2)[]", new[] { 1.25m, -3m }).ShouldBe([1.25m, -3m]);
    }

    [Fact]
    public void List_AsParameter_CanBeSearched()
    {
        connection.Scalar<long>("select count(*) from range(10) t(i) where i in (select unnest($1))", new[] { 2L, 5L, 99L }).ShouldBe(2);
    }

    [Fact]
    public void List_WithNullInside_IsReadAsNullables()
    {
        connection.Scalar<List<int?>>("select [1, null, 3]").ShouldBe([1, null, 3]);
    }

    [Fact]
    public void List_Empty_IsReadAsEmpty()
    {
        connection.Scalar<List<int>>("select []::integer[]").ShouldBeEmpty();
    }

    [Fact]
    public void List_OfLists_IsRead()
    {
        var lists = connection.Scalar<List<List<int>>>("select [[1], [2, 3], []]")!;

        lists.Count.ShouldBe(3);
        lists[1].ShouldBe([2, 3]);
        lists[2].ShouldBeEmpty();
    }

    [Fact]
    public void Lists_OfGrowingLength_AreEachReadFromTheirOwnPlace()
    {
        var lists = connection.Query("select range(i) from range(3000) t(i)", reader => reader.GetFieldValue<List<long>>(0));

        lists.Count.ShouldBe(3000);
        lists.Index().Where(row => !row.Item.SequenceEqual(Enumerable.Range(0, row.Index).Select(i => (long)i))).ShouldBeEmpty();
    }

    [Fact]
    public void Struct_WithANullField_IsReadByName()
    {
        var fields = connection.Scalar<Dictionary<string, object>>("select {'name': '日本', 'amount': 12.5::decimal(9,2), 'none': null::date}")!;

        fields.Keys.ShouldBe(["name", "amount", "none"]);
        fields["name"].ShouldBe("日本");
        fields["amount"].ShouldBe(12.50m);
        fields["none"].ShouldBeNull();
    }

    [Fact]
    public void Struct_AsParameter_ComesBack()
    {
        var given = new Dictionary<string, object?>
        {
            ["name"] = "it's \"日本\", {a: 1} \\ [x]\0.",
            ["amount"] = 12.5m,
            ["none"] = null,
            ["day"] = new DateOnly(2026, 1, 31),
            ["tags"] = new[] { "a,b", null },
        };

        var read = connection.Scalar<Dictionary<string, object>>("select $1::struct(name varchar, amount decimal(9,2), \"none\" date, day date, tags varchar[])", (object)given)!;

        read["name"].ShouldBe(given["name"]);
        read["amount"].ShouldBe(12.50m);
        read["none"].ShouldBeNull();
        read["day"].ShouldBe(new DateOnly(2026, 1, 31));
        read["tags"].ShouldBe(new List<string?> { "a,b", null });
    }

    [Fact]
    public void Structs_InAList_AreStoredByAnInsert()
    {
        connection.Execute("create table t (x struct(n integer, m map(varchar, date))[])");

        connection.Execute("insert into t values ($1)", (object)new List<Dictionary<string, object?>>
        {
            new() { ["n"] = 1, ["m"] = new Dictionary<string, DateOnly> { ["k=1"] = new(2026, 4, 1) } },
            new() { ["n"] = 2, ["m"] = null },
        });

        connection.Scalar<DateOnly>("select x[1].m['k=1'] from t").ShouldBe(new DateOnly(2026, 4, 1));
        connection.Scalar<bool>("select x[2].m is null and x[2].n = 2 from t").ShouldBeTrue();
    }

    [Fact]
    public void Map_AsParameter_ComesBack()
    {
        var map = new Dictionary<int, string> { [1] = "one", [-2] = "it's = {two}" };

        connection.Scalar<Dictionary<int, string>>("select $1::map(integer, varchar)", map)!.ShouldBe(map);
    }

    [Fact]
    public void List_OfLists_AsParameter_ComesBack()
    {
        connection.Scalar<List<List<int>>>("select $1", (object)new List<List<int>> { new() { 1 }, new() { 2, 3 }, new() })!
            .Select(list => string.Join(' ', list)).ShouldBe(["1", "2 3", ""]);
    }

    [Fact]
    public void Array_AsParameter_ComesBackAtItsSize()
    {
        connection.Scalar<List<int>>("select $1::integer[3]", new[] { 7, 8, 9 }).ShouldBe([7, 8, 9]);
        Should.Throw<DuckDBException>(() => connection.Scalar<List<int>>("select $1::integer[3]", new[] { 7, 8 }));
    }

    [Fact]
    public void BitString_AsItsText_ComesBack()
    {
        connection.Scalar<string>("select $1::bit", "0101101").ShouldBe("0101101");
        connection.Scalar<int>("select bit_count($1::bit)", "0101101").ShouldBe(4);
    }

    [Fact]
    public void Map_OfTextToNumber_IsRead()
    {
        var map = connection.Scalar<Dictionary<string, int>>("select map {'jan': 1, 'a key longer than twelve': 2}")!;

        map.ShouldBe(new Dictionary<string, int> { ["jan"] = 1, ["a key longer than twelve"] = 2 });
    }

    [Fact]
    public void Array_OfFixedSize_IsRead()
    {
        connection.Scalar<List<int>>("select [7, 8, 9]::integer[3]").ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void DataTypeName_OfEachColumn_IsTold()
    {
        connection.Query(
            "select 1::tinyint, 1::decimal(9,2), 'x', date '2026-01-01', [1]",
            reader => string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)))
            .ShouldBe(["TinyInt Decimal Varchar Date List"]);
    }
}
