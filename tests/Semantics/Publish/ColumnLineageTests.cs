using Warehouse.DuckDb;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.Tests.Semantics.Publish;

/// <summary>What a column is made of, told from the SQL.</summary>
public sealed class ColumnLineageTests
{
    [Theory]
    [InlineData("select a.x as k from s.t as a", "k: s.t.x")]
    [InlineData("select x + y as z from s.t", "z: s.t.x s.t.y")]
    [InlineData("select * from s.t", "x: s.t.x|y: s.t.y")]
    [InlineData("with c as (select x as p, y from s.t) select c.p, u.w from c join s.u as u on u.w = c.y", "p: s.t.x|w: s.u.w")]
    [InlineData("select q.p from (select max(x) as p from s.t) as q", "p: s.t.x")]
    [InlineData("select x from s.t union all select w from s.u", "x: s.t.x s.u.w")]
    [InlineData("select count(*) as n, sum(y) over (partition by x order by y) as r from s.t", "n: |r: s.t.x s.t.y")]
    [InlineData("select case when o.flag then t.x else 0 end as v from s.t as t cross join s.open as o", "v: s.open.flag s.t.x")]
    [InlineData("select spine.month from s.t cross join month_spine(t.x, t.y) as spine", "month: s.t.x s.t.y")]
    [InlineData("with c as (select x from s.t), d as (select x from c) select d.x from d", "x: s.t.x")]
    public void Column_OfASelect_IsMadeOfTheColumnsItReads(string sql, string expected)
    {
        using var connection = Duck.Open(Duck.InMemory);
        var columns = ColumnLineage.Of(connection, sql, relation => relation switch { "s.t" => ["x", "y"], "s.u" => ["w"], _ => [] });
        string.Join('|', columns.Select(column => $"{column.Column}: {string.Join(' ', column.Sources.Select(source => source.ToString()).Order(StringComparer.Ordinal))}")).ShouldBe(expected);
    }

    [Fact]
    public void Column_OfSqlThatDoesNotParse_IsUnknown()
    {
        using var connection = Duck.Open(Duck.InMemory);
        ColumnLineage.Of(connection, "select from where", _ => []).ShouldBeEmpty();
    }
}
