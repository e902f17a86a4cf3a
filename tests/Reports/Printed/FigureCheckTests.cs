using System.Text.RegularExpressions;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Success;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>The check itself: a wrong number, one without an origin and one that only paper has are each named with their page.</summary>
public sealed class FigureCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-figures-").FullName;
    private readonly FakeMetrics _metrics = new(Scenario.FirstMonth);

    [Fact]
    public void Figure_ThatIsNotTheAnswer_IsNamedWithItsPageAndTheAnswer()
    {
        var html = Html();
        // The accounts of the whole book: 40 in the first month.
        var wrong = new Regex("(<data value=\"\\d+\">)40(</data>)").Replace(html, "${1}41$2", 1);

        // The invented accounts have numbers for names, which are faults of their own.
        Faults(wrong).Except(Faults(html)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.ShouldStartWith("page 1: '41' in "),
            fault => fault.ShouldContain("query answers 40 for [0,\"paying_accounts\""));
    }

    [Fact]
    public void Number_WithoutAnOrigin_IsNamedWithTheWordsAroundIt() =>
        Faults(Html().Replace("月末の受け持ち", "月末の7,654の受け持ち", StringComparison.Ordinal)).ShouldContain(fault => fault.StartsWith("page 2: '7,654' in ") && fault.EndsWith("no origin, and of no class"));

    [Fact]
    public void Number_ThatOnlyPaperHas_IsNamed()
    {
        var html = Html();
        var paper = PackPages.Of(html).Select(page => page.Number == 3 ? page.Text + "\nリスク 98,765社" : page.Text).ToArray();

        FigureCheck.OfPaper(html, paper).ShouldBe(["page 3 on paper: '98,765' 1 times, 0 in the document: リスク 98,765社"]);
    }

    [Theory]
    [InlineData("12.35", "12.3", false)]
    [InlineData("12.35", "12.4", true)]
    [InlineData("-0.04", "±0.0", true)]
    [InlineData("-1234.5", "−1,235", true)]
    [InlineData("1234.5", "−1,235", false)]
    // The words around it say that it fell.
    [InlineData("-1234.5", "1,235", true)]
    public void PrintsAs_Half_IsRoundedAwayFromZeroAndASignCounts(string value, string printed, bool isSame) =>
        FigureAnswers.PrintsAs(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), printed).ShouldBe(isSame);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<string> Faults(string html) => FigureCheck.OfPages(html, _metrics.Query, path => path switch
    {
        ["targets", _, var metric, var month] => ((IMetrics)_metrics).TargetOf(metric, DateOnly.Parse(month, System.Globalization.CultureInfo.InvariantCulture))!.Target,
        ["days", _, var from, var to] => DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture).DayNumber - DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture).DayNumber,
        _ => throw new InvalidOperationException(string.Join(' ', path)),
    });

    private string Html() => File.ReadAllText(SuccessPack.RenderAsync(_metrics, new PackRequest(_metrics.Context.ClosingMonth, "ja", _folder, PackFormats.Html), default).GetAwaiter().GetResult().HtmlFile!);
}
