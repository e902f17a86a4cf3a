using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Warehouse.Tests.LongestFirst", "Warehouse.Tests")]

namespace Warehouse.Tests;

/// <summary>What drives the whole program takes minutes and begins at once; begun last, it would end alone, the other processors idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName.Contains($".{nameof(EndToEnd)}.", StringComparison.Ordinal) || collection.DisplayName == EndToEnd.GeneratedCompany.Name);
}
