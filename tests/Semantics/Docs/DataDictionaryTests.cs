using Warehouse.App.Pipeline;
using Warehouse.Etl;
using Warehouse.Semantics;
using Warehouse.Semantics.Docs;

namespace Warehouse.Tests.Semantics.Docs;

/// <summary>The data dictionary says what the definitions say.</summary>
public sealed class DataDictionaryTests
{
    [Fact]
    public void Docs_OfTheCheckout_AreUpToDate()
    {
        var checkout = Checkout.Current();
        CheckoutDocuments.Differing(checkout, Path.Combine(checkout.Path, "docs")).ShouldBeEmpty("run: warehouse docs");
    }

    [Fact]
    public void Docs_InAnotherFolder_AreWrittenWholeAndStalePagesGo()
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-docs-").FullName;
        try
        {
            var checkout = Checkout.Current();
            Directory.CreateDirectory(Path.Combine(folder, "metrics"));
            File.WriteAllText(Path.Combine(folder, "metrics", "gone.md"), "# Gone");
            CheckoutDocuments.Differing(checkout, folder).ShouldContain(Path.Combine(folder, "README.md"));

            CheckoutDocuments.Write(checkout, folder);

            CheckoutDocuments.Differing(checkout, folder).ShouldBeEmpty();
            File.Exists(Path.Combine(folder, "metrics", "gone.md")).ShouldBeFalse();
            File.AppendAllText(Path.Combine(folder, "tables", "star.md"), "by hand");
            CheckoutDocuments.Differing(checkout, folder).ShouldBe([Path.Combine(folder, "tables", "star.md")]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("percent", "1.10", "1.00", "up", "≥ 110 %, amber ≥ 100 %")]
    [InlineData("percent", "0.05", null, "down", "≤ 5 %")]
    [InlineData("days", "30", "45", "down", "≤ 30 days, amber ≤ 45 days")]
    [InlineData("money", "1200000", null, "up", "≥ 1,200,000")]
    [InlineData("percent", null, null, "up", "")]
    public void Target_InWords_SaysSignUnitAndAmber(string unit, string? target, string? amber, string better, string expected) =>
        TargetText.Of(new MetricDefinition("m", new Localized("", ""), new Localized("", ""), unit, Number(target), Number(amber), better, "", [])).ShouldBe(expected);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
