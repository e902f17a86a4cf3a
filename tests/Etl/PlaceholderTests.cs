namespace Warehouse.Tests.Etl;
public sealed class PlaceholderTests { [Fact] public void X() => 1.ShouldBe(1); }
