using Warehouse.Etl;
using Warehouse.Etl.Build;

namespace Warehouse.Tests.Etl.Build;

public sealed class BuildStageTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();

    [Fact]
    public void Build_ModelsThatReadEachOther_AreMadeInOrder()
    {
        scratch.Model("star/fct_b", "select id, twice(amount) as amount from intermediate.int_a", columns: "id integer, amount integer");
        scratch.Model("intermediate/money/int_a", "select 1 as id, 21 as amount", materialized: "view", columns: "id integer, amount integer");

        var result = scratch.Build();

        result.Built.ShouldBe(["intermediate.int_a", "star.fct_b"]);
        scratch.Ask<int>("select amount from star.fct_b").ShouldBe(42);
    }

    [Fact]
    public void Build_SecondTime_LeavesWhatHasNotChanged()
    {
        scratch.Model("intermediate/int_a", "select 1 as id");
        scratch.Model("star/fct_b", "select id from intermediate.int_a");
        scratch.Model("star/fct_c", "select 2 as id");
        scratch.Build();

        scratch.Build().Built.ShouldBeEmpty();
        scratch.Model("intermediate/int_a", "select 7 as id");

        scratch.Build().Built.ShouldBe(["intermediate.int_a", "star.fct_b"]);
        scratch.Ask<int>("select id from star.fct_b").ShouldBe(7);
        scratch.Build(full: true).Built.Count.ShouldBe(3);
    }

    [Fact]
    public void Build_OtherAsOf_RebuildsWhatReadsTheSettings()
    {
        scratch.Model("star/fct_day", "select 1 as id, as_of_date, closing_month from etl.setting");
        scratch.Model("star/fct_still", "select 1 as id");
        scratch.Build();
        scratch.Ask<DateOnly>("select closing_month from star.fct_day").ShouldBe(new DateOnly(2026, 10, 1));

        scratch.Build(asOf: "2026-10-30").Built.ShouldBe(["star.fct_day"]);
        scratch.Ask<DateOnly>("select closing_month from star.fct_day").ShouldBe(new DateOnly(2026, 9, 1));
    }

    [Fact]
    public void Build_Selected_TouchesOnlyWhatWasPicked()
    {
        scratch.Model("intermediate/int_a", "select 1 as id");
        scratch.Model("star/fct_b", "select id from intermediate.int_a");
        scratch.Model("star/fct_c", "select id from star.fct_b");

        scratch.Build("+fct_b").Built.ShouldBe(["intermediate.int_a", "star.fct_b"]);
        scratch.Build("int_a+", full: true).Built.ShouldBe(["intermediate.int_a", "star.fct_b", "star.fct_c"]);
        Should.Throw<WarehouseException>(() => scratch.Build("fct_bb")).Message.ShouldBe("--select: there is no model 'fct_bb'; did you mean 'fct_b'?");
    }

    [Fact]
    public void Build_ViewThatBecomesATable_IsReplacedAndARemovedModelIsDropped()
    {
        scratch.Model("star/fct_a", "select 1 as id", materialized: "view");
        scratch.Model("star/fct_gone", "select 1 as id");
        scratch.Build();
        scratch.Model("star/fct_a", "select 1 as id");
        File.Delete(Path.Combine(scratch.Folder, "models/star/fct_gone.sql"));
        scratch.Build();

        scratch.Ask<long>("select count(*) from duckdb_tables() where table_name = 'fct_a'").ShouldBe(1);
        scratch.Ask<long>("select count(*) from information_schema.tables where table_name = 'fct_gone'").ShouldBe(0);
    }

    [Theory]
    [InlineData("select 1 as id,\n    amuont\nfrom intermediate.int_a", "models/star/fct_b.sql:2")]
    [InlineData("select 1 as id from intermediate.int_aa", "there is no relation 'intermediate.int_aa'; did you mean 'intermediate.int_a'?")]
    [InlineData("select 1 as id\nfrom int_a", "fct_b.sql:2:6: 'int_a' has no schema")]
    [InlineData("select from from", "fct_b.sql:1:")]
    [InlineData("select id from star.fct_b", "read each other in a circle: star.fct_b → star.fct_b")]
    [InlineData("select 1 as id, 2 as more from intermediate.int_a", "has more besides")]
    [InlineData("select cast(1 as bigint) as id from intermediate.int_a", "star.fct_b.id: expected INTEGER, found BIGINT")]
    public void Build_WrongModel_NamesFileAndWhatToDo(string sql, string says)
    {
        scratch.Model("intermediate/int_a", "select 1 as id, 2 as amount");
        scratch.Model("star/fct_b", sql, columns: "id integer");

        Should.Throw<WarehouseException>(() => scratch.Build()).Message.ShouldContain(says);
    }

    [Fact]
    public void Build_ModelThatFails_LeavesTheOldRelation()
    {
        scratch.Model("star/fct_a", "select 1 as id");
        scratch.Build();
        scratch.Model("star/fct_a", "select cast('x' as integer) as id");

        Should.Throw<WarehouseException>(() => scratch.Build());

        scratch.Ask<int>("select id from star.fct_a").ShouldBe(1);
    }

    [Fact]
    public void Build_ModelWithAnOrder_LaysItsRowsInIt()
    {
        scratch.Model("star/fct_a", "select cast(range % 3 as integer) as id, cast(range as integer) as amount from range(9)", columns: "id integer, amount integer", more: "order: [id, amount]");
        scratch.Build();

        scratch.Ask<string>("select string_agg(concat(id, amount), ' ' order by rowid) from star.fct_a").ShouldBe("00 03 06 11 14 17 22 25 28");
    }

    [Theory]
    [InlineData("idd", "table", "'order' names 'idd', which is not in columns; did you mean 'id'?")]
    [InlineData("id", "view", "'order': expected with 'materialized: table' or incremental, found it with a view, whose rows lie nowhere")]
    public void Build_OrderThatCannotBe_SaysWhy(string order, string materialized, string says)
    {
        scratch.Model("star/fct_a", "select 1 as id", materialized, columns: "id integer", more: $"order: [{order}]");

        Should.Throw<WarehouseException>(() => scratch.Build()).Message.ShouldContain(says);
    }

    [Fact]
    public void Build_NothingLoadedAndNoAsOf_SaysSo() =>
        Should.Throw<WarehouseException>(() => BuildStage.Run(scratch.Home, scratch.Checkout, new BuildOptions(), QuietLog.Instance, TimeProvider.System)).Message.ShouldStartWith("nothing has been loaded, so there is no day");

    [Theory]
    [InlineData("description: {en: a, ja: b}\ncolums: []", "unknown key 'colums'; did you mean 'columns'?")]
    [InlineData("description: {en: a, ja: b}\ngrain: [idd]\ncolumns: [{name: id, description: {en: a, ja: b}}]", "'grain' names 'idd', which is not in columns; did you mean 'id'?")]
    [InlineData("description: {en: a, ja: b}\nmaterialized: heap", "'materialized': expected view, table or incremental, found 'heap'")]
    [InlineData("columns: []", "'description' is missing")]
    public void Contract_WrongKey_NamesFileLineAndKey(string yml, string says)
    {
        scratch.Model("star/fct_a", "select 1 as id");
        scratch.Write("models/star/fct_a.yml", yml);

        var message = Should.Throw<WarehouseException>(() => scratch.Build()).Message;
        message.ShouldContain("models/star/fct_a.yml:");
        message.ShouldContain(says);
    }

    public void Dispose() => scratch.Dispose();
}
