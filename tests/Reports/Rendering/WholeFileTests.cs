using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports.Rendering;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-whole-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Write_NewFolder_IsMadeAndNothingElseIsLeft()
    {
        var file = Path.Combine(_folder, "2026-10", "board.ja.html");
        await WholeFile.WriteAsync(file, "old"u8.ToArray(), default);
        await WholeFile.WriteAsync(file, "new"u8.ToArray(), default);

        (await File.ReadAllTextAsync(file)).ShouldBe("new");
        Directory.GetFiles(Path.GetDirectoryName(file)!).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Write_ThatFails_LeavesTheOldFileAndNoPart()
    {
        var file = Path.Combine(_folder, "board.ja.html");
        await WholeFile.WriteAsync(file, "old"u8.ToArray(), default);

        await Should.ThrowAsync<OperationCanceledException>(() => WholeFile.WriteAsync(file, "new"u8.ToArray(), new CancellationToken(canceled: true)));

        (await File.ReadAllTextAsync(file)).ShouldBe("old");
        Directory.GetFiles(_folder).Length.ShouldBe(1);
    }
}
