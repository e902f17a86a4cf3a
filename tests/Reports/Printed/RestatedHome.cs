using Warehouse.App.Close;
using Warehouse.App.Pipeline;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Close;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>Four accounts; February and March closed, January closed and reopened. A delivery of June says that the largest has paid more since March.</summary>
public sealed class RestatedHome : IDisposable
{
    private static readonly DateOnly April = new(2026, 4, 2);
    private static readonly Checkout Checkout = Checkout.Current();

    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-restated-").FullName;

    public RestatedHome()
    {
        Home = new WarehouseHome(Path.Combine(_folder, "home"));
        Deliver("accounts", "2026-04-02", "account_id,account_name,created_at", "A,甲商事,2025-06-01", "B,乙工業,2025-06-01", "C,丙企画,2025-09-01", "D,丁物産,2026-04-01");
        Subscriptions("2026-04-02", "S1,A,Core,2025-06-01,,1500000,1", "S2,B,Core,2025-06-01,,200000,1", "S3,C,Core,2025-09-01,,30000,1");
        Build(April).Dispose();
        // March with all that the command freezes, though from the build, which need not be checked and published for it; of the months before a value each.
        Close(new DateOnly(2026, 1, 1), new ClosedValue(new DateOnly(2026, 1, 1), "mrr", "", "", "1"));
        Close(new DateOnly(2026, 2, 1), new ClosedValue(new DateOnly(2026, 2, 1), "mrr", "", "", "1730000"));
        CloseLog.Read(Home).Reopen(new DateOnly(2026, 1, 1), "伊藤", Now, "credit note missing");
        using (var metrics = MetricEngine.Open(Home.BuildFile, Path.Combine(Checkout.ModelsFolder, "metrics"))) Close(March, [.. MonthValues.Of(metrics, [March])]);
        Subscriptions(
            "2026-06-02", "S1,A,Core,2025-06-01,2026-03-01,1500000,1", "S1,A,Core,2026-03-01,,1650000,1", "S2,B,Core,2025-06-01,,200000,1", "S3,C,Core,2025-09-01,2026-05-01,30000,1", "S4,D,Core,2026-04-01,,50000,1");
        using var pipeline = Build(new DateOnly(2026, 6, 2));
        pipeline.Check();
        pipeline.Publish();
    }

    public static DateOnly March { get; } = new(2026, 3, 1);

    public WarehouseHome Home { get; }

    public string Packs => Path.Combine(_folder, "packs");

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private string Extracts => Path.Combine(_folder, "extracts");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Subscriptions(string day, params string[] rows) => Deliver("subscriptions", day, "subscription_id,account_id,product,start_date,end_date,amount,billing_months", rows);

    private void Deliver(string name, string day, string head, params string[] rows)
    {
        var delivery = Directory.CreateDirectory(Path.Combine(Extracts, "standard", name, day)).FullName;
        File.WriteAllText(Path.Combine(delivery, $"{name}.csv"), string.Join('\n', [head, .. rows]) + "\n");
        File.WriteAllText(Path.Combine(delivery, "_manifest.json"), $$"""{"extracted_at": "{{day}}T00:00:00Z", "files": ["{{name}}.csv"], "complete": true}""");
    }

    private void Close(DateOnly month, params ClosedValue[] values)
    {
        using var build = Duck.Open(Home.BuildFile, new DuckOptions { ReadOnly = true });
        CloseLog.Read(Home).Close(month, "佐藤", Now, April, "", CloseTables.SettingsOf(build), values);
    }

    private WarehousePipeline Build(DateOnly asOf)
    {
        var pipeline = new WarehousePipeline(Home, "run", wait: false, QuietLog.Instance, TimeProvider.System, default);
        pipeline.Load(Extracts, null);
        pipeline.Build(new BuildOptions(AsOf: asOf));
        return pipeline;
    }
}
