using Warehouse.Etl;

namespace Warehouse.Tests.Etl.Check;

public sealed class CheckStageTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();

    [Fact]
    public void Check_BrokenGrain_IsAnErrorWithTheRowsAndStopsPublication()
    {
        scratch.Model("star/fct_a", "select * from (values (1), (1), (null)) as rows (id)", columns: "id integer");
        scratch.Build();

        var result = scratch.Check();

        result.Errors.Select(failure => (failure.Check.Name, failure.Rows)).ShouldBe([("grain_unique", 1L), ("grain_not_null", 1L)]);
        result.Errors[0].Message.ShouldContain("[{\"id\":1,\"rows\":2}]");
        Should.Throw<WarehouseException>(() => scratch.Publish()).Message.ShouldContain("checks failed: grain_not_null, grain_unique");
    }

    [Fact]
    public void Check_ColumnTests_FindTheRowsThatBreakThem()
    {
        scratch.Model("star/dim_b", "select 1 as id", columns: "id integer");
        scratch.Write("models/star/fct_a.sql", "select * from (values (1, 'x', 1), (2, 'z', 9), (3, null, null)) as rows (id, kind, b_id)");
        scratch.Write("models/star/fct_a.yml", """
            description: {en: a, ja: b}
            grain: [id]
            materialized: table
            columns:
              - {name: id, description: {en: a, ja: b}, tests: [unique]}
              - {name: kind, description: {en: a, ja: b}, tests: [not_null, {accepted_values: [x, y]}]}
              - {name: b_id, description: {en: a, ja: b}, tests: [{relationships: {to: star.dim_b, column: id}}]}
            tests:
              - {name: ids_are_small, severity: warn, sql: "select id from star.fct_a where id > 2"}
            """);
        scratch.Build();

        var result = scratch.Check();

        result.Errors.Select(failure => failure.Check.Name).ShouldBe(["not_null_kind", "accepted_values_kind", "relationships_b_id"]);
        result.Errors.ShouldAllBe(failure => failure.Rows == 1);
        result.Warnings.Select(failure => failure.Check.Name).ShouldBe(["ids_are_small"]);
    }

    [Fact]
    public void Check_OwnFile_ReadsSeverityAndDescriptionsAndAWarningDoesNotStop()
    {
        scratch.Model("star/fct_a", "select 1 as id", columns: "id integer");
        scratch.Write("sql/checks/none_is_one.sql", "-- severity: warn\n-- description.en: No row is one\n-- description.ja: 1の行はない\nselect id from star.fct_a where id = 1");
        scratch.Build();

        var result = scratch.Check();

        result.Errors.ShouldBeEmpty();
        result.Warnings[0].Message.ShouldStartWith("none_is_one: No row is one; 1 row breaks it");
        scratch.Publish();
        scratch.AskPublished<string>("select description_ja from etl.check_result where check_name = 'none_is_one'").ShouldBe("1の行はない");
    }

    [Fact]
    public void Check_FileWithoutDescription_SaysWhatIsMissing()
    {
        scratch.Model("star/fct_a", "select 1 as id");
        scratch.Build();
        scratch.Write("sql/checks/nameless.sql", "select 1");

        Should.Throw<WarehouseException>(() => scratch.Check()).Message.ShouldContain("nameless.sql: expected a line '-- description.en: …'");
    }

    public void Dispose() => scratch.Dispose();
}
