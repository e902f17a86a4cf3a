namespace Warehouse.Tests.Etl.Load;

public sealed class SnapshotTests : IDisposable
{
    private const string January = "2026-01-31T00:00:00+09:00";
    private const string February = "2026-02-28T00:00:00+09:00";
    private const string March = "2026-03-31T00:00:00+09:00";
    private const string Current = "select id, name from raw.crm__accounts order by id";
    private const string History = "select id, name, valid_from, valid_to from raw.crm__accounts__history order by id, valid_from";

    private readonly ScratchSource source = new();

    public SnapshotTests() => source.Contract("accounts", "id* varchar; name varchar", mode: "snapshot", more: "time_zone: Asia/Tokyo");

    [Fact]
    public void Current_RowMissingFromALaterCompleteDelivery_IsDeleted()
    {
        source.Snapshot("accounts/2026-01", January, "id,name\nA1,a\nA2,b\n");
        source.Snapshot("accounts/2026-02", February, "id,name\nA1,a\n");

        source.Load();

        source.Rows(Current).ShouldBe(["A1|a"]);
    }

    [Fact]
    public void Current_RowMissingFromAnIncompleteDelivery_Stays()
    {
        source.Snapshot("accounts/2026-01", January, "id,name\nA1,a\nA2,b\n");
        source.Snapshot("accounts/2026-02", February, "id,name\nA1,new\n", complete: false);

        source.Load();

        source.Rows(Current).ShouldBe(["A1|new", "A2|b"]);
    }

    [Fact]
    public void Current_SameBytesInALaterCompleteDelivery_StaysAlive()
    {
        source.Snapshot("accounts/2026-01", January, "id,name\nA1,a\n");
        source.Load();
        source.Snapshot("accounts/2026-02", February, "id,name\nA1,a\n");

        source.LoadOne().FilesKnown.ShouldBe(2);

        source.Rows(Current).ShouldBe(["A1|a"]);
        source.Rows(History).ShouldBe(["A1|a|1900-01-01 00:00:00|9999-12-31 00:00:00"]);
    }

    [Fact]
    public void Current_BackToOlderBytes_IsTheOlderStateAgain()
    {
        source.Snapshot("accounts/2026-01", January, "id,name\nA1,a\n");
        source.Snapshot("accounts/2026-02", February, "id,name\nA1,b\n");
        source.Snapshot("accounts/2026-03", March, "id,name\nA1,a\n");

        source.Load();

        source.Rows(Current).ShouldBe(["A1|a"]);
        // Deliveries are at 15:00 UTC of the day before.
        source.Rows(History).ShouldBe(
        [
            "A1|a|1900-01-01 00:00:00|2026-02-27 15:00:00",
            "A1|b|2026-02-27 15:00:00|2026-03-30 15:00:00",
            "A1|a|2026-03-30 15:00:00|9999-12-31 00:00:00",
        ]);
    }

    [Fact]
    public void History_DeletedAndBack_HasAGap()
    {
        source.Snapshot("accounts/2026-01", January, "id,name\nA1,a\nA2,x\n");
        source.Snapshot("accounts/2026-02", February, "id,name\nA2,x\n");
        source.Snapshot("accounts/2026-03", March, "id,name\nA1,a\nA2,x\n\n");

        source.Load();

        source.Rows(History).ShouldBe(
        [
            "A1|a|1900-01-01 00:00:00|2026-02-27 15:00:00",
            "A1|a|2026-03-30 15:00:00|9999-12-31 00:00:00",
            "A2|x|1900-01-01 00:00:00|9999-12-31 00:00:00",
        ]);
    }

    [Theory]
    [InlineData("2026-01", "2026-02", "2026-03")]
    [InlineData("2026-03", "2026-01", "2026-02")]
    [InlineData("2026-02", "2026-03", "2026-01")]
    public void Deliveries_InAnyOrder_GiveTheSameCurrentRowsAndHistory(params string[] order)
    {
        var deliveries = new Dictionary<string, (string At, string Text)>
        {
            ["2026-01"] = (January, "id,name\nA1,a\nA2,x\n"),
            ["2026-02"] = (February, "id,name\nA1,b\n"),
            ["2026-03"] = (March, "id,name\nA1,b\nA3,z\n"),
        };

        foreach (var name in order)
        {
            source.Snapshot($"accounts/{name}", deliveries[name].At, deliveries[name].Text);
            source.Load();
        }

        source.Rows(Current).ShouldBe(["A1|b", "A3|z"]);
        source.Rows(History).ShouldBe(
        [
            "A1|a|1900-01-01 00:00:00|2026-02-27 15:00:00",
            "A1|b|2026-02-27 15:00:00|9999-12-31 00:00:00",
            "A2|x|1900-01-01 00:00:00|2026-02-27 15:00:00",
            "A3|z|1900-01-01 00:00:00|9999-12-31 00:00:00",
        ]);
    }

    [Fact]
    public void History_StaleCopyInALaterDelivery_IsPassedOver()
    {
        source.Contract("accounts", "id* varchar; name varchar; updated_at timestamp", mode: "snapshot", more: "updated: updated_at\ntime_zone: Asia/Tokyo");
        source.Snapshot("accounts/2026-01", January, "id,name,updated_at\nA1,new,2026-01-20T00:00:00\n");
        source.Snapshot("accounts/2026-02", February, "id,name,updated_at\nA1,old,2026-01-10T00:00:00\n");

        source.Load();

        source.Rows(Current).ShouldBe(["A1|new"]);
        source.Rows(History).ShouldBe(["A1|new|1900-01-01 00:00:00|9999-12-31 00:00:00"]);
    }

    [Fact]
    public void LooseFile_WithoutAManifest_WasExtractedWhenItWasWritten()
    {
        source.Deliver("accounts/a.csv", "id,name\nA1,a\n"u8.ToArray(), "2026-01-12T00:00:00Z");
        source.Deliver("accounts/b.csv", "id,name\nA1,b\nA2,b\n"u8.ToArray(), "2026-01-10T00:00:00Z");

        source.Load();

        source.Rows("select extracted_at, complete from etl.delivery order by extracted_at").ShouldBe(["2026-01-10 00:00:00|False", "2026-01-12 00:00:00|False"]);
        source.Rows(Current).ShouldBe(["A1|a", "A2|b"]);
    }

    public void Dispose() => source.Dispose();
}
