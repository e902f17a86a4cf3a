using Warehouse.Etl.Generate.Vendors;

namespace Warehouse.Tests.Etl.Generate.Vendors;

public sealed class SalesforceIdsTests
{
    [Theory]
    [InlineData("001A0000006Vm9r", "IAC", "A is the fourth of its five: 8, the letter I; V is the second: 2, the letter C")]
    [InlineData("ABCDEFGHIJKLMNO", "555", "all capitals: 31, the last letter of all")]
    [InlineData("abcdefghij12345", "AAA")]
    public void WithoutCase_AddsWhichLettersAreCapitals(string letters, string added, string? because = null) => SalesforceIds.WithoutCase(letters).ShouldBe(letters + added, because);

    [Fact]
    public void Of_DifferentNumbers_IsDifferentWhateverTheCase() =>
        Enumerable.Range(0, 5000).Select(number => SalesforceIds.Of("001", number).ToUpperInvariant()).Distinct().Count().ShouldBe(5000);
}
