using Warehouse.DuckDb;

namespace Warehouse.Tests.Models;

public sealed class ApprovedModelsTests
{
    [Fact]
    public void Files_AreOfTheCompaniesThatTestsBuild() =>
        Directory.GetFiles(Path.GetDirectoryName(ApprovedModels.File(""))!).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
            .ShouldBe(BuiltWarehouse.All.Select(BuiltWarehouse.NameOf).Concat(EndToEnd.VendorSourcesTests.OneCompany.Shapes).Order(StringComparer.Ordinal));

    [Fact]
    public void Content_OfTheSameRowsInAnotherOrder_IsTheSame() => Content("(2, 'b', 0.5), (1, 'a', null)").ShouldBe(Content("(1, 'a', null), (2, 'b', 0.5)"));

    [Theory]
    [InlineData("(1, 'a', null)", "a row less")]
    [InlineData("(1, 'a', null), (2, 'b', 0.5), (2, 'b', 0.5)", "a row twice")]
    [InlineData("(1, 'b', null), (2, 'a', 0.5)", "values that changed rows")]
    [InlineData("(1, 'a', 0), (2, 'b', 0.5)", "nought for nothing")]
    [InlineData("(1, 'a', null), (2, 'b', 0.500000001)", "the ninth digit of a ratio")]
    public void Content_OfOtherRows_IsAnother(string rows, string because) => Content(rows).ShouldNotBe(Content("(1, 'a', null), (2, 'b', 0.5)"), because);

    [Fact]
    public void Content_OfARatioWhoseLastDigitsDiffer_IsTheSame() => Content("(1, 'a', 0.30000000000000004)").ShouldBe(Content("(1, 'a', 0.3)"));

    [Fact]
    public void Content_NamesTheColumns() => Content("(1, 'a', null)").ShouldStartWith("1 rows ");

    private static string Content(string rows)
    {
        using var connection = Duck.Open(Duck.InMemory);
        connection.Execute($"create table t as select number, name, cast(ratio as double) as ratio from (values {rows}) as given(number, name, ratio)");
        return ModelContent.Of(connection, ModelContent.Columns(connection, "t"), "t");
    }
}
