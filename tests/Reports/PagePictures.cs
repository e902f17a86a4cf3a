using System.Globalization;
using System.Text;
using Warehouse.DuckDb;
using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports;

/// <summary>
/// Pictures of a printed pack: kept in full beside the tests for looking at, and as a coarse grid of greys for comparing. Another major version of Chromium
/// draws letters and lines otherwise, so a grid is compared only within the version that it was recorded with.
/// </summary>
internal static class PagePictures
{
    private const int Wide = 48;
    private const int High = 34;

    // Of 255: what the edge of a letter may come to, in one cell and on the page.
    private const int MostInACell = 12;
    private const double MostOnAPage = 0.5;

    /// <summary>Where the pictures of a pack's pages are kept.</summary>
    public static string Folder(string name) => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures", name)).FullName;

    /// <summary>Compares the pages with those that were looked at; <c>WAREHOUSE_APPROVE=1</c> records them with the browser's version.</summary>
    public static void ShouldLookAsApproved(string pdf, string name)
    {
        var folder = Folder(name);
        foreach (var old in Directory.EnumerateFiles(folder)) File.Delete(old);
        Skip.If(PaperText.Said("pdftoppm", "-r", "72", "-png", pdf, Path.Combine(folder, "page")) is null, "poppler's pdftoppm is not installed");
        PaperText.Said("pdftoppm", "-gray", "-scale-to-x", $"{Wide}", "-scale-to-y", $"{High}", pdf, Path.Combine(folder, "grid"));
        byte[][] pages = [.. Directory.EnumerateFiles(folder, "grid*.pgm").Order(StringComparer.Ordinal).Select(Greys)];

        var approved = RepositoryRoot.Combine("tests", "Reports", "Approved", $"{name}.pictures.txt");
        var version = ChromiumMajor();
        if (Environment.GetEnvironmentVariable("WAREHOUSE_APPROVE") == "1") File.WriteAllLines(approved, [$"Chromium {version}", .. pages.Select(Convert.ToBase64String)]);

        var lines = File.ReadAllLines(approved);
        Skip.If(lines[0] != $"Chromium {version}", $"the pictures were recorded with {lines[0]}, this is {version}; they are in {folder}");
        pages.Length.ShouldBe(lines.Length - 1);
        for (var page = 0; page < pages.Length; page++) ShouldBeAlike(pages[page], Convert.FromBase64String(lines[page + 1]), $"page {page + 1} does not look as approved; see {folder}");
    }

    /// <summary>Fails where a cell, or the page as a whole, differs by more than letters' edges do.</summary>
    public static void ShouldBeAlike(byte[] found, byte[] approved, string says)
    {
        var differences = found.Zip(approved, (one, other) => Math.Abs(one - other)).ToArray();
        (differences.Max() <= MostInACell && differences.Average() <= MostOnAPage).ShouldBeTrue($"{says} (most of a cell {differences.Max()}, mean {differences.Average().ToString("0.00", CultureInfo.InvariantCulture)} of 255)");
    }

    // P5, width, height and 255 in three lines, then a byte a cell.
    private static byte[] Greys(string file) => File.ReadAllBytes(file)[^(Wide * High)..];

    private static string ChromiumMajor()
    {
        var said = PaperText.Said(ChromiumLocator.Find().Executable!, "--version", "--no-sandbox") ?? "";
        var digits = said.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit);
        return new StringBuilder().Append([.. digits]).ToString();
    }
}
