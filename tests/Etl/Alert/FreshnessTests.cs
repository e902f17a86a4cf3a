using Warehouse.Etl.Alert;
using Warehouse.Etl.Schedule;

namespace Warehouse.Tests.Etl.Alert;

public sealed class FreshnessTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();
    private readonly FreshnessLimit source = new("crm", null, TimeSpan.FromHours(26));
    private readonly FreshnessLimit invoices = new("crm", "invoices", TimeSpan.FromDays(3));

    [Theory]
    [InlineData("2026-11-21T06:59:00Z", false)]
    [InlineData("2026-11-21T07:01:00Z", true)]
    public void Of_Source_IsStaleOnceItsNewestDeliveryIsOlderThanItsLimit(string now, bool stale)
    {
        // The newest of the source was extracted at 05:00 on the 20th; 26 hours later is 07:00 on the 21st.
        Publish("(1, 'crm', 'accounts', 'f', timestamp '2026-11-20 05:00', true, timestamp '2026-11-20 06:00'), (2, 'crm', 'invoices', 'f', timestamp '2026-11-17 05:00', true, timestamp '2026-11-20 06:00')");

        var age = Freshness.Of(scratch.Home, [source], At(now)).ShouldHaveSingleItem();

        age.IsStale.ShouldBe(stale);
        age.Message.ShouldBe("crm: what readers see was extracted 2026-11-20 05:00 UTC; expected within 26 h");
    }

    [Fact]
    public void Of_ObjectOfItsOwn_IsHeldToItsOwnLimit()
    {
        Publish("(1, 'crm', 'accounts', 'f', timestamp '2026-11-20 05:00', true, timestamp '2026-11-20 06:00'), (2, 'crm', 'invoices', 'f', timestamp '2026-11-17 05:00', true, timestamp '2026-11-20 06:00')");

        Freshness.Of(scratch.Home, [source, invoices], At("2026-11-20T06:00:00Z")).Select(age => age.IsStale).ShouldBe([false, true]);
    }

    [Fact]
    public void Of_NothingPublishedOrDelivered_IsStaleAndSaysSo()
    {
        Freshness.Of(scratch.Home, [source], At("2026-11-20T06:00:00Z")).ShouldHaveSingleItem().IsStale.ShouldBeTrue();
        Publish("(1, 'billing', 'accounts', 'f', timestamp '2026-11-20 05:00', true, timestamp '2026-11-20 06:00')");
        Freshness.Of(scratch.Home, [source], At("2026-11-20T06:00:00Z")).ShouldHaveSingleItem().Message.ShouldBe("crm: readers see no delivery of it at all; expected one within 26 h");
    }

    public void Dispose() => scratch.Dispose();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private void Publish(string deliveries)
    {
        scratch.Model("star/fct_a", "select 1 as id", columns: "id integer");
        scratch.Build();
        scratch.Ask<long>($"insert into etl.delivery values {deliveries}");
        scratch.Check();
        scratch.Publish();
    }
}
