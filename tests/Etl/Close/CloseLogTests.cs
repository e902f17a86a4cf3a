using Warehouse.Etl;
using Warehouse.Etl.Close;

namespace Warehouse.Tests.Etl.Close;

/// <summary>The log of closes: append-only, chained, and every way of changing it is found.</summary>
public sealed class CloseLogTests : IDisposable
{
    private static readonly DateOnly May = new(2024, 5, 1);
    private static readonly DateOnly June = new(2024, 6, 1);
    private static readonly DateTime Noon = new(2024, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly WarehouseHome home = new(Directory.CreateTempSubdirectory("warehouse-close-").FullName);

    [Fact]
    public void Log_OfAHomeThatNeverClosed_IsEmpty()
    {
        CloseLog.Read(home).Entries.ShouldBeEmpty();
        CloseLog.Read(home).Head.ShouldBe(new string('0', 64));
    }

    [Fact]
    public void Close_OfAMonth_KeepsItsValuesAndChainsOn()
    {
        Close(May);
        Close(June);
        var log = CloseLog.Read(home);

        log.Closed.Keys.Order().ShouldBe([May, June]);
        log.Values(log.Entries[0]).ShouldBe([new ClosedValue(May, "mrr", "", "", "100.5"), new ClosedValue(May, "nps", "account__touch_tier", "high", null)]);
        log.Entries[1].PreviousHash.ShouldBe(log.Entries[0].Hash);
        log.Head.ShouldBe(log.Entries[1].Hash);
    }

    [Fact]
    public void Close_OfAClosedMonth_IsRefused() =>
        Should.Throw<WarehouseException>(() => { Close(May); Close(May); }).Message.ShouldContain("2024-05 was closed by Sato on 2024-07-01");

    [Fact]
    public void Reopening_NeedsAClosedMonth_AndLetsItBeClosedAgain()
    {
        Should.Throw<WarehouseException>(() => CloseLog.Read(home).Reopen(May, "Ito", Noon, "credit note missing")).Message.ShouldContain("2024-05 is not closed; closed months: none");
        Close(May);
        CloseLog.Read(home).Reopen(May, "Ito", Noon, "credit note missing");

        CloseLog.Read(home).Closed.ShouldBeEmpty();
        Close(May);
        CloseLog.Read(home).Entries.Select(entry => $"{entry.Number} {entry.Kind} {entry.Reason}").ShouldBe(["1 close ", "2 reopen credit note missing", "3 close "]);
    }

    [Theory]
    [InlineData("Sato", "Kato", "log.jsonl:1: the log of closes was tampered with: its content does not have its hash")]
    [InlineData("2024-05", "2024-04", "log.jsonl:1: the log of closes was tampered with: its content does not have its hash")]
    public void Entry_Changed_IsFound(string was, string now, string message)
    {
        Close(May);
        Change("log.jsonl", text => text.Replace(was, now, StringComparison.Ordinal));

        Should.Throw<WarehouseException>(() => CloseLog.Read(home)).Message.ShouldContain(message);
    }

    [Fact]
    public void Entry_TakenOut_IsFound()
    {
        Close(May);
        Close(June);
        Change("log.jsonl", text => text.Split('\n')[1] + "\n");

        Should.Throw<WarehouseException>(() => CloseLog.Read(home)).Message.ShouldContain("log.jsonl:1: the log of closes was tampered with: it is numbered 2");
    }

    [Fact]
    public void Values_Changed_AreFound()
    {
        Close(May);
        Change("0001.jsonl", text => text.Replace("100.5", "200.5", StringComparison.Ordinal));

        Should.Throw<WarehouseException>(() => CloseLog.Read(home)).Message.ShouldContain("its values have been changed");
    }

    [Fact]
    public void Values_Removed_AreFound()
    {
        Close(May);
        File.Delete(Path.Combine(home.Path, "closes", "0001.jsonl"));

        Should.Throw<WarehouseException>(() => CloseLog.Read(home)).Message.ShouldContain("its values are missing");
    }

    [Fact]
    public void Values_OfACloseThatWasInterrupted_AreWrittenOver()
    {
        Directory.CreateDirectory(Path.Combine(home.Path, "closes"));
        File.WriteAllText(Path.Combine(home.Path, "closes", "0001.jsonl"), "half");
        Close(May);

        CloseLog.Read(home).Values(CloseLog.Read(home).Entries[0]).Count.ShouldBe(2);
    }

    public void Dispose() => Directory.Delete(home.Path, recursive: true);

    private void Close(DateOnly month) => CloseLog.Read(home).Close(
        month, "Sato", Noon, new DateOnly(2024, 7, 1), "v1", "{}", [new ClosedValue(month, "mrr", "", "", "100.5"), new ClosedValue(month, "nps", "account__touch_tier", "high", null)]);

    private void Change(string file, Func<string, string> change)
    {
        var path = Path.Combine(home.Path, "closes", file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }
}
