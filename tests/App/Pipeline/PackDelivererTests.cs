using Warehouse.App.Pipeline;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Schedule;
using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;
using Warehouse.Tests.Reports.Delivery;

namespace Warehouse.Tests.App.Pipeline;

public sealed class PackDelivererTests : IDisposable
{
    private static readonly JobWork ToFolder = new(null, null, "board", ["ja", "en"]) { To = "delivered" };

    private readonly WarehouseHome _home = new(Directory.CreateTempSubdirectory("warehouse-deliver-").FullName);

    public void Dispose() => Directory.Delete(_home.Path, recursive: true);

    [Fact]
    public async Task Deliver_ToFolder_CopiesThePackAndListsIt()
    {
        await PrintedAsync(failingRows: 0);

        await DeliverAsync(ToFolder);
        await DeliverAsync(ToFolder);

        var place = Path.Combine(_home.Path, "delivered", "2026-10");
        Directory.GetFiles(place).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["board.en.pdf", "board.ja.html", "board.ja.pdf", "manifest.json"]);
        File.ReadAllText(Path.Combine(place, "board.ja.pdf")).ShouldBe("ja paper");
        (await PackManifest.ReadAsync(place, default))!.Files.Select(file => (file.Name, file.Version)).ShouldContain(("board.ja.pdf", "v1"));
        File.ReadAllText(Path.Combine(_home.Path, "delivered", "index.html")).ShouldContain("href=\"2026-10/board.ja.pdf\"");
    }

    [Fact]
    public async Task Deliver_VersionWhoseCheckFailed_GoesNowhere()
    {
        await PrintedAsync(failingRows: 3);
        using var server = new SmtpListener();

        var error = await Should.ThrowAsync<WarehouseException>(() => DeliverAsync(ToFolder with { IsMailed = true }, Mail(server)));

        error.Message.ShouldBe("the board pack goes nowhere: checks of its version v1 failed: mrr_closes (3 rows)");
        error.Kind.ShouldBe(FailureKind.Check);
        Directory.Exists(Path.Combine(_home.Path, "delivered")).ShouldBeFalse();
        server.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_VersionNotKept_SaysHowToGoOn()
    {
        await Produced.WriteAsync(_home.PacksFolder);

        (await Should.ThrowAsync<WarehouseException>(() => DeliverAsync(ToFolder))).Message.ShouldContain("version v1, which is not kept any more");
    }

    [Fact]
    public async Task Deliver_FileChangedSinceItWasPrinted_IsRefused()
    {
        await PrintedAsync(failingRows: 0);
        File.AppendAllText(Path.Combine(_home.PacksFolder, Produced.Month, "board.en.pdf"), "!");

        (await Should.ThrowAsync<PackException>(() => DeliverAsync(ToFolder))).Message.ShouldContain("board.en.pdf is not the file that was produced");
    }

    [Fact]
    public async Task Deliver_NothingPrinted_NamesTheCommand()
    {
        (await Should.ThrowAsync<PackException>(() => DeliverAsync(ToFolder))).Message.ShouldContain("warehouse report --pack board --month 2026-10 --lang ja,en");
    }

    [Fact]
    public async Task Deliver_ByMail_SendsWhatWasPrinted()
    {
        await PrintedAsync(failingRows: 0);
        using var server = new SmtpListener();

        await DeliverAsync(new JobWork(null, null, "board", ["ja"]) { IsMailed = true }, Mail(server));

        server.Letters.ShouldHaveSingleItem().ShouldContain("name=board.ja.pdf");
        server.Letters[0].ShouldNotContain("board.en.pdf");
    }

    [Fact]
    public async Task Deliver_UserWithoutPassword_NamesTheVariable()
    {
        await PrintedAsync(failingRows: 0);
        using var server = new SmtpListener();

        (await Should.ThrowAsync<WarehouseException>(() => DeliverAsync(ToFolder with { IsMailed = true }, Mail(server) with { User = "kpi" })))
            .Message.ShouldContain("the environment variable WAREHOUSE_NO_SUCH_PASSWORD with the password is not set");
    }

    private static MailSettings Mail(SmtpListener server) => new("127.0.0.1", server.Port, false, null, "WAREHOUSE_NO_SUCH_PASSWORD", "kpi@example.com", ["a@example.com"]);

    private Task DeliverAsync(JobWork work, MailSettings? mail = null) => PackDeliverer.DeliverAsync(_home, Produced.Month, "株式会社みほん", work, mail, QuietLog.Instance, default);

    /// <summary>A printed pack and the version that it was made of, with one check.</summary>
    private async Task PrintedAsync(int failingRows)
    {
        await Produced.WriteAsync(_home.PacksFolder);
        Directory.CreateDirectory(Path.GetDirectoryName(_home.VersionFile("v1"))!);
        using var version = Duck.Open(_home.VersionFile("v1"));
        version.Execute("create schema etl");
        version.Execute("create table etl.check_result (check_name varchar, severity varchar, failing_rows bigint)");
        version.Execute("insert into etl.check_result values ('mrr_closes', 'error', $1), ('ledger_has_cost', 'warn', 7)", failingRows);
    }
}
