using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Warehouse.Tests.EndToEnd;

/// <summary>
/// The same deliveries give the same marts in whatever order they come, however they are spread over loads, and however often some come again. When a
/// snapshot was taken, and whether it is complete, stands in its manifest; when it arrived means nothing.
/// </summary>
/// <remarks>WAREHOUSE_ORDERS sets how many orders are tried; each builds a warehouse of its own, in two steps.</remarks>
public sealed class OrderIndependenceTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    private const int Loads = 3;
    private static readonly int Orders = int.Parse(Environment.GetEnvironmentVariable("WAREHOUSE_ORDERS") ?? "2", CultureInfo.InvariantCulture);

    [Fact]
    public void Deliveries_InAnyOrderAndWithRepeats_GiveTheSameMarts()
    {
        using var once = new SmallWarehouse();
        once.Load(company.Folder);
        once.Build(SmallCompany.LastDay);
        var expected = once.Marts();
        expected["star.fct_usage_day"].ShouldNotStartWith("0 rows");

        var deliveries = company.Deliveries;
        var order = Gen.ArrayOf(Gen.Choose(0, (Loads * Loads) - 1), deliveries.Count);
        Prop.ForAll(order.ToArbitrary(), places => InOrder(deliveries, places).ShouldBe(expected)).Check(Config.QuickThrowOnFailure.WithMaxTest(Orders));
    }

    /// <param name="deliveries">All of them.</param>
    /// <param name="places">For each, the load it comes with and one that it comes with again; the same one where it comes once.</param>
    private IReadOnlyDictionary<string, string> InOrder(IReadOnlyList<string> deliveries, int[] places)
    {
        using var warehouse = new SmallWarehouse();
        var landing = Directory.CreateTempSubdirectory("warehouse-orders-").FullName;
        try
        {
            for (var load = 0; load < Loads; load++)
            {
                var from = Path.Combine(landing, $"{load}");
                foreach (var (delivery, place) in deliveries.Zip(places).Where(item => item.Second / Loads == load || item.Second % Loads == load)) company.Deliver(delivery, from);
                if (!Directory.Exists(from)) continue;
                warehouse.Load(from);
                // A build between the loads leaves marts that the last one has to put right.
                if (load != 1) warehouse.Build(SmallCompany.LastDay);
            }

            return warehouse.Marts();
        }
        finally
        {
            Directory.Delete(landing, recursive: true);
        }
    }
}
