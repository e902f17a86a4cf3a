using System.Text.RegularExpressions;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Finance;
using Warehouse.Reports.Rendering;
using Warehouse.Tests.Reports.Board;
using Warehouse.Tests.Reports.Fakes;
using Warehouse.Tests.Reports.Finance;

namespace Warehouse.Tests.Reports;

/// <summary>The packs for customer success and finance, drawn from the same invented warehouse as the board's.</summary>
public sealed class OperationPackTests(BoardPackTests.Packs packs) : IClassFixture<BoardPackTests.Packs>
{
    private static readonly FinanceRecords Books = new([FinanceTitleTests.Bridge(-2_000_000, 500_000, 700)], [new(Sample.October, 3_000_000, 2_000_000, Sample.October, 2)], 100);

    public static TheoryData<string, int, string> Edges
    {
        get
        {
            var edges = new TheoryData<string, int, string>();
            foreach (var scenario in new[] { "first month", "one account", "no churn", "all churn" })
            {
                edges.Add("success", 10, scenario);
                edges.Add("finance", 9, scenario);
            }

            return edges;
        }
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Render_EdgeMonth_PrintsEveryPageWithoutNonsenseAndSaysWhatItIs(string pack, int pages, string scenario)
    {
        foreach (var language in new[] { "ja", "en" })
        {
            var html = File.ReadAllText(Render(pack, scenario, language, PackFormats.Html, isKnown: false).HtmlFile!);
            var text = PackText.Of(html);

            text.ShouldNotContain("NaN", Case.Sensitive);
            text.ShouldNotContain("∞");
            text.ShouldNotContain("**");
            text.ShouldNotContain("!!");
            Regex.Count(text, $"(?:[1-9]|10) / {pages}\\b").ShouldBe(pages);
            EdgeTexts.ShouldBeSaid(html, pack, scenario, language);
        }
    }

    [SkippableTheory]
    [InlineData("success", 10, "usual", "ja")]
    [InlineData("success", 10, "all churn", "en")]
    [InlineData("finance", 9, "usual", "en")]
    [InlineData("finance", 9, "first month", "ja")]
    public void Render_AnyMonth_PrintsTaggedPagesWithNothingOverlapping(string pack, int pages, string scenario, string language)
    {
        var chromium = ChromiumLocator.Find();
        Skip.If(chromium.Executable is null, chromium.Missing);

        var result = Render(pack, scenario, language, PackFormats.All, isKnown: true);

        // The layout check runs in the browser: text over text, a title on two lines, a box that leaves its page.
        result.Warnings.ShouldBeEmpty();
        var pdf = File.ReadAllText(result.PdfFile!, System.Text.Encoding.Latin1);
        Regex.Count(pdf, @"/Type\s*/Page\b").ShouldBe(pages);
        pdf.ShouldContain("/MarkInfo");
    }

    [SkippableTheory]
    [InlineData("success", 10, "ja")]
    [InlineData("success", 10, "en")]
    [InlineData("finance", 9, "ja")]
    [InlineData("finance", 9, "en")]
    public async Task Render_UsualMonth_EveryPageReadsAsApprovedOnPaperAndPrintsTheSameBytesAgain(string pack, int pages, string language)
    {
        await using var press = PrintingPress.Find();
        Skip.If(press.Missing is not null, press.Missing);

        var file = Render(pack, "usual", language, PackFormats.Pdf, isKnown: true, press).PdfFile!;
        var bytes = File.ReadAllBytes(file);

        PaperText.Pages(file).Count.ShouldBe(pages);
        PaperText.ShouldBeApproved(file, $"{pack}.{language}");
        File.ReadAllBytes(Render(pack, "usual", language, PackFormats.Pdf, isKnown: true, press).PdfFile!).SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes() =>
        File.ReadAllText(Render("success", "one account", "ja", PackFormats.Html, isKnown: true).HtmlFile!).ShouldBe(File.ReadAllText(Render("success", "one account", "ja", PackFormats.Html, isKnown: true).HtmlFile!));

    [Fact]
    public async Task Render_RestrictedToACsm_NamesHimOnEveryPageAndShowsNoOtherCsm()
    {
        var metrics = packs.Metrics(Scenario.OneAccount);
        var request = new PackRequest(metrics.Context.ClosingMonth, "ja", packs.Folder, PackFormats.Html) { Scope = PackScope.Csm("佐伯 花子"), FileName = "saeki" };

        var result = await PackCatalogue.RenderAsync("success", metrics, request, CancellationToken.None);

        Path.GetFileName(result.HtmlFile).ShouldBe("saeki.ja.html");
        var pages = PackText.Pages(File.ReadAllText(result.HtmlFile!));
        pages.Count.ShouldBe(9);
        pages.ShouldNotContain(page => page.Contains("維持コスト"), "no cost names a CSM");
        pages[0].ShouldContain("担当 佐伯 花子");
        pages.Skip(1).ShouldAllBe(page => page.Contains("CS運営パック（担当 佐伯 花子）"));
        pages[1].ShouldNotContain("有賀");
    }

    private PackResult Render(string pack, string scenario, string language, PackFormats formats, bool isKnown, PrintingPress? press = null)
    {
        var metrics = packs.Metrics(scenario switch { "usual" => Scenario.Usual, "first month" => Scenario.FirstMonth, "one account" => Scenario.OneAccount, "no churn" => Scenario.NoChurn, _ => Scenario.AllChurn });
        var request = new PackRequest(metrics.Context.ClosingMonth, language, packs.Folder, formats) { FileName = $"{pack}-{scenario.Replace(' ', '-')}", Finance = isKnown ? Books : null, Closes = isKnown ? Sample.Closes : null, Press = press };
        return PackCatalogue.RenderAsync(pack, metrics, request, CancellationToken.None).GetAwaiter().GetResult();
    }
}
