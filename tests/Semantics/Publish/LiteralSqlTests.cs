using Warehouse.Semantics.Publish;
using Warehouse.Semantics.Render;

namespace Warehouse.Tests.Semantics.Publish;

/// <summary>A view has no parameters.</summary>
public sealed class LiteralSqlTests
{
    [Theory]
    [InlineData("select $1", "select 'it''s'")]
    [InlineData("select '$1', \"a$1\", $2 from t", "select '$1', \"a$1\", 12 from t")]
    [InlineData("select $1 || 'it''s $2'", "select 'it''s' || 'it''s $2'")]
    public void Places_OfAStatement_TakeTheirValues(string sql, string expected) =>
        LiteralSql.Of(new SqlText(sql, ["it's", 12L])).ShouldBe(expected);
}
