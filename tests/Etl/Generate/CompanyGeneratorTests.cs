using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Generate.Extracts;

namespace Warehouse.Tests.Etl.Generate;

public sealed class CompanyGeneratorTests
{
    private static readonly GenerateOptions Small = new() { OutputFolder = "", Accounts = 60, Months = 14, Seed = 11, Events = 12_000 };

    [Theory]
    [InlineData(UsageFormat.Csv)]
    [InlineData(UsageFormat.Parquet)]
    public void SameSeed_GivesTheSameBytes(UsageFormat format)
    {
        using var one = new GeneratedFiles(Small with { UsageFormat = format });
        using var other = new GeneratedFiles(Small with { UsageFormat = format });

        other.Hashes().ShouldBe(one.Hashes(), ignoreOrder: true);
    }

    [Fact]
    public void AnotherSeed_GivesAnotherCompany()
    {
        using var one = new GeneratedFiles(Small);
        using var other = new GeneratedFiles(Small with { Seed = 12 });

        var (before, after) = (one.Hashes(), other.Hashes());
        foreach (var file in (string[])["truth/mrr.csv", "standard/subscriptions/2026-11-05/subscriptions.csv", "standard/accounts/2026-11-05/accounts.csv"])
            after[file].ShouldNotBe(before[file], file);
    }

    [Fact]
    public void EveryObject_HasADeliveryWithItsColumnsAndAManifest()
    {
        using var files = new GeneratedFiles(Small);

        Directory.GetDirectories(files.Result.StandardFolder).Select(Path.GetFileName).ShouldBe(ObjectShapes.All.Keys, ignoreOrder: true);
        foreach (var delivery in Directory.GetDirectories(files.Result.StandardFolder).SelectMany(Directory.GetDirectories))
        {
            var @object = Path.GetFileName(Path.GetDirectoryName(delivery))!;
            var file = Directory.GetFiles(delivery, "*.csv").ShouldHaveSingleItem();
            File.ReadLines(file).First().Split(',').ShouldBe(ObjectShapes.All[@object], delivery);
            var manifest = File.ReadAllText(Path.Combine(delivery, "_manifest.json"));
            manifest.ShouldContain($"\"{Path.GetFileName(file)}\"");
            manifest.ShouldContain($"\"extracted_at\": \"{Path.GetFileName(delivery)}T03:00:00+09:00\"");
            manifest.ShouldContain($"\"complete\": {(@object == "accounts" ? "true" : "false")}");
        }
    }

    [Fact]
    public void Shapes_AreThoseOfTheContracts()
    {
        foreach (var (@object, columns) in ObjectShapes.All)
        {
            var contract = File.ReadLines(RepositoryRoot.Combine("sql", "raw", "standard", @object + ".yml"));
            contract.SkipWhile(line => line != "columns:").Where(line => line.StartsWith("  - name: ", StringComparison.Ordinal)).Select(line => line["  - name: ".Length..])
                .Take(columns.Length).ShouldBe(columns, @object);
        }
    }

    [Fact]
    public void Folder_ThatHoldsExtracts_IsLeftAlone()
    {
        using var files = new GeneratedFiles(Small with { Accounts = 1, Months = 3, Events = 0 });
        var before = files.Hashes();

        Should.Throw<WarehouseException>(() => CompanyGenerator.Run(Small with { OutputFolder = files.Folder })).Message.ShouldContain(Path.Combine(files.Folder, "standard"));
        files.Hashes().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Generation_ThatFails_LeavesNoHalfOfACompany()
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-generate-").FullName;

        Should.Throw<IOException>(() => CompanyGenerator.Run(Small with { OutputFolder = folder, Accounts = 400 }, new FullDisk()));

        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        Directory.Delete(folder);
    }

    [Theory]
    [InlineData("accounts", ExtractShape.Standard)]
    [InlineData("usage events of 2025-12", ExtractShape.HubSpot)]
    public void Generation_ThatIsStopped_LeavesNoHalfOfACompany(string during, ExtractShape shape)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-generate-").FullName;
        using var stop = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() => CompanyGenerator.Run(Small with { OutputFolder = folder, Accounts = 400, Shape = shape }, new StoppingLog(during, stop), stop.Token));

        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        Directory.Delete(folder);
    }

    [Fact]
    public void Options_OutOfTheirRange_AreNamedAllAtOnce()
    {
        var message = Should.Throw<WarehouseException>(() => CompanyGenerator.Run(new() { OutputFolder = " ", Accounts = 0, Months = 121, Seed = -1, Events = 100_000_001 })).Message;

        message.Split(Environment.NewLine).ShouldBe(
        [
            "--out: expected a folder, found nothing; name the folder to write to",
            "--accounts: expected a whole number from 1 to 100000, found 0",
            "--months: expected a whole number from 3 to 120, found 121",
            "--seed: expected a whole number from 0 to 9223372036854775807, found -1",
            "--events: expected a whole number from 0 to 100000000, found 100000001",
        ]);
    }

    [Fact]
    public void Dates_FollowTheClosingMonth_NotTheClock()
    {
        using var files = new GeneratedFiles(Small with { ClosingMonth = new(2020, 2, 10), Months = 6, Accounts = 30, Events = 2_000 });

        files.Result.ExtractedAt.ShouldBe(new DateTimeOffset(2020, 3, 5, 3, 0, 0, TimeSpan.FromHours(9)));
        files.Rows("mrr").Select(row => row["month"]).Distinct().Order(StringComparer.Ordinal).ShouldBe(["2019-09", "2019-10", "2019-11", "2019-12", "2020-01", "2020-02"]);
    }

    /// <summary>Fails on the first report, when some accounts are written and others are not.</summary>
    private sealed class FullDisk : IStageLog
    {
        public void Line(string message)
        {
        }

        public void Warn(string message)
        {
        }

        public void Progress(string what, int done, int total) => throw new IOException("no space left");
    }

    private sealed class StoppingLog(string during, CancellationTokenSource stop) : IStageLog
    {
        public void Line(string message)
        {
        }

        public void Warn(string message)
        {
        }

        public void Progress(string what, int done, int total)
        {
            if (what == during) stop.Cancel();
        }
    }
}
