using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests.Etl.Generate;

/// <summary>A company delivered dirty loads as the clean one: what was added to spoil it is refused line by line, and nothing else.</summary>
public sealed class DirtyCompanyTests : IDisposable
{
    private static readonly string[] Objects = ["standard__tickets", "standard__invoices", "standard__contacts"];

    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-dirty-company-").FullName;

    [Fact]
    public void Load_OfADirtyDelivery_KeepsTheCleanRowsAndRefusesTheLinesThatWereSpoilt()
    {
        Generate("clean", isDirty: false);
        Generate("dirty", isDirty: true);

        using var clean = Loaded("clean");
        using var dirty = Loaded("dirty");

        foreach (var name in Objects) Rows(dirty, name).ShouldBe(Rows(clean, name), name);
        var expected = File.ReadAllLines(Path.Combine(folder, "dirty", "truth", "dirty.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        expected.Select(line => line[2]).Distinct().Count().ShouldBe(12);
        dirty.Query("select object, line, reason = 'superseded', coalesce(column_name, '') from etl.reject where reason <> 'superseded' or object <> 'usage_events' order by object, line", row => $"{row.Get<string>(0)},{row.Get<long>(1)},{(row.Get<bool>(2) ? "superseded" : "rejected")},{row.Get<string>(3)}")
            .ShouldBe(expected.Where(line => line[3] != "repaired").Select(line => $"{line[0]},{line[1]},{line[3]},{line[4]}"));
        clean.Scalar<long>("select count(*) from etl.reject where object <> 'usage_events'").ShouldBe(0);
    }

    [Fact]
    public void Generate_DirtyInAVendorsShape_IsRefused() =>
        Should.Throw<WarehouseException>(() => CompanyGenerator.Run(new GenerateOptions { OutputFolder = folder, IsDirty = true, Shape = ExtractShape.HubSpot })).Message.ShouldContain("--dirty: expected the standard shape, found HubSpot");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Generate(string name, bool isDirty) =>
        CompanyGenerator.Run(new GenerateOptions { OutputFolder = Path.Combine(folder, name), Accounts = 60, Months = 12, Events = 200, IsDirty = isDirty });

    private DuckDBConnection Loaded(string name)
    {
        var home = new WarehouseHome(Path.Combine(folder, name, "home"));
        var connection = BuildDatabase.Open(home);
        var checkout = Checkout.Current();
        Migration.Apply(connection, checkout, TimeProvider.System);
        LoadStage.Run(connection, home, checkout, Path.Combine(folder, name), null, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
        return connection;
    }

    private static IReadOnlyList<string> Rows(DuckDBConnection connection, string relation) =>
        connection.Query($"select cast(rows as varchar) from (select * exclude (_batch_id, _delivery_id) from raw.{relation}) as rows order by all", row => row.Get<string>(0)!);
}
