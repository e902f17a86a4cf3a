using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board;
using Warehouse.Reports.Rendering;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Board;

public sealed class BoardPdfTests
{
    [SkippableTheory]
    [InlineData("usual", "ja")]
    [InlineData("usual", "en")]
    [InlineData("first month", "ja")]
    [InlineData("one account", "en")]
    [InlineData("all churn", "ja")]
    public void Render_AnyMonth_PrintsThirteenTaggedPagesWithNothingOverlapping(string month, string language)
    {
        var chromium = ChromiumLocator.Find();
        Skip.If(chromium.Executable is null, chromium.Missing);
        var folder = Directory.CreateTempSubdirectory("warehouse-pdf-").FullName;
        try
        {
            var metrics = new FakeMetrics(month switch { "usual" => Scenario.Usual, "first month" => Scenario.FirstMonth, "one account" => Scenario.OneAccount, _ => Scenario.AllChurn });
            var result = BoardPack.Render(metrics, new PackRequest(metrics.Context.ClosingMonth, language, folder) { Quality = Sample.Quality, Closes = Sample.Closes });

            // The layout check runs in the browser: text over text, a title on two lines, a box that leaves its page.
            result.Warnings.ShouldBeEmpty();
            Directory.GetFiles(folder).Select(Path.GetFileName).Order().ShouldBe([$"board.{language}.html", $"board.{language}.pdf"]);
            var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(result.PdfFile!));
            Regex.Count(pdf, @"/Type\s*/Page\b").ShouldBe(13);
            pdf.ShouldContain($"/Lang ({language})");
            pdf.ShouldContain("/MarkInfo");
            pdf.ShouldContain("/Outlines");
            pdf.ShouldContain("/Author <FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("株式会社みほんクラウド")) + ">");
            pdf.ShouldContain("/CreationDate (D:20261105000000Z)");
            Fonts(result.PdfFile!).ShouldAllBe(font => font.Contains("NotoSansJP") && font.Contains("yes yes yes"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Without poppler there is nothing to list fonts with; the other claims still hold.
    private static string[] Fonts(string pdf)
    {
        try
        {
            using var list = Process.Start(new ProcessStartInfo("pdffonts", [pdf]) { RedirectStandardOutput = true })!;
            return [.. list.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
