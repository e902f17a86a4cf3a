using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;

namespace Warehouse.Tests.Reports.Delivery;

public sealed class PackManifestTests : IDisposable
{
    // The example of FIPS 180-2.
    private const string HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly string _packs = Directory.CreateTempSubdirectory("warehouse-delivery-").FullName;

    public void Dispose() => Directory.Delete(_packs, recursive: true);

    [Fact]
    public async Task Record_OneFile_HasItsLengthAndHash()
    {
        var manifest = await RecordAsync("2026-10", "board.ja.pdf", "abc");

        manifest.Files.ShouldBe([new ProducedFile("board.ja.pdf", 3, HashOfAbc, "v1", new DateOnly(2026, 11, 5))]);
        var read = await PackManifest.ReadAsync(Folder("2026-10"), CancellationToken.None);
        read!.Month.ShouldBe("2026-10");
        read.Files.ShouldBe(manifest.Files);
    }

    [Fact]
    public async Task Record_AnotherLanguage_KeepsTheFirst()
    {
        await RecordAsync("2026-10", "board.ja.pdf", "abc");

        (await RecordAsync("2026-10", "board.en.pdf", "x")).Files.Select(file => file.Name).ShouldBe(["board.en.pdf", "board.ja.pdf"]);
    }

    [Fact]
    public async Task Record_FileThatChangedSince_IsNoLongerVouchedFor()
    {
        await RecordAsync("2026-10", "board.ja.pdf", "abc");
        File.WriteAllText(Path.Combine(Folder("2026-10"), "board.ja.pdf"), "abd");

        (await RecordAsync("2026-10", "board.en.pdf", "x")).Files.Select(file => file.Name).ShouldBe(["board.en.pdf"]);
    }

    [Fact]
    public async Task Read_NoManifestThere_IsNull() => (await PackManifest.ReadAsync(_packs, CancellationToken.None)).ShouldBeNull();

    [Fact]
    public async Task Read_BrokenManifest_SaysWhichFileAndWhatToDo()
    {
        File.WriteAllText(Path.Combine(_packs, PackManifest.FileName), "{");

        var error = await Should.ThrowAsync<PackException>(() => PackManifest.ReadAsync(_packs, CancellationToken.None));

        error.Message.ShouldContain(Path.Combine(_packs, "manifest.json"));
        error.Message.ShouldContain("remove it");
    }

    [Fact]
    public async Task Index_TwoMonths_ListsTheLatestFirstAndPdfBeforeHtml()
    {
        await RecordAsync("2026-09", "board.ja.pdf", "abc");
        await RecordAsync("2026-10", "board.ja.html", "abc");
        await RecordAsync("2026-10", "board.ja.pdf", "abc", "<佐藤>");
        Directory.CreateDirectory(Folder("2026-08"));

        var page = File.ReadAllText(await PackIndex.WriteAsync(_packs, "A & B", CancellationToken.None));

        page.ShouldContain("<title>A &amp; B KPIパック</title>");
        string[] order = ["2026-10/board.ja.pdf", "2026-10/board.ja.html", "2026-09/board.ja.pdf"];
        order.Select(link => page.IndexOf($"href=\"{link}\"", StringComparison.Ordinal)).ShouldBeInOrder();
        order.ShouldAllBe(link => page.Contains($"href=\"{link}\""));
        page.ShouldNotContain("2026-08");
        page.ShouldContain("board.ja.pdf</a> &lt;佐藤&gt; <small>");
    }

    private string Folder(string month) => Path.Combine(_packs, month);

    private async Task<PackManifest> RecordAsync(string month, string name, string content, string? member = null)
    {
        var file = Path.Combine(Directory.CreateDirectory(Folder(month)).FullName, name);
        await File.WriteAllTextAsync(file, content);
        return await PackManifest.RecordAsync(Folder(month), month, "v1", new DateOnly(2026, 11, 5), [new WrittenFile(file, member)], CancellationToken.None);
    }
}
