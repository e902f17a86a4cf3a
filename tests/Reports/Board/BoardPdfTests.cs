using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board;
using Warehouse.Reports.Rendering;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Board;

public sealed class BoardPdfTests(BoardPdfTests.Printed printed) : IClassFixture<BoardPdfTests.Printed>
{
    [SkippableTheory]
    [InlineData("usual", "ja")]
    [InlineData("usual", "en")]
    [InlineData("first month", "ja")]
    [InlineData("one account", "en")]
    [InlineData("all churn", "ja")]
    [InlineData("no surveys", "en")]
    [InlineData("100,000 accounts", "ja")]
    [InlineData("100,000 accounts", "en")]
    public async Task Render_AnyMonth_PrintsThirteenTaggedPagesWithOutlineAndFonts(string month, string language)
    {
        // A layout fault would have failed the print.
        var file = await printed.PdfAsync(month, language);

        var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        Regex.Count(pdf, @"/Type\s*/Page\b").ShouldBe(13);
        pdf.ShouldContain($"/Lang ({language})");
        pdf.ShouldContain("/MarkInfo");
        pdf.ShouldContain("/StructTreeRoot");
        pdf.ShouldContain("/Outlines");
        pdf.ShouldContain("/Author <FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("株式会社みほんクラウド")) + ">");
        pdf.ShouldContain("/Title <FEFF");
        pdf.ShouldContain("/CreationDate (D:20261105000000Z)");
        PaperText.Fonts(file).ShouldAllBe(font => font.Contains("NotoSansJP") && font.Contains("yes yes yes"));
    }

    [SkippableTheory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Render_UsualMonth_EveryPageReadsAsApprovedOnPaper(string language)
    {
        var file = await printed.PdfAsync("usual", language);

        PaperText.Pages(file).Count.ShouldBe(13);
        PaperText.ShouldBeApproved(file, $"board.{language}");
    }

    [SkippableTheory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Render_UsualMonth_EveryPageLooksAsApproved(string language) => PagePictures.ShouldLookAsApproved(await printed.PdfAsync("usual", language), $"board.{language}");

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Picture_WithABlackCellElsewhere_IsNotAlike(int moved, bool isAlike)
    {
        static byte[] Page(int black) => [.. Enumerable.Range(0, 48 * 34).Select(cell => (byte)(cell == black ? 0 : 255))];

        var look = () => PagePictures.ShouldBeAlike(Page(700 + moved), Page(700), "page 1");

        if (isAlike) look.ShouldNotThrow();
        else look.ShouldThrow<ShouldAssertException>().Message.ShouldContain("most of a cell 255");
    }

    [SkippableTheory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Render_OneHundredThousandAccounts_NamesTiersAndFiguresInFull(string language)
    {
        var pages = PaperText.Pages(await printed.PdfAsync("100,000 accounts", language));

        // The layers of the trend are named whole beside figures of seven digits; counts of five digits stand apart; one account of so many is next to nothing.
        foreach (var tier in language == "ja" ? new[] { "ハイタッチ", "ロータッチ", "テックタッチ" } : ["High touch", "Low touch", "Tech touch"]) Regex.IsMatch(pages[2], $@"{tier} [\d,]{{5,}}\.\d\d").ShouldBeTrue(tier);
        Regex.Matches(pages[5], @"\d,\d{3}(?=\d)").ShouldBeEmpty();
        pages[4].ShouldContain(language == "ja" ? "1社の解約が0.1pt未満に当たる" : "one is under 0.1 pt");
    }

    [SkippableFact]
    public async Task Render_SameDataAgain_GivesTheSameBytesOfThePdf()
    {
        var first = await File.ReadAllBytesAsync(await printed.PdfAsync("usual", "ja"));

        (await File.ReadAllBytesAsync(await printed.PrintAsync("usual", "ja", "again"))).ShouldBe(first);
    }

    [SkippableFact]
    public async Task Render_Figures_AreTheAnswersToFreshQuestionsRoundedToTheirUnit()
    {
        var lines = PaperText.Of(await printed.PdfAsync("usual", "en")).Split('\n');
        var metrics = new FakeMetrics(Scenario.Usual);
        var month = metrics.Context.ClosingMonth;
        foreach (var (tier, name) in new[] { ("high", "High touch"), ("low", "Low touch"), ("tech", "Tech touch") })
        {
            // NRR and GRR as per cent with one decimal, MRR in millions with two.
            var retention = Fresh(metrics, month, tier, "nrr", "grr");
            lines.ShouldContain(line => line.Contains(name) && line.Contains(Rounded(retention[0] * 100, 1)) && line.Contains(Rounded(retention[1] * 100, 1)), $"NRR and GRR of {name}");
            var bridge = Fresh(metrics, month, tier, "mrr_opening", "mrr_closing", "new_mrr", "churned_mrr", "expansion_mrr");
            lines.ShouldContain(line => line.Contains(name) && bridge.All(amount => amount == 0 || line.Contains(Rounded(Math.Abs(amount) / 1_000_000m, 2))), $"bridge of {name}");
        }

        var whole = Fresh(metrics, month, null, "csat", "upsell_rate", "health_score", "arpa");
        string[] figures = [Rounded(whole[0] * 100, 1), Rounded(whole[1] * 100, 1), Rounded(whole[2], 1), Rounded(whole[3] / 1000m, 1)];
        foreach (var (row, figure) in new[] { "CSAT", "Upsell rate", "Health score", "ARPA" }.Zip(figures)) lines.ShouldContain(line => line.Contains(row) && line.Contains(figure), $"{row} {figure}");
    }

    private static decimal[] Fresh(FakeMetrics metrics, DateOnly month, string? tier, params string[] names)
    {
        string[] groupBy = tier is null ? ["metric_time__month"] : ["metric_time__month", "account__touch_tier"];
        var table = metrics.Query(new MetricRequest(names, groupBy) { Start = month, End = month.AddMonths(1).AddDays(-1) });
        var row = table.Rows.Single(each => tier is null || (string?)each[1] == tier);
        return [.. row.Skip(groupBy.Length).Select(cell => Convert.ToDecimal(cell, CultureInfo.InvariantCulture))];
    }

    private static string Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals, CultureInfo.InvariantCulture);

    /// <summary>Packs as PDF, each printed once, all in one browser.</summary>
    public sealed class Printed : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-pdf-").FullName;
        private readonly PrintingPress _press = PrintingPress.Find();
        private readonly Dictionary<(string, string), string> _files = [];

        public async Task<string> PdfAsync(string month, string language) => _files.TryGetValue((month, language), out var known) ? known : _files[(month, language)] = await PrintAsync(month, language, $"board-{_files.Count}");

        public async Task<string> PrintAsync(string month, string language, string name)
        {
            Skip.If(_press.Missing is not null, _press.Missing);
            var fake = new FakeMetrics(month switch { "first month" => Scenario.FirstMonth, "one account" => Scenario.OneAccount, "no surveys" => Scenario.NoSurveys, "all churn" => Scenario.AllChurn, _ => Scenario.Usual });
            IMetrics metrics = month == "100,000 accounts" ? new MagnifiedMetrics(fake, 200) : fake;
            var result = await BoardPack.RenderAsync(metrics, new PackRequest(metrics.Context.ClosingMonth, language, _folder) { Quality = Sample.Quality, Closes = Sample.Closes, FileName = name, Press = _press }, default);
            result.Warnings.ShouldBeEmpty();
            return result.PdfFile!;
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            await _press.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
