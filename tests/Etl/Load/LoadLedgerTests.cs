using Warehouse.DuckDb;
using Warehouse.Etl;

namespace Warehouse.Tests.Etl.Load;

public sealed class LoadLedgerTests : IDisposable
{
    private readonly ScratchSource source = new();

    public LoadLedgerTests() => source.Contract("orders", "id* varchar; amount integer", mode: "snapshot");

    [Fact]
    public void Load_SameBytesAgain_ChangesNothing()
    {
        source.Deliver("orders/a.csv", "id,amount\nA1,1\n");
        source.Load();
        source.Deliver("orders/copy-of-a.csv", "id,amount\nA1,1\n");

        var again = source.LoadOne();

        (again.FilesLoaded, again.FilesKnown, again.RowsLoaded).ShouldBe((0, 2, 0));
        source.Rows("select count(*) from etl.batch union all select count(*) from etl.delivery union all select count(*) from raw.crm__orders__versions").ShouldBe(["1", "1", "1"]);
    }

    [Fact]
    public void Load_AboveTheRejectLimit_FailsWholeAndChangesNothing()
    {
        var good = source.Deliver("orders/a.csv", "id,amount\nA1,1\nA2,2\n");
        var bad = source.Deliver("orders/b.csv", "id,amount\nA3,three\n");

        var failure = source.LoadOne().Failure.ShouldNotBeNull();

        failure.ShouldStartWith("1 of 3 rows break the contract, more than its limit of 10 %");
        failure.ShouldContain($"{bad}:2: amount: the value doesn't fit its type; expected a whole number, found 'three'");
        source.Rows("select (select count(*) from raw.crm__orders__versions) + (select count(*) from etl.batch) + (select count(*) from etl.reject) + (select count(*) from etl.delivery)").ShouldBe(["0"]);

        File.WriteAllText(bad, "id,amount\nA3,3\n");
        source.LoadOne().RowsLoaded.ShouldBe(3);
        File.Exists(good).ShouldBeTrue();
    }

    [Fact]
    public void Load_ExactlyTheRejectLimit_Loads()
    {
        // One of ten rows: 10 % is the limit, not above it.
        source.Deliver("orders/a.csv", "id,amount\n" + string.Concat(Enumerable.Range(1, 9).Select(number => $"A{number},{number}\n")) + "A10,x\n");

        source.LoadOne().RowsLoaded.ShouldBe(9);
    }

    [Fact]
    public void Load_OneObjectFails_TheOthersLoad()
    {
        source.Contract("returns", "id* varchar", mode: "incremental");
        source.Deliver("orders/a.csv", "amount\n1\n");
        source.Deliver("returns/a.csv", "id\nR1\n");

        var result = source.Load();

        result.Failures.ShouldHaveSingleItem().Name.ShouldBe("crm/orders");
        result.RowsLoaded.ShouldBe(1);
        Should.Throw<WarehouseException>(result.ThrowIfFailed).Message.ShouldStartWith("1 of 2 objects failed and changed nothing:\ncrm/orders: ");
    }

    [Fact]
    public void Load_Cancelled_UndoesTheObject()
    {
        source.Deliver("orders/a.csv", "id,amount\nA1,1\n");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => source.Load(cancelled.Token));

        source.Rows("select count(*) from etl.batch").ShouldBe(["0"]);
        source.LoadOne().RowsLoaded.ShouldBe(1);
    }

    [Fact]
    public void Load_KeyTwiceInADelivery_KeepsOneAndListsTheOtherWithItsLine()
    {
        source.Contract("orders", "id* varchar; amount integer; updated_at timestamp", mode: "snapshot", more: "updated: updated_at");
        source.Deliver("orders/a.csv", "id,amount,updated_at\nA1,1,2026-01-02T00:00:00Z\nA2,5,\nA1,2,2026-01-01T00:00:00Z\nA1,3,\n");

        var loaded = source.LoadOne();

        (loaded.RowsLoaded, loaded.RowsRejected, loaded.RowsSuperseded).ShouldBe((2, 0, 2));
        source.Rows("select id, amount from raw.crm__orders order by id").ShouldBe(["A1|1", "A2|5"]);
        source.Rows("select line, column_name, reason, found, raw_row from etl.reject order by line").ShouldBe(["4|id|superseded|A1|A1,2,2026-01-01T00:00:00Z", "5|id|superseded|A1|A1,3,"]);
        source.Rows("select rows_read, rows_loaded, rows_rejected, rows_superseded from etl.batch").ShouldBe(["4|2|0|2"]);
    }

    [Fact]
    public void Load_BlankPartOfAKey_IsAValue()
    {
        source.Contract("orders", "month* month; account_id varchar; amount integer", key: "month, account_id");
        source.Deliver("orders/a.csv", "month,account_id,amount\n2026-01,,1\n2026-01-15,A1,2\n2026/02,,3\n2026-01-31,,4\n");

        source.LoadOne().RowsSuperseded.ShouldBe(1);

        source.Rows("select month, account_id from raw.crm__orders order by month, account_id nulls first").ShouldBe(["2026-01-01|-", "2026-01-01|A1", "2026-02-01|-"]);
    }

    [Fact]
    public void Load_FileChangedMeanwhile_IsRefused()
    {
        var file = source.Deliver("orders/a.csv", "id,amount\nA1,1\n");
        using var plain = Warehouse.Etl.Extract.Reading.PlainFile.Open(file, source.Checkout.Contracts.Of("crm")[0], source.Landing);
        plain.RequireUnchanged();

        File.AppendAllText(file, "A2,2\n");

        Should.Throw<WarehouseException>(plain.RequireUnchanged).Message.ShouldStartWith($"{file}: was changed while it was being loaded");
    }

    [Fact]
    public void Run_ThatDied_IsNotedAsInterruptedByTheNext()
    {
        source.Connection.Execute("insert into etl.run values (1, 'load', now()::timestamp, null, 'running', null)");

        Should.Throw<WarehouseException>(() => RunLedger.Record<bool>(source.Connection, "build", TimeProvider.System, _ => throw new WarehouseException("no model")));
        RunLedger.Record(source.Connection, "check", TimeProvider.System, run => run).ShouldBe(3);

        source.Rows("select run_id, verb, outcome, error, finished_at is null from etl.run order by run_id").ShouldBe(["1|load|interrupted|-|True", "2|build|failed|no model|False", "3|check|done|-|False"]);
    }

    [Fact]
    public void Load_KnownFileThatLayStill_IsNotReadAgain()
    {
        source.Contract("orders", "id* varchar; name varchar");
        var file = source.Deliver("orders/a.csv", "id,name\nA1,x\n"u8.ToArray(), "2026-01-01T00:00:00Z");
        source.Load();
        // The same size and time: only its bytes would tell, and they are not looked at.
        source.Deliver("orders/a.csv", "id,name\nA1,y\n"u8.ToArray(), "2026-01-01T00:00:00Z");

        source.LoadOne().FilesKnown.ShouldBe(1);

        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        source.LoadOne().FilesLoaded.ShouldBe(1);
        source.Rows("select name from raw.crm__orders").ShouldBe(["y"]);
    }

    [Fact]
    public void Load_FileWrittenAMomentAgo_IsReadAgainToBeSure()
    {
        source.Contract("orders", "id* varchar; name varchar");
        source.Deliver("orders/a.csv", "id,name\nA1,x\n");
        source.Load();

        source.Rows("select count(*) from etl.known_file").ShouldBe(["0"]);
        source.LoadOne().FilesKnown.ShouldBe(1);
    }

    [Fact]
    public void Load_IncrementalDeliveriesThatOverlap_CountEachRowOnceInItsNewestVersion()
    {
        source.Contract("orders", "id* varchar; name varchar; changed_at timestamp", more: "updated: changed_at");
        source.Snapshot("orders/1", "2026-01-02T00:00:00Z", "id,name,changed_at\nA1,a,2026-01-01T10:00:00\nA2,b,2026-01-01T22:00:00\n", complete: false);
        // From a day before the last one on: A2 comes again as it was, A1 not at all.
        source.Snapshot("orders/2", "2026-01-03T00:00:00Z", "id,name,changed_at\nA2,b,2026-01-01T22:00:00\nA3,c,2026-01-02T09:00:00\n", complete: false);
        source.Snapshot("orders/3", "2026-01-04T00:00:00Z", "id,name,changed_at\nA3,c,2026-01-02T09:00:00\nA2,b2,2026-01-03T08:00:00\n", complete: false);

        source.Load().ThrowIfFailed();

        source.Rows("select id, name from raw.crm__orders order by id").ShouldBe(["A1|a", "A2|b2", "A3|c"]);
    }

    public void Dispose() => source.Dispose();
}
