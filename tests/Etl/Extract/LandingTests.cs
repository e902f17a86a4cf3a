using Warehouse.Etl;
using Warehouse.Etl.Extract;

namespace Warehouse.Tests.Etl.Extract;

public sealed class LandingTests : IDisposable
{
    private readonly ScratchSource source = new();

    public LandingTests()
    {
        source.Contract("orders", "id* varchar", more: "files: [\"orders/**\", \"orders*.csv\"]\ntime_zone: Asia/Tokyo");
        source.Contract("returns", "id* varchar", more: "files: [\"returns/**\", \"returns*.csv\"]");
    }

    [Fact]
    public void Find_FolderASource_MatchesFilesByTheContractsPatterns()
    {
        source.Deliver("orders/2026/part.csv.gz", "x");
        source.Deliver("returns_all.csv", "x");
        source.Deliver("readme.txt", "x");
        source.Deliver("orders/.part.csv.swp", "x");

        var found = Find();

        found.Select(delivery => (delivery.Contract.Object, Names(delivery))).ShouldBe([("orders", "part.csv.gz"), ("returns", "returns_all.csv")]);
        source.Log.Warnings.ShouldHaveSingleItem().ShouldContain("readme.txt: passed over, as no contract of crm wants it");
    }

    [Fact]
    public void Find_SourcesOwnFolder_NeedsTheSourceNamed()
    {
        source.Deliver("orders.csv", "x");
        var folder = Path.Combine(source.Landing, "crm");

        Landing.Find(source.Checkout.Contracts, folder, "crm", source.Log).ShouldHaveSingleItem().Contract.Object.ShouldBe("orders");
        Should.Throw<WarehouseException>(() => Landing.Find(source.Checkout.Contracts, folder, null, source.Log)).Message.ShouldContain("the folder of one source alone is loaded with --source");
    }

    [Fact]
    public void Find_Manifest_GivesTimeCompletenessAndTheFilesThatCount()
    {
        source.Deliver("orders/d/a.csv", "x");
        source.Deliver("orders/d/b.csv", "x");
        source.Deliver("orders/d/_manifest.json", """{"extracted_at": "2026-01-31T09:00:00+09:00", "files": ["a.csv"], "complete": true}""");

        var delivery = Find().ShouldHaveSingleItem();

        delivery.ExtractedAt.ShouldBe(new Moment(new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc), true));
        (delivery.Complete, Names(delivery)).ShouldBe((true, "a.csv"));
        source.Log.Warnings.ShouldHaveSingleItem().ShouldContain("b.csv: passed over, as ");
    }

    [Fact]
    public void Load_ManifestTimeWithoutOffset_IsOnTheContractsClock()
    {
        source.Deliver("orders/d/a.csv", "id\nA1\n");
        source.Deliver("orders/d/_manifest.json", """{"extracted_at": "2026-01-31T09:00:00"}""");

        source.Load();

        source.Rows("select extracted_at, complete from etl.delivery").ShouldBe(["2026-01-31 00:00:00|False"]);
    }

    [Theory]
    [InlineData("""{"complete": true}""", "'extracted_at' is missing; expected a time such as 2026-11-01T00:00:00+09:00")]
    [InlineData("""{"extracted_at": "yesterday"}""", "'extracted_at': expected a time such as 2026-11-01T00:00:00+09:00, found \"yesterday\"")]
    [InlineData("""{"extracted_at": "2026-01-31T09:00:00Z", "complete": "yes"}""", "'complete': expected true or false, found \"yes\"")]
    [InlineData("""[1]""", "expected a JSON object, found [1]")]
    public void Find_WrongManifest_NamesFileKeyExpectedAndFound(string json, string message)
    {
        source.Deliver("orders/d/a.csv", "x");
        var file = source.Deliver("orders/d/_manifest.json", json);

        Should.Throw<WarehouseException>(Find).Message.ShouldBe($"{file}: {message}");
    }

    [Fact]
    public void Find_WhatCantBeLoaded_ListsItAllAndLoadsNothing()
    {
        source.Deliver("orders/ok.csv", "id\nA1\n");
        var folder = Path.Combine(source.Landing, "crm", "orders", "folder.csv");
        Directory.CreateDirectory(folder);
        var link = Path.Combine(source.Landing, "crm", "orders", "link.csv");
        File.CreateSymbolicLink(link, "/nowhere/at.csv");
        source.Deliver("orders/d/_manifest.json", """{"extracted_at": "2026-01-31T09:00:00Z", "files": ["gone.csv"]}""");

        var message = Should.Throw<WarehouseException>(() => source.Load()).Message;

        message.ShouldContain($"{folder}: expected a file, found a folder");
        message.ShouldContain($"{link}: a symbolic link to /nowhere/at.csv, which isn't there");
        message.ShouldContain($"gone.csv, which isn't there; deliver the folder again");
        source.Rows("select count(*) from etl.batch").ShouldBe(["0"]);
    }

    [Fact]
    public void Find_FileThatTwoContractsWant_IsRefused()
    {
        source.Contract("refunds", "id* varchar", more: "files: [\"returns*.csv\"]");
        source.Deliver("returns_all.csv", "x");

        Should.Throw<WarehouseException>(Find).Message.ShouldContain("refunds.yml and ");
    }

    [Fact]
    public void Find_Nothing_SaysWhatWasExpected()
    {
        Should.Throw<WarehouseException>(Find).Message.ShouldStartWith($"{source.Landing}: nothing to load; expected folders named after sources (crm)");
        Should.Throw<WarehouseException>(() => Landing.Find(source.Checkout.Contracts, source.Landing + "x", null, source.Log)).Message.ShouldBe($"{source.Landing}x: expected a folder of extracts, found nothing");
    }

    [SkippableFact]
    public void Load_FileWithoutPermission_FailsTheObjectClearly()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.UserName == "root", "root may read everything");
        var file = source.Deliver("orders/a.csv", "id\nA1\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.None);

        source.LoadOne().Failure.ShouldNotBeNull().ShouldContain("Give this user the right to read it.");
    }

    public void Dispose() => source.Dispose();

    private IReadOnlyList<Delivery> Find() => Landing.Find(source.Checkout.Contracts, source.Landing, null, source.Log);

    private static string Names(Delivery delivery) => string.Join(",", delivery.Files.Select(Path.GetFileName));
}
