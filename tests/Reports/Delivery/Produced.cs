using Warehouse.Reports.Delivery;

namespace Warehouse.Tests.Reports.Delivery;

/// <summary>A month's folder with a pack in it, as printing leaves it.</summary>
internal static class Produced
{
    public const string Month = "2026-10";

    public static readonly DateOnly AsOf = new(2026, 11, 5);

    /// <summary>The board pack in two languages, <c>ja paper</c> for PDF, and the Japanese HTML, into <paramref name="packs"/>/<paramref name="month"/>.</summary>
    public static async Task<string> WriteAsync(string packs, string version = "v1", string month = Month)
    {
        var folder = Directory.CreateDirectory(Path.Combine(packs, month)).FullName;
        var files = new[] { ("board.ja.pdf", "ja paper"), ("board.en.pdf", "en paper"), ("board.ja.html", "ja screen"), ("success.high.ja.pdf", "other") };
        foreach (var (name, content) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), content);
        await PackManifest.RecordAsync(folder, month, version, AsOf, [.. files.Select(file => new WrittenFile(Path.Combine(folder, file.Item1)))], default);
        return folder;
    }

    public static async Task<DeliveredPacks> PacksAsync(string packs) => await DeliveredPacks.ReadAsync(await WriteAsync(packs), Month, "board", ["ja", "en"], default);
}
