namespace Warehouse.Tests.Etl.Build;

/// <summary>What is built again follows from what tables hold, not from when they were built.</summary>
public sealed class ContentTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();

    [Fact]
    public void Build_ModelMadeAnewWithTheSameRows_IsNoNewsToItsReaders()
    {
        scratch.Model("intermediate/int_a", "select 1 as id, 'x' as name union all select 2, 'y'");
        scratch.Model("star/fct_b", "select id, name from intermediate.int_a");
        scratch.Build();

        scratch.Model("intermediate/int_a", "select 2 as id, 'y' as name union all select 1, 'x'");

        scratch.Build().Built.ShouldBe(["intermediate.int_a"]);
        scratch.Build().Built.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select 1 as id, 'y' as name union all select 2, 'x'")]
    [InlineData("select 1 as id, 'x' as name union all select 2, 'y' union all select 2, 'y'")]
    [InlineData("select 1 as id, 'x' as name union all select 2, null")]
    [InlineData("select 1 as id, 'x' as name")]
    [InlineData("select 1::bigint as id, 'x' as name union all select 2, 'y'")]
    public void Build_ModelMadeAnewWithOtherRows_IsNewsToItsReaders(string other)
    {
        scratch.Model("intermediate/int_a", "select 1 as id, 'x' as name union all select 2, 'y'");
        scratch.Model("star/fct_b", "select id, name from intermediate.int_a");
        scratch.Build();

        scratch.Model("intermediate/int_a", other);

        scratch.Build().Built.ShouldBe(["intermediate.int_a", "star.fct_b"]);
        scratch.Rows("from star.fct_b").ShouldBe(scratch.Rows("from intermediate.int_a"));
    }

    [Theory]
    [InlineData("select id from intermediate.int_a", false)]
    [InlineData("select count(*) as id from intermediate.int_a", false)]
    [InlineData("select a.id from intermediate.int_a as a join intermediate.int_a as b on a.name = b.name", true)]
    [InlineData("with a as (select * from intermediate.int_a) select id from a", true)]
    [InlineData("select a.id, a from intermediate.int_a as a", true)]
    [InlineData("select t.x as id from intermediate.int_a as t(x, y) where y is not null", true)]
    [InlineData("select id from intermediate.int_a natural join (select 'x' as name)", true)]
    [InlineData("select b.id from intermediate.int_b as b", true)]
    public void Build_OtherValuesOfAColumn_AreNewsToThoseWhoReadIt(string reader, bool isNews)
    {
        scratch.Model("intermediate/int_a", "select 1 as id, 'x' as name");
        scratch.Model("intermediate/int_b", "select id, name from intermediate.int_a", materialized: "view");
        scratch.Model("star/fct_c", reader);
        scratch.Build();

        scratch.Model("intermediate/int_a", "select 1 as id, 'y' as name");

        scratch.Build().Built.Contains("star.fct_c").ShouldBe(isNews);
    }

    [Fact]
    public void Build_OtherSetting_RebuildsExactlyItsReaders()
    {
        scratch.Model("star/fct_day", "select as_of_date as id from etl.setting");
        scratch.Model("star/fct_month", "select s.closing_month as id from etl.setting as s");
        scratch.Model("star/fct_cap", "select ltv_cap_months as id from etl.setting");
        scratch.Model("star/fct_any", "select 1 as id from etl.setting");
        scratch.Model("star/fct_all", "select * from etl.setting");
        scratch.Model("intermediate/int_day", "select as_of_date as day, closing_month from etl.setting", materialized: "view");
        scratch.Model("star/fct_through", "select closing_month as id from intermediate.int_day");
        scratch.Build();

        scratch.Build(asOf: "2026-11-01").Built.ShouldBe(["star.fct_all", "star.fct_day", "intermediate.int_day", "star.fct_through"], ignoreOrder: true);
        scratch.Write("warehouse.json", "{\"company_name\": \"Test\", \"ltv_cap_months\": 48}");
        scratch.Build(asOf: "2026-11-01").Built.ShouldBe(["star.fct_all", "star.fct_cap"], ignoreOrder: true);
        scratch.Build(asOf: "2026-11-30").Built.ShouldBe(["star.fct_all", "star.fct_day", "star.fct_month", "intermediate.int_day", "star.fct_through"], ignoreOrder: true);
    }

    [Fact]
    public void Build_ReaderBuiltWhileItsInputWasLeftOut_IsBuiltAgainOnceTheInputIs()
    {
        scratch.Model("intermediate/int_a", "select 1 as id");
        scratch.Model("intermediate/int_v", "select 1 as id", materialized: "view");
        scratch.Model("star/fct_b", "select a.id, v.id as other from intermediate.int_a as a cross join intermediate.int_v as v");
        scratch.Build();
        scratch.Model("intermediate/int_a", "select 7 as id");
        scratch.Model("intermediate/int_v", "select 8 as id", materialized: "view");
        scratch.Model("star/fct_b", "select a.id, v.id as another from intermediate.int_a as a cross join intermediate.int_v as v");

        scratch.Build("fct_b").Built.ShouldBe(["star.fct_b"]);
        scratch.Rows("from star.fct_b").ShouldBe(["1 1"]);

        scratch.Build();
        scratch.Rows("from star.fct_b").ShouldBe(["7 8"]);
    }

    [Fact]
    public void Build_ValueThatComesBack_IsSeenEachTime()
    {
        scratch.Model("star/fct_b", "select id from intermediate.int_a");
        foreach (var value in new[] { "1", "2", "1", "3", "1" })
        {
            scratch.Model("intermediate/int_a", $"select {value} as id");
            scratch.Build();
            scratch.Rows("from star.fct_b").ShouldBe([value]);
        }
    }

    public void Dispose() => scratch.Dispose();
}
