namespace Warehouse.Tests.Etl.Load;

/// <summary>Members of objects inside objects, elements of lists, and instants that are counts, as interfaces of vendors deliver them.</summary>
public sealed class LoadNestedJsonTests : IDisposable
{
    private readonly ScratchSource source = new();

    [Fact]
    public void Load_PathsIntoObjects_TakesTheFirstThatHasAValueThenTheMembersName()
    {
        source.Contract("companies", "id* varchar; name varchar path: [/properties/name, /properties/alias]; staff integer path: /properties/numberofemployees", more: "reject_limit: 0.5");
        source.Deliver("companies/a.jsonl", """
            {"id": "1", "properties": {"name": "青葉", "alias": "A", "numberofemployees": "40"}, "archived": false}
            {"id": "2", "properties": {"name": null, "alias": "B"}}
            {"id": "3", "name": "flat", "staff": 7}
            {"id": "4", "properties": {"numberofemployees": "many"}}
            """);

        source.LoadOne().RowsLoaded.ShouldBe(3);

        source.Rows("select id, name, staff from raw.crm__companies order by id").ShouldBe(["1|青葉|40", "2|B|-", "3|flat|7"]);
        source.Rows("select line, column_name, found from etl.reject").ShouldBe(["4|staff|many"]);
        source.Rows("select column_name, kind from etl.drift").ShouldBe(["archived|unknown_column"]);
    }

    [Fact]
    public void Load_PathThroughAList_MakesARowOfEachElementAndRejectsWhatIsNoList()
    {
        source.Contract("items", "id* varchar path: /items/data/*/id; price integer path: /items/data/*/price/unit_amount; subscription_id* varchar path: /id", more: "reject_limit: 0.5");
        source.Deliver("items/a.jsonl", """
            {"id": "sub_1", "items": {"data": [{"id": "si_1", "price": {"unit_amount": 500}}, {"id": "si_2", "price": null}]}}
            {"id": "sub_2", "items": {"data": []}}
            {"id": "sub_3"}
            {"id": "sub_4", "items": {"data": {"id": "si_4"}}}
            """);

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows("select subscription_id, id, price from raw.crm__items order by id").ShouldBe(["sub_1|si_1|500", "sub_1|si_2|-"]);
        source.Rows("select line, reason, expected from etl.reject").ShouldBe(["4|the line has no list at /items/data|a list at /items/data"]);
    }

    [Theory]
    [InlineData("epoch", "1704067200", "2024-01-01 00:00:00")]
    [InlineData("epoch", "-86400", "1969-12-31 00:00:00")]
    [InlineData("epoch_ms", "1704067200500", "2024-01-01 00:00:00")]
    [InlineData("epoch_ms", "2024-01-01T09:00:00+09:00", "2024-01-01 00:00:00")]
    public void Load_TimestampAsACount_IsTheInstant(string format, string written, string expected)
    {
        source.Contract("events", "id* varchar; created timestamp", more: $"time_zone: Asia/Tokyo\ntimestamp_format: [{format}]");
        source.Deliver("events/a.csv", $"id,created\nE1,{written}\n");

        source.LoadOne().Failure.ShouldBeNull();

        source.Rows("select created from raw.crm__events").ShouldBe([expected]);
    }

    [Fact]
    public void Load_CountThatNoYearHas_IsRejected()
    {
        source.Contract("events", "id* varchar; created timestamp", more: "timestamp_format: [epoch]\nreject_limit: 0.5");
        source.Deliver("events/a.csv", "id,created\nE1,1704067200\nE2,1704067200000000000\n");

        source.LoadOne().RowsRejected.ShouldBe(1);

        source.Rows("select line, column_name, found from etl.reject").ShouldBe(["3|created|1704067200000000000"]);
    }

    public void Dispose() => source.Dispose();
}
